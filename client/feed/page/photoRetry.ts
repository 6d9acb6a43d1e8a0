/** Asks again for photos that the network lost: a browser shows them as broken until the page is loaded anew. */

/** Milliseconds. Twice as long each time: a whole crowd must not ask again and again for a photo that is gone for good. */
const FIRST_WAIT = 5_000;
const LONGEST_WAIT = 600_000;

/**
 * Asks after some seconds, and whenever the connection is back; also for photos that come later, until `signal` ends it.
 * `root`: the document, or the shadow tree, of the feed.
 */
export function retryPhotos(root: Document | ShadowRoot, signal?: AbortSignal): void {
  let wait = FIRST_WAIT;
  let waiting = false;
  const later = (): void => {
    if (waiting) return;
    waiting = true;
    setTimeout(() => {
      waiting = false;
      if (!signal?.aborted) askAgain(root);
    }, wait);
    wait = Math.min(2 * wait, LONGEST_WAIT);
  };
  root.addEventListener('error', later, { capture: true, signal });
  // Photos may have been lost before anybody listened.
  later();

  const connection = root.querySelector<HTMLElement>('[data-connection]');
  if (!connection) return;
  const watching = new MutationObserver(() => {
    if (connection.dataset.connection !== 'live') return;
    wait = FIRST_WAIT;
    askAgain(root);
  });
  watching.observe(connection, { attributeFilter: ['data-connection'] });
  signal?.addEventListener('abort', () => watching.disconnect());
}

/** Sets lost photos' addresses again. A photo that is not wanted yet may pass for lost, and stays unwanted. */
function askAgain(root: ParentNode): void {
  for (const image of root.querySelectorAll<HTMLImageElement>('picture img'))
    if (image.complete && image.naturalWidth === 0) image.setAttribute('src', image.src);
}
