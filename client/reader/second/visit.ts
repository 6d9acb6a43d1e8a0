/**
 * Marks what is new to this reader: since the page was opened, and, only where the reader asked for it on this device, since
 * the last visit. On a page of some entries, or in the other order, nobody has seen all that came before: it leaves the place
 * of that visit where it is. A mark is quiet: it says itself beside the time, and nothing moves or flashes.
 */
import type { ReaderSecond } from '../../../shared/messages/en/readerSecond.js';
import { counted, fill } from '../../feed/page/words.js';
import { isWhole } from '../whichFeed.js';
import { Place } from './place.js';
import { say } from './saying.js';

/** Shows that there are older entries than those on the page. */
const OLDER = ':not([hidden]) > [data-older]';

export class Visit {
  readonly #feed: HTMLElement;
  readonly #words: ReaderSecond;
  readonly #lang: string;
  readonly #place: Place;
  readonly #top = document.querySelector('[data-top]');
  /** Points of the summary that the reader found when they came. */
  readonly #points = new Set(this.#pointsNow().map(nameOf));
  readonly #isWhole: boolean;
  /** Entries up to this order are not new. */
  #known: number;

  constructor(feed: HTMLElement, words: ReaderSecond, lang: string) {
    this.#feed = feed;
    this.#words = words;
    this.#lang = lang;
    this.#place = new Place(feed.dataset.blog ?? '');
    this.#isWhole = isWhole(feed);
    this.#known = this.#seen();
  }

  start(): void {
    const last = this.#place.read();
    if (last !== null && this.#isWhole) this.#tellSince(last);
    new MutationObserver(() => this.#mark()).observe(this.#feed, { childList: true });
    if (this.#top) new MutationObserver(() => this.#markPoints()).observe(this.#top, { childList: true });
    this.#mark();
    this.#offer();
    if (this.#isWhole)
      document.addEventListener('visibilitychange', () => document.hidden && this.#place.move(this.#seen()));
  }

  /** The order up to which nothing is new: of the newest entry here, or of all that there are, where the page has some alone. */
  #seen(): number {
    return Math.max(this.#isWhole ? 0 : Number(this.#feed.dataset.seq), ...this.#orders());
  }

  #orders(): number[] {
    return [...this.#feed.children].map((article) => Number((article as HTMLElement).dataset.order));
  }

  #mark(): void {
    for (const article of this.#feed.children as HTMLCollectionOf<HTMLElement>)
      if (Number(article.dataset.order) > this.#known) this.#put(article.querySelector('.m'));
  }

  #markPoints(): void {
    for (const point of this.#pointsNow()) if (!this.#points.has(nameOf(point))) this.#put(point);
  }

  #pointsNow(): Element[] {
    return [...(this.#top?.querySelectorAll('[data-fold=summary] li, .summary li') ?? [])];
  }

  #put(line: Element | null): void {
    if (!line || line.querySelector('.new')) return;
    const mark = document.createElement('b');
    mark.className = 'new';
    mark.lang = document.documentElement.lang;
    mark.textContent = this.#words.isNew;
    line.append(' ', mark);
  }

  #tellSince(last: number): void {
    const orders = this.#orders();
    const count = orders.filter((order) => order > last).length;
    if (count === 0) return;
    this.#known = last;
    // Older entries that are not on the page may be new, too.
    const isAtLeast = count === orders.length && document.querySelector(OLDER) !== null;
    say(isAtLeast ? fill(this.#words.manySinceLast, String(count)) : counted(this.#words.sinceLast, count, this.#lang));
  }

  /** Shows the button that has this device remember, and beside it, once it does, the one that has it forget. */
  #offer(): void {
    const button = document.querySelector<HTMLButtonElement>('[data-visits]');
    if (!button) return;
    const show = (): void => {
      button.textContent = this.#place.read() === null ? this.#words.remember : this.#words.forget;
    };
    button.hidden = false;
    button.addEventListener('click', () => {
      this.#change();
      show();
    });
    show();
  }

  #change(): void {
    if (this.#place.read() !== null) {
      this.#place.forget();
      return say(this.#words.forgotten);
    }
    say(this.#place.keep(this.#seen()) ? this.#words.kept : this.#words.noRoom);
  }
}

/** A point by what it rests on and says. */
function nameOf(point: Element): string {
  return `${point.querySelector('a')?.getAttribute('href') ?? ''} ${point.textContent}`;
}
