/**
 * Late entries on an open page: the groups in which they stand, and the one sentence that tells of many. The server has
 * said the groups of the page as it was; here they stay right after every arrival, retraction, revision and older batch.
 */
import type { News } from '../feed/page/pageView.js';
import type { Speaker } from '../feed/page/speaker.js';
import { steadily } from '../feed/page/steady.js';
import { counted, fill, type Words } from '../feed/page/words.js';
import type { Article } from '../feed/timeline/ports.js';
import { lateGroups, markIn, toldIn } from '../../shared/late.js';
import { timeSpan } from '../../shared/messages/times.js';

/** Milliseconds without another late entry, after which their number is told: a phone sends what waited one by one. */
const QUIET = 6_000;
/** Milliseconds after which it is told in any case. */
const LONGEST = 45_000;

export class LateEntries {
  readonly #feed: HTMLElement;
  readonly #words: Words;
  readonly #lang: string;
  #untold: Article[] = [];
  #since = 0;
  #telling: ReturnType<typeof setTimeout> | undefined;

  constructor(feed: HTMLElement, words: Words, lang: string) {
    this.#feed = feed;
    this.#words = words;
    this.#lang = lang;
  }

  /** Follows the feed; its changes are seen before they are painted. */
  start(): void {
    new MutationObserver(() => this.#mark()).observe(this.#feed, { childList: true });
  }

  /** The speaker's sentences on new entries, with those that are late told apart, and spoken once they are all there. */
  news(speaker: Speaker): News {
    return {
      countNew: (articles) => this.#told([...articles.values()], (onTime) => speaker.countNew({ size: onTime })),
      arrived: (articles) => {
        const onTime = articles.filter(({ html }) => !markIn(html));
        if (onTime.length) speaker.arrived(onTime);
        if (onTime.length < articles.length) this.#tellLater(articles.filter(({ html }) => markIn(html)));
      },
    };
  }

  #tellLater(late: readonly Article[]): void {
    const now = performance.now();
    if (!this.#untold.length) this.#since = now;
    this.#untold.push(...late);
    clearTimeout(this.#telling);
    this.#telling = setTimeout(() => this.#tell(), Math.min(QUIET, this.#since + LONGEST - now));
  }

  #tell(): void {
    const place = this.#feed.parentElement?.querySelector('[data-announce]');
    if (place) place.textContent = this.#told(this.#untold, () => '');
    this.#untold = [];
  }

  #told(articles: readonly Article[], countNew: (onTime: number) => string): string {
    const late = articles.flatMap(({ html }) => toldIn(markIn(html))?.happenedAt ?? []).sort();
    const onTime = articles.length - late.length;
    const [from] = late;
    if (!from) return countNew(onTime);
    const said = counted(this.#words.newLate, late.length, this.#lang);
    return (onTime ? `${countNew(onTime)} · ` : '') + fill(said, this.#span(from, late.at(-1) ?? from));
  }

  #mark(): void {
    const articles = [...this.#feed.children] as HTMLElement[];
    const places = articles.map(() => ['', '']);
    for (const { first, last, from, to } of lateGroups(articles.map(({ dataset }) => toldIn(dataset.late)))) {
      places.fill(['more', ''], first, last + 1);
      places[first] = ['first', fill(this.#words.sentLate, this.#span(from, to))];
    }
    const isWrong = (article: HTMLElement, at: number): boolean =>
      (article.dataset.group ?? '') !== places[at]?.[0] || (lineOf(article)?.textContent ?? '') !== places[at][1];
    if (articles.some(isWrong))
      steadily(this.#feed, () => articles.forEach((article, at) => place(article, places[at] ?? [])));
  }

  #span(from: string, to: string): string {
    return timeSpan(from, to, this.#feed.dataset.timeZone ?? 'UTC', this.#lang);
  }
}

function lineOf(article: Element): Element | null {
  const { firstElementChild } = article;
  return firstElementChild?.className === 'late' ? firstElementChild : null;
}

/** Puts an article into its place in a group, or out of it; the line stands inside of it, since a feed holds articles alone. */
function place(article: HTMLElement, [group = '', said = '']: string[]): void {
  if (group) article.dataset.group = group;
  else delete article.dataset.group;
  lineOf(article)?.remove();
  if (!said) return;
  const line = document.createElement('p');
  Object.assign(line, { className: 'late', lang: document.documentElement.lang, dir: 'ltr', textContent: said });
  article.prepend(line);
}
