/**
 * Articles beyond an end of what is shown, on their way to the reader: they come from a page of its own position, perhaps a
 * cached one, and are brought up to the reader's position before they are shown (rule R6).
 */
import type { ChangesAnswer, HtmlDelta, Position } from '../../../shared/protocol/readers.js';
import { type Article, type Page, roundedDown, type Side, type Source, Unanswered } from './ports.js';
import type { Retry } from './retry.js';

export class Batch {
  /** The end of the batch on its far side: the order to ask on from, or null where there are no more. */
  readonly end: number | null;
  readonly #articles: Map<string, Article>;
  readonly #gone = new Map<string, number>();
  /** The orders between which the batch has all articles. */
  readonly #from: number;
  readonly #to: number;
  #seq: number;

  /** `side`: the side that the page was asked for. */
  constructor(page: Page, { before, after = 0 }: Side) {
    this.#articles = new Map(page.articles.map((article) => [article.id, article]));
    this.end = before === undefined ? (page.newer ?? null) : page.older;
    [this.#from, this.#to] = before === undefined ? [after + 1, this.end ?? Infinity] : [this.end ?? 0, before - 1];
    this.#seq = page.seq;
  }

  /** The seq up to which these articles are true. */
  get seq(): number {
    return this.#seq;
  }

  /** The articles as they stand now, by falling order. */
  get articles(): Article[] {
    return [...this.#articles.values()].sort((a, b) => b.order - a.order);
  }

  /** Asks for the changes since, as far as `to`. Throws `Unanswered`. */
  async bringUp(to: number, ask: (since: number) => Promise<ChangesAnswer<HtmlDelta>>, retry: Retry): Promise<void> {
    for (let since = roundedDown(this.#seq); this.#seq < to;) {
      const answer = await ask(since);
      if ('reset' in answer) throw new Unanswered();
      this.apply(answer.deltas, answer.to);
      const goesOn = answer.to > since && answer.to < answer.head;
      since = goesOn ? answer.to : this.#seq;
      if (!goesOn && this.#seq < to) await new Promise<void>((go) => retry.later(go));
    }
  }

  /** Takes all deltas up to `to`; deltas that the page already had are ignored. */
  apply(deltas: readonly HtmlDelta[], to: number): void {
    for (const delta of deltas) {
      if ('top' in delta) continue;
      const own = this.#articles.get(delta.id)?.seq ?? this.#gone.get(delta.id) ?? this.#seq;
      if (delta.seq <= own) continue;
      if ('gone' in delta) this.#drop(delta.id, delta.seq);
      else if (delta.order >= this.#from && delta.order <= this.#to) this.#articles.set(delta.id, delta);
    }
    this.#seq = Math.max(this.#seq, to);
  }

  #drop(id: string, seq: number): void {
    this.#articles.delete(id);
    this.#gone.set(id, seq);
  }
}

/** The page on that side, of the reader's own epoch; null where there are no more articles. Throws `Unanswered`. */
export async function pageOn(source: Pick<Source, 'page'>, side: Side, at: Position): Promise<Page | null> {
  const found = await source.page(side);
  if (!found || found.epoch === at.epoch) return found;
  // A cached page of another epoch is of no use.
  const newer = await source.page({ ...side, at });
  if (newer?.epoch !== at.epoch) throw new Unanswered();
  return newer;
}
