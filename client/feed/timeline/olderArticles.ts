/**
 * Older articles on their way to the reader: they come from a page of its own position, perhaps a cached one, and are
 * brought up to the reader's position before they are shown (rule R6).
 */
import { CHANGES_STEP, type ChangesAnswer, type HtmlDelta } from '../../../shared/protocol/readers.js';
import { type Article, type Page, type Source, Unanswered } from './ports.js';
import type { Retry } from './retry.js';

export class OlderArticles {
  /** The order to ask even older ones before. */
  readonly older: number | null;
  readonly #articles: Map<string, Article>;
  readonly #gone = new Map<string, number>();
  readonly #before: number;
  #seq: number;

  /** `before`: the order that the page was asked before. */
  constructor(page: Page, before: number) {
    this.#articles = new Map(page.articles.map((article) => [article.id, article]));
    this.older = page.older;
    this.#before = before;
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
      else if (delta.order >= (this.older ?? 0) && delta.order < this.#before) this.#articles.set(delta.id, delta);
    }
    this.#seq = Math.max(this.#seq, to);
  }

  #drop(id: string, seq: number): void {
    this.#articles.delete(id);
    this.#gone.set(id, seq);
  }
}

/** The seq from which a catch-up begins, rounded so that all readers share a handful of addresses. */
export function roundedDown(seq: number): number {
  return seq - (seq % CHANGES_STEP);
}

/** The page before that order, of the reader's own epoch; null where there are no older articles. Throws `Unanswered`. */
export async function olderPage(
  source: Source,
  { epoch, seq: head }: { epoch: string; seq: number },
  before: number,
): Promise<Page | null> {
  const found = await source.page({ before });
  if (!found || found.epoch === epoch) return found;
  // A cached page of another epoch is of no use.
  const newer = await source.page({ before, at: { epoch, head } });
  if (newer?.epoch !== epoch) throw new Unanswered();
  return newer;
}
