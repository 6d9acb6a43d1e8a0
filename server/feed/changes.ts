/** Changes after a seq: the only catch-up mechanism of the house, for a reader, an embed and a program alike. */
import { CHANGES_MAX_DELTAS, FAR, type ResetReason } from '../../shared/protocol/readers.js';
import type { Metrics } from '../metrics.js';
import type { JournalLists } from '../storage/ports.js';
import type { Asker, ConcurrencyLimit } from './concurrencyLimit.js';
import { deltasSince, type Audience, type Changed, type SizeLimit } from './deltas.js';
import type { Feed } from './feed.js';
import type { BuiltFrame } from './frames.js';
import type { Views } from './views.js';

export interface ChangesAsk extends Audience {
  since: number;
  /** Not needed where `since` is 0. */
  epoch?: string;
}

export interface ChangesText {
  /** The JSON text of a `ChangesAnswer`. */
  json: string;
  reset: boolean;
}

/** Answers kept for readers that ask the same (they round, see `CHANGES_STEP`), until the head moves. */
const KEPT_ANSWERS = 64;

/** Takes a frame; resolves with whether its reader wants the next one. */
export type Taking = (frame: BuiltFrame) => Promise<boolean>;

export class Changes {
  private readonly kept = new Map<string, ChangesText>();
  private keptAt = '';

  constructor(
    private readonly feed: Feed,
    private readonly journal: JournalLists,
    private readonly views: Views,
    private readonly metrics: Metrics,
    private readonly catchUps: ConcurrencyLimit,
  ) {}

  /**
   * Answers from memory, or from the journal where memory does not reach. Throws `StoreAway` while the store is away, and
   * `unavailable` where too many ask at once; turns go round by the site of `asker`, then by its network.
   */
  async answer(ask: ChangesAsk, asker?: Asker): Promise<ChangesText> {
    const why = await this.resetReasonFor(ask);
    if (why !== null) return this.reset(why);
    const name = `${ask.since} ${ask.as} ${ask.lang}`;
    const kept = this.keptAnswer(name);
    if (kept !== undefined) {
      this.metrics.catchUps.memory += 1;
      return kept;
    }
    const made = await this.made(ask, asker);
    // Another epoch may have begun while the journal was read: then the answer belongs to neither.
    const since = this.resetReason(ask);
    return since === null ? this.keep(name, made) : this.reset(since);
  }

  /**
   * Hands changes over as frames, each within `limit`, one after the other for as long as `take` wants more, and in all
   * no more than one reading of the journal gives. Returns the seq that it got to. The reader has to be within reach
   * (`resetReasonFor`).
   */
  async handOver(ask: ChangesAsk & { asker?: Asker }, limit: SizeLimit, take: Taking): Promise<number> {
    const { since, as, lang, asker } = ask;
    return this.fromChanged({ since, asker }, async (changed) => {
      let at = since;
      let wantsMore = true;
      while (wantsMore && at < changed.to) {
        const { to, json } = deltasSince(at, changed, { as, lang }, this.views, limit);
        wantsMore = await take({ from: at + 1, to, json: `{${rangeOf(changed, at, to)},"deltas":${json}}` });
        at = to;
      }
      return at;
    });
  }

  /** Rule R3: why a reader at that position has to load its page again; null where it can catch up. */
  async resetReasonFor(ask: { since: number; epoch?: string }): Promise<ResetReason | null> {
    // The reader may have read at an instance that is ahead: the journal knows.
    if (ask.epoch === this.feed.epoch && ask.since > this.feed.head) await this.feed.heal();
    return this.resetReason(ask);
  }

  /** `resetReasonFor` from memory alone. */
  resetReason({ since, epoch }: { since: number; epoch?: string }): ResetReason | null {
    const { feed } = this;
    if (epoch !== undefined && epoch !== feed.epoch) return 'epoch';
    if (since > feed.head) return 'ahead';
    return feed.head - since > FAR ? 'far' : null;
  }

  private reset(why: ResetReason): ChangesText {
    this.metrics.catchUps.page += 1;
    const { epoch, head } = this.feed;
    return { json: JSON.stringify({ reset: true, epoch, head, why }), reset: true };
  }

  private made(ask: ChangesAsk, asker: Asker | undefined): Promise<ChangesText> {
    return this.fromChanged({ since: ask.since, asker }, (changed) => {
      const { to, json } = deltasSince(ask.since, changed, ask, this.views);
      const { head } = changed.blog;
      return Promise.resolve({
        json: `{${rangeOf(changed, ask.since, to)},"head":${head},"lang":${JSON.stringify(ask.lang)},"deltas":${json}}`,
        reset: false,
      });
    });
  }

  /** Makes an answer from memory at once; from the journal in its turn, which lasts only as long as the work takes. */
  private async fromChanged<Made>(
    { since, asker }: { since: number; asker: Asker | undefined },
    make: (changed: Changed) => Promise<Made>,
  ): Promise<Made> {
    const { feed, metrics } = this;
    const inMemory = feed.changedSince(since);
    metrics.catchUps[inMemory === null ? 'journal' : 'memory'] += 1;
    if (inMemory !== null) return make({ entries: inMemory, to: feed.head, ...feed.standing() });
    return this.catchUps.run(async () => make(await this.read(since)), asker);
  }

  private async read(since: number): Promise<Changed> {
    const { feed } = this;
    const answer = await this.journal.since(feed.slug, since, CHANGES_MAX_DELTAS);
    if (answer === null) throw new Error(`the journal has no blog ${feed.slug} any more`);
    // Rule F3: the blog and its position are told of the same head.
    if (answer.head > feed.head) await feed.heal();
    return { entries: answer.entries, to: answer.to, ...feed.standing() };
  }

  private keptAnswer(name: string): ChangesText | undefined {
    const standing = `${this.feed.epoch} ${this.feed.head}`;
    if (standing !== this.keptAt) {
      this.kept.clear();
      this.keptAt = standing;
    }
    return this.kept.get(name);
  }

  private keep(name: string, answer: ChangesText): ChangesText {
    if (this.kept.size < KEPT_ANSWERS && this.keptAt === `${this.feed.epoch} ${this.feed.head}`) {
      this.kept.set(name, answer);
    }
    return answer;
  }
}

/** The range as JSON, all of one standing, taken before anything was awaited. */
function rangeOf({ blog }: Changed, since: number, to: number): string {
  return `"epoch":${JSON.stringify(blog.epoch)},"from":${since + 1},"to":${to}`;
}
