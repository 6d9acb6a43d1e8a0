/** Photos that the network lost: a browser shows them as broken until the page is loaded anew, and asks no more. */

/** Milliseconds. Then it waits until the line is back: what is gone for good is not asked for without end. */
const AGAIN_AFTER = [5_000, 30_000];

/** `root`: the document, or the shadow tree, in which `[data-connection]` and the photos stand, also those that come. */
export function retryPhotos(root: Document | ShadowRoot): void {
  /** How often each was asked for again. */
  const broken = new Map<HTMLImageElement, number>();
  const waiting = new Set<HTMLImageElement>();
  const on = (name: 'load' | 'error', work: (image: HTMLImageElement) => void): void =>
    root.addEventListener(name, ({ target }) => target instanceof HTMLImageElement && work(target), true);
  on('load', (image) => broken.delete(image));
  on('error', lost);
  // Those that were lost before anybody listened. One that is not wanted yet stays so when it is asked for.
  for (const image of root.querySelectorAll<HTMLImageElement>('picture img'))
    if (image.complete && image.naturalWidth === 0) lost(image);

  const line = root.querySelector<HTMLElement>('[data-connection]');
  if (!line) return;
  new MutationObserver(() => {
    if (line.dataset.connection === 'live') [...broken.keys()].forEach(ask);
  }).observe(line, { attributeFilter: ['data-connection'] });

  /** One that was seen as broken already may be told of as well. */
  function lost(image: HTMLImageElement): void {
    if (waiting.has(image)) return;
    const times = broken.get(image) ?? 0;
    broken.set(image, times + 1);
    const wait = AGAIN_AFTER[times];
    if (wait === undefined) return;
    waiting.add(image);
    setTimeout(() => {
      waiting.delete(image);
      ask(image);
    }, wait);
  }

  /** A picture chooses among its files anew whenever one of them is set, also to what it was. */
  function ask(image: HTMLImageElement): void {
    if (!image.isConnected) broken.delete(image);
    else if (broken.has(image)) image.setAttribute('src', image.getAttribute('src') ?? '');
  }
}
