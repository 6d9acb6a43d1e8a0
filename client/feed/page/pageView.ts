/** The timeline's view of a real page: the reader's own, or the part of another site's page that is an embed. */
import type { Article, Page, View } from '../timeline/ports.js';
import { keepFocus } from './focus.js';
import { type Room, steadilyIn } from './steady.js';
import type { Times } from './times.js';

/** The sentences on new entries. */
export interface News {
  /** Tells screen readers of new entries, politely and in batches. */
  arrived(articles: readonly Article[]): void;
  /** The sentence on the button that shows what is held back. */
  countNew(articles: ReadonlyMap<string, Article>): string;
}

export interface PageViewParts {
  /** The document, or the shadow tree, of the feed. */
  root: Document | ShadowRoot;
  feed: HTMLElement;
  /** What the feed is scrolled in. */
  room: Room;
  times: Times;
  speaker: News;
  /** HTML of the server as nodes to be placed. */
  made: (html: string) => DocumentFragment;
  /** Puts a new top into `[data-top]`. */
  fillTop: (top: HTMLElement, html: string) => void;
  /** The address of the page before that order. */
  olderAddress: (before: number) => string;
}

export class PageView implements View {
  /** Told by a script that comes later than the page: see `View`. */
  declare newer?: View['newer'];
  declare skips?: View['skips'];
  readonly #parts: PageViewParts;
  readonly #root: Document | ShadowRoot;
  readonly #feed: HTMLElement;

  constructor(parts: PageViewParts) {
    this.#parts = parts;
    this.#root = parts.root;
    this.#feed = parts.feed;
  }

  atTop(): boolean {
    return this.#parts.room.seesTop(this.#feed);
  }

  steady(work: () => void): void {
    steadilyIn(this.#parts.room, this.#feed, work);
  }

  place(article: Article, before: string | null): void {
    this.#feed.insertBefore(this.#made(article), before === null ? null : this.#find(before));
  }

  /** Renews an entry; what the reader has unfolded in it stays so. */
  replace(article: Article): void {
    const element = this.#find(article.id);
    const nodes = this.#made(article);
    const before = element?.querySelectorAll('details');
    nodes.querySelectorAll('details').forEach((fold, at) => (fold.open = !!before?.[at]?.open));
    if (element) keepFocus(element, () => this.steady(() => element.replaceWith(nodes)), nodes.firstElementChild);
  }

  /** Removes an entry at once, also under the reader's focus: nothing may be left of it. The focus goes to the next entry. */
  remove(id: string): void {
    const element = this.#find(id);
    if (element)
      keepFocus(element, () => element.remove(), element.nextElementSibling ?? element.previousElementSibling);
  }

  top(html: string): void {
    const top = this.#root.querySelector<HTMLElement>('[data-top]');
    if (top) keepFocus(top, () => this.steady(() => this.#fillTop(top, html)), this.#feed.parentElement);
  }

  restart({ top, articles }: Page): void {
    this.top(top);
    keepFocus(this.#feed, () => this.#feed.replaceChildren(...articles.map((article) => this.#made(article))));
  }

  pending(articles: ReadonlyMap<string, Article>): void {
    const button = this.#root.querySelector<HTMLElement>('[data-pending]');
    if (!button) return;
    const { size } = articles;
    button.dataset.pending = String(size || '');
    button.hidden = !size;
    button.textContent = this.#parts.speaker.countNew(articles);
  }

  arrived(articles: readonly Article[]): void {
    this.#parts.speaker.arrived(articles);
  }

  /** Shows or hides the link to older entries, which is there from the beginning. */
  older(before: number | null): void {
    const link = this.#root.querySelector<HTMLAnchorElement>('[data-older]');
    link?.parentElement?.toggleAttribute('hidden', before === null);
    if (link && before !== null) link.href = this.#parts.olderAddress(before);
  }

  #find(id: string): HTMLElement | null {
    return this.#root.getElementById(`e-${id}`);
  }

  #made({ html }: Article): DocumentFragment {
    const nodes = this.#parts.made(html);
    this.#parts.times.fill(nodes);
    return nodes;
  }

  #fillTop(top: HTMLElement, html: string): void {
    this.#parts.fillTop(top, html);
    this.#parts.times.fill(top);
  }
}
