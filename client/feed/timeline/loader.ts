/** Loads articles beyond the ends of what is shown, one batch at a time, and shows them (rule R6). */
import type { HtmlDelta } from '../../../shared/protocol/readers.js';
import { Batch, pageOn } from './batch.js';
import { type Joint, type Side, type Source, Unanswered } from './ports.js';
import type { Retry } from './retry.js';

export interface LoaderParts {
  timeline: Joint;
  source: Pick<Source, 'page'>;
  retry: () => Retry;
}

export class Loader {
  readonly #parts: LoaderParts;

  constructor(parts: LoaderParts) {
    this.#parts = parts;
  }

  /** Throws `Unanswered`. */
  async older(): Promise<void> {
    const { before } = this.#parts.timeline.ends();
    if (before !== null) await this.#load({ before });
  }

  /** `after`: the end of what is shown, where the timeline does not know it. Throws `Unanswered`. */
  async newer(after = this.#parts.timeline.ends().after): Promise<void> {
    if (after !== null) await this.#load({ after });
  }

  async #load(side: Side): Promise<void> {
    const { timeline } = this.#parts;
    const log: HtmlDelta[] = [];
    if (!timeline.note(log)) return;
    try {
      await this.#bring(side, log);
    } finally {
      timeline.note(null);
    }
  }

  async #bring(side: Side, log: HtmlDelta[]): Promise<void> {
    const { timeline, source, retry } = this.#parts;
    const { epoch, head, run } = timeline.ends();
    const show = (articles: Batch['articles'], end: number | null): void => {
      const now = timeline.ends();
      if (run !== now.run) throw new Unanswered();
      // News has taken the oldest entries away meanwhile: these would stand below a hole.
      if (side.before !== undefined && side.before !== now.before) return;
      timeline.join(articles, side.before === undefined ? { after: end } : { before: end });
    };
    const page = await pageOn(source, side, { epoch, head });
    // All older articles were taken back since. On the other side there is a page, though none may stand in it.
    if (!page && side.before === undefined) throw new Unanswered();
    if (!page) return show([], null);
    const batch = new Batch(page, side);
    const again = retry();
    await this.#reach(batch.seq, run, again);
    // Deltas after `head` are in the log, so a busy blog cannot outrun this.
    await batch.bringUp(head, (since) => timeline.ask(since), again);
    batch.apply(log, timeline.ends().head);
    show(batch.articles, batch.end);
  }

  /** Has the reader get as far as a batch that is ahead, unless everything shown is replaced meanwhile. Throws `Unanswered`. */
  async #reach(seq: number, run: number, again: Retry): Promise<void> {
    const { timeline } = this.#parts;
    const isBehind = (): boolean => timeline.ends().head < seq && timeline.ends().run === run;
    while (isBehind()) {
      if (!(await timeline.poll())) throw new Unanswered();
      // An answer that ends before it comes from an instance that lags, or from a cache.
      if (isBehind()) await new Promise<void>((go) => again.later(go));
    }
  }
}
