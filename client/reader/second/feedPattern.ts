/** ARIA's pattern for feeds: each article says its place, and Page Down and Page Up go from one to the next. */

export class FeedPattern {
  readonly #feed: HTMLElement;

  constructor(feed: HTMLElement) {
    this.#feed = feed;
  }

  start(): void {
    new MutationObserver(() => this.#number()).observe(this.#feed, { childList: true });
    this.#number();
    this.#feed.addEventListener('keydown', (event) => this.#key(event));
  }

  /** Says the places. How many entries there are in all is not known, for which ARIA has -1. */
  #number(): void {
    [...this.#feed.children].forEach((article, at) => {
      const place = String(at + 1);
      // Written only where it changed: each write is told to those who read the page aloud.
      if (article.ariaPosInSet !== place) article.ariaPosInSet = place;
      if (article.ariaSetSize !== '-1') article.ariaSetSize = '-1';
    });
  }

  #key(event: KeyboardEvent): void {
    const { key, ctrlKey, target } = event;
    const article = target instanceof Element && target.closest('[data-entry]');
    if (!article) return;
    const next = nextFrom(article, key, ctrlKey);
    if (!next) return;
    event.preventDefault();
    next.focus();
  }
}

/** The element that a key goes to; null where it is none of ours, or there is none. */
function nextFrom(article: Element, key: string, control: boolean): HTMLElement | null {
  if (control && key === 'End') return document.querySelector<HTMLElement>('.older:not([hidden]) a, footer a');
  if (control && key === 'Home') return document.querySelector<HTMLElement>('header.site a');
  if (control) return null;
  if (key === 'PageDown') return article.nextElementSibling as HTMLElement | null;
  if (key === 'PageUp') return article.previousElementSibling as HTMLElement | null;
  return null;
}
