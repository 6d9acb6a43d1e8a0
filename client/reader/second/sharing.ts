/**
 * Shares an entry or the blog by the system's own dialog, else by a copied link, which a note says. The address is all that is
 * shared: the messenger asks our server for the rest, as it stands then.
 */
import type { ReaderSecond } from '../../../shared/messages/en/readerSecond.js';
import { fill } from '../../feed/page/words.js';
import { say } from './saying.js';

export class Sharing {
  readonly #words: ReaderSecond;

  constructor(words: ReaderSecond) {
    this.#words = words;
  }

  start(): void {
    document.addEventListener('click', (event) => {
      const control = event.target instanceof Element && event.target.closest<HTMLElement>('[data-share]');
      if (!control) return;
      event.preventDefault();
      void this.#share(control);
    });
    const feed = document.querySelector<HTMLElement>('[role=feed]');
    if (!feed) return;
    new MutationObserver(() => this.#offer(feed)).observe(feed, { childList: true });
    this.#offer(feed);
  }

  /** Puts a button into each entry. It takes no room of its own, so that nothing moves. */
  #offer(feed: HTMLElement): void {
    for (const article of feed.children) {
      if (article.querySelector(':scope > [data-share]')) continue;
      const button = document.createElement('button');
      button.type = 'button';
      button.dataset.share = addressOf(article, feed.dataset.home);
      button.ariaLabel = button.title = this.#words.share;
      // The place is the page's, whatever the entry's direction is.
      ({ lang: button.lang, dir: button.dir } = document.documentElement);
      article.append(button);
    }
  }

  async #share(control: HTMLElement): Promise<void> {
    const url = new URL(control.dataset.share ?? '', location.href).href;
    try {
      if ('share' in navigator) return await navigator.share({ url });
    } catch (failure) {
      // The reader has closed the dialog: that is an answer.
      if (failure instanceof Error && failure.name === 'AbortError') return;
    }
    await this.#copy(url);
  }

  async #copy(url: string): Promise<void> {
    try {
      // Absent where the page came without encryption.
      await navigator.clipboard.writeText(url);
      say(this.#words.shared);
    } catch {
      say(fill(this.#words.shareFailed, url));
    }
  }
}

/** An entry's own page; where the blog has a home on its publisher's site, the entry there, which the embed in that page shows. */
function addressOf(article: Element, home: string | undefined): string {
  if (home !== undefined) return `${home.replace(/#.*/, '')}#${article.id}`;
  return article.querySelector<HTMLAnchorElement>('.m a')?.href ?? '';
}
