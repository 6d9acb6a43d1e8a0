/**
 * A page of entries in the middle of the record, which its address asks for: nothing new belongs on it, so the first part of the script
 * leaves it as it is. What was taken back or corrected must not stay on it all the same. It asks for changes when it is there, when
 * its reader turns back to it, and every half minute; it has no connection.
 */
import type { HtmlDelta } from '../../../shared/protocol/readers.js';
import { httpSource } from '../../feed/connection/source.js';
import { parsed, parsePage } from '../../feed/page/feedPage.js';
import { keepFocus } from '../../feed/page/focus.js';
import { steadily } from '../../feed/page/steady.js';
import { roundedDown, type Source, Unanswered } from '../../feed/timeline/ports.js';

/** Milliseconds. */
const EVERY = 30_000;

interface Parts {
  feed: HTMLElement;
  /** Tells the times of the page anew. */
  refresh: () => void;
  /** Called where there is no such blog any more. */
  gone: () => void;
}

const foldsIn = (part: Element): HTMLDetailsElement[] => [...part.querySelectorAll('details')];

export class StillPage {
  readonly #parts: Parts;
  readonly #source: Source;
  #timer: ReturnType<typeof setInterval> | undefined;
  #isGone = false;
  /** The questions, one after the other. */
  #last: Promise<void> = Promise.resolve();

  constructor(parts: Parts) {
    this.#parts = parts;
    const { blog = '', lang = '' } = parts.feed.dataset;
    // A browser would answer with what it heard ten seconds ago.
    const ask = (url: string, options: RequestInit) => fetch(url, { ...options, cache: 'no-cache' });
    this.#source = httpSource({ page: location.pathname, blog, lang, query: {}, fetch: ask, read: parsePage });
  }

  start(): void {
    const look = (): unknown => document.hidden || (this.#last = this.#last.then(() => this.#catchUp()));
    this.#timer = setInterval(look, EVERY);
    document.addEventListener('visibilitychange', look);
    look();
  }

  async #catchUp(): Promise<void> {
    try {
      for (let since: number | null = roundedDown(this.#seq); since !== null;) since = await this.#ask(since);
    } catch (failure) {
      if (failure instanceof Unanswered && failure.final) this.#leave();
    }
  }

  /** Says that there is no such blog any more. Questions go on: who still asks, finds a blog that is shown again. */
  #leave(): void {
    this.#isGone = true;
    this.#parts.gone();
  }

  get #seq(): number {
    return Number(this.#parts.feed.dataset.seq);
  }

  /** Answers with the seq to ask on from; null where there is no more. */
  async #ask(since: number): Promise<number | null> {
    const { dataset } = this.#parts.feed;
    const answer = await this.#source.changes({ epoch: dataset.epoch ?? '', since });
    if (this.#isGone) return this.#loadAnew();
    if ('reset' in answer) return this.#loadLater();
    answer.deltas.forEach((delta) => this.#take(delta));
    dataset.seq = String(Math.max(answer.to, this.#seq));
    return answer.to > since && answer.to < answer.head ? answer.to : null;
  }

  #loadAnew(): null {
    clearInterval(this.#timer);
    location.reload();
    return null;
  }

  /** Too much has changed, or the record went back: the page is loaded anew, later than any cache on the way has the former one. */
  #loadLater(): null {
    clearInterval(this.#timer);
    setTimeout(() => location.reload(), EVERY * (0.5 + Math.random()));
    return null;
  }

  /** Parts of an entry that the reader has unfolded stay so. */
  #take(delta: HtmlDelta): void {
    if ('top' in delta) return this.#fillTop(delta);
    const article = document.getElementById(`e-${delta.id}`);
    if (!article || delta.seq <= Number(article.dataset.seq)) return;
    const fresh = 'gone' in delta ? [] : [...parsed(delta.html).body.children];
    const before = foldsIn(article);
    fresh.flatMap(foldsIn).forEach((fold, at) => (fold.open = !!before[at]?.open));
    const near = fresh[0] ?? article.nextElementSibling ?? article.previousElementSibling;
    this.#put(article, () => article.replaceWith(...fresh), near);
  }

  /** Parts that the reader has unfolded stay so. */
  #fillTop({ seq, top: html }: { seq: number; top: string }): void {
    const top = document.querySelector('[data-top]');
    if (!top || seq <= this.#seq) return;
    const unfolded = foldsIn(top).flatMap((fold) => (fold.open ? fold.dataset.fold : []));
    this.#put(top, () => (top.innerHTML = html));
    for (const fold of foldsIn(top)) fold.open = unfolded.includes(fold.dataset.fold);
  }

  #put(part: Element, work: () => void, near?: Element | null): void {
    keepFocus(part, () => steadily(this.#parts.feed, work), near);
    this.#parts.refresh();
  }
}
