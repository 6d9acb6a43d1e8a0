/** ARIA's pattern for feeds: each article says its place, and Page Down and Page Up go from one to the next. */

/** The ends of what is shown: links that load more. */
const MORE = ':not([hidden]) > :is([data-older], [data-newer])';
const CONTROLS = 'a[href], button, summary';

export class FeedPattern {
  readonly #feed: HTMLElement;

  constructor(feed: HTMLElement) {
    this.#feed = feed;
  }

  start(): void {
    new MutationObserver(() => this.#number()).observe(this.#feed, { childList: true });
    this.#number();
    // Around the feed, where the link that skips the page's top leads.
    this.#feed.parentElement?.addEventListener('keydown', (event) => this.#key(event));
  }

  /** Says the places. While there are more entries than are shown, their number is not known, for which ARIA has -1. */
  #number(): void {
    const { children } = this.#feed;
    const size = document.querySelector(MORE) ? -1 : children.length;
    [...children].forEach((article, at) => {
      say(article, 'aria-posinset', at + 1);
      say(article, 'aria-setsize', size);
    });
  }

  #key(event: KeyboardEvent): void {
    const { key, ctrlKey, altKey, shiftKey, metaKey, target } = event;
    if (altKey || shiftKey || metaKey) return;
    const next = ctrlKey ? this.#beyond(key) : this.#near(key, target as Element);
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  /** Page Down from above the entries leads to the first. */
  #near(key: string, target: Element): HTMLElement | null | undefined {
    const article = target.closest<HTMLElement>('[data-entry]');
    if (key === 'PageDown')
      return (article ? article.nextElementSibling : this.#feed.firstElementChild) as HTMLElement | null;
    if (key === 'PageUp') return article?.previousElementSibling as HTMLElement | null | undefined;
    return null;
  }

  /** The first control of the page, or the first after the feed. */
  #beyond(key: string): HTMLElement | null | undefined {
    if (key === 'Home') return document.querySelector<HTMLElement>('header.site a');
    if (key !== 'End') return null;
    return [...document.querySelectorAll<HTMLElement>(CONTROLS)].find(
      (control) =>
        this.#feed.compareDocumentPosition(control) === Node.DOCUMENT_POSITION_FOLLOWING &&
        control.getClientRects().length > 0,
    );
  }
}

/** Writes only what changed: each write is told to those who have the page read aloud. */
function say(article: Element, name: string, value: number): void {
  if (article.getAttribute(name) !== String(value)) article.setAttribute(name, String(value));
}
