/** Asks again for photos that the network lost: a browser shows them as broken until the page is loaded anew. */

/** Milliseconds. Twice as long each time: a whole crowd must not ask again and again for a photo that is gone for good. */
const FIRST_WAIT = 5_000;
const LONGEST_WAIT = 600_000;

/** Asks after some seconds, and whenever the connection is back; also for photos that come later. */
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
  // Photos may have been lost before anybody listened.
  later();

  const connection = document.querySelector<HTMLElement>('[data-connection]');
  if (!connection) return;
  new MutationObserver(() => {
    if (connection.dataset.connection !== 'live') return;
    wait = FIRST_WAIT;
    askAgain();
  }).observe(connection, { attributeFilter: ['data-connection'] });
}

/** Sets lost photos' addresses again. A photo that is not wanted yet may pass for lost, and stays unwanted. */
function askAgain(): void {
  for (const image of document.querySelectorAll<HTMLImageElement>('picture img'))
    if (image.complete && image.naturalWidth === 0) image.setAttribute('src', image.src);
}
