/** Photos that the network lost: a browser shows them as broken until the page is loaded anew, and asks no more. */

/** Milliseconds. Twice as long each time: what is gone for good must not be asked for again and again by a whole crowd. */
const FIRST_WAIT = 5_000;
const LONGEST_WAIT = 600_000;

/** Asks for them after some seconds, and whenever the line is back; for those that come later, too. */
export function retryPhotos(): void {
  let wait = FIRST_WAIT;
  let waiting = false;
  const later = (): void => {
    if (waiting) return;
    waiting = true;
    setTimeout(() => {
      waiting = false;
      askAgain();
    }, wait);
    wait = Math.min(2 * wait, LONGEST_WAIT);
  };
  document.addEventListener('error', later, true);
  // For those that were lost before anybody listened.
  later();

  const connection = document.querySelector<HTMLElement>('[data-connection]');
  if (!connection) return;
  new MutationObserver(() => {
    if (connection.dataset.connection !== 'live') return;
    wait = FIRST_WAIT;
    askAgain();
  }).observe(connection, { attributeFilter: ['data-connection'] });
}

/** One that is not wanted yet may pass for lost, and stays unwanted when it is asked for. */
function askAgain(): void {
  for (const image of document.querySelectorAll<HTMLImageElement>('picture img'))
    if (image.complete && image.naturalWidth === 0) image.setAttribute('src', image.src);
}
