/**
 * Late entries on an open page: the groups in which they stand, and the one sentence that tells of many. The server has
 * said the groups of the page as it was; here they stay right after every arrival, retraction, revision and older batch.
 * A script of its own, since most rallies never need it; `news.ts` loads it with the first late entry.
 */
import { steadily } from '../feed/page/steady.js';
import { counted, fill, type LaterWords } from '../feed/page/words.js';
import { lateGroups, markIn, toldIn } from '../../shared/late.js';
import { timeSpan } from '../../shared/messages/times.js';

/** Milliseconds without another late entry, after which their number is told: a phone sends what waited one by one. */
const QUIET = 6_000;
/** Milliseconds after which it is told in any case. */
const LONGEST = 45_000;

/** Begins to keep the groups of a feed. `lang`: the language of figures. */
export function follow(feed: HTMLElement, words: LaterWords, lang: string): LateEntries {
  const late = new LateEntries(feed, words, lang);
  late.start();
  return late;
}

export class LateEntries {
  readonly #feed: HTMLElement;
  readonly #words: LaterWords;
  readonly #lang: string;
  #untold: string[] = [];
  #since = 0;
  #telling: ReturnType<typeof setTimeout> | undefined;

  constructor(feed: HTMLElement, words: LaterWords, lang: string) {
    this.#feed = feed;
    this.#words = words;
    this.#lang = lang;
  }

  /** Follows the feed; its changes are seen before they are painted. */
  start(): void {
    new MutationObserver(() => this.#mark()).observe(this.#feed, { childList: true });
    this.#mark();
  }

  /** The sentence on late entries, by their HTML; '' where there are none. */
  said(articles: readonly string[]): string {
    const times = articles.flatMap((html) => toldIn(markIn(html))?.happenedAt ?? []).sort();
    const [from = ''] = times;
    const said = counted(this.#words.newLate, times.length, this.#lang);
    return from && fill(said, this.#span(from, times.at(-1) ?? from));
  }

  /** Tells screen readers of late entries, once no more of them come. */
  tellLater(articles: readonly string[]): void {
    const now = performance.now();
    if (this.#untold.length === 0) this.#since = now;
    this.#untold.push(...articles);
    clearTimeout(this.#telling);
    this.#telling = setTimeout(() => this.#tell(), Math.min(QUIET, this.#since + LONGEST - now));
  }

  #tell(): void {
    const place = this.#feed.parentElement?.querySelector('[data-announce]');
    if (place) place.textContent = this.said(this.#untold);
    this.#untold = [];
  }

  #mark(): void {
    const articles = [...this.#feed.children] as HTMLElement[];
    const places: Place[] = articles.map(() => ({ group: '', line: '' }));
    for (const { first, last, from, to } of lateGroups(articles.map(({ dataset }) => toldIn(dataset.late)))) {
      places.fill({ group: 'more', line: '' }, first, last + 1);
      places[first] = { group: 'first', line: fill(this.#words.sentLate, this.#span(from, to)) };
    }
    const wrong = articles.flatMap((article, at) => change(article, places[at]) ?? []);
    if (wrong.length > 0) steadily(this.#feed, () => wrong.forEach((put) => put()));
  }

  #span(from: string, to: string): string {
    return timeSpan(from, to, this.#feed.dataset.timeZone ?? 'UTC', document.documentElement.lang);
  }
}

interface Place {
  group: '' | 'first' | 'more';
  line: string;
}

/**
 * The work that puts an article into its place in a group, or out of it; null where it is right. Inside of the article
 * stands the line, since a feed's children are its entries and nothing else.
 */
function change(article: HTMLElement, { group, line }: Place = { group: '', line: '' }): (() => void) | null {
  const old = article.querySelector(':scope > .late');
  if ((article.dataset.group ?? '') === group && (old?.textContent ?? '') === line) return null;
  return () => {
    if (group) article.dataset.group = group;
    else delete article.dataset.group;
    old?.remove();
    if (line) article.prepend(lineOf(line));
  };
}

function lineOf(said: string): HTMLElement {
  const line = document.createElement('p');
  line.className = 'late';
  line.lang = document.documentElement.lang;
  // The interface's own direction, whatever the article's is.
  line.dir = 'auto';
  line.textContent = said;
  return line;
}
