/** A round of sending to one push service: until nothing is due there, its turn is over, or the service asks for a pause. */
import type { Turn } from '../leases/turns.js';
import type { Metrics } from '../metrics.js';
import { sideBySide } from '../record/sideBySide.js';
import { PUSH_PAUSE_MAX_MS, type JournalLists, type Push, type Waiting } from '../storage/ports.js';
import { Composer, type Composed } from './composer.js';
import type { Delivered, Delivery } from './delivery.js';

export interface RoundParts {
  push: Push;
  journal: Pick<JournalLists, 'blog' | 'entry'>;
  delivery: Pick<Delivery, 'deliver'>;
  limits: RoundLimits;
  metrics: Pick<Metrics, 'pushes'>;
  now: () => Date;
  /** Milliseconds, by a clock that never goes back. */
  clock: () => number;
  turn: Turn;
  /** Aborted when this instance is to send nothing more. */
  ending: AbortSignal;
  /** Asked right before each sending: an instance that stood still sends nothing on waking that another one is sending. */
  holds: () => boolean;
}

export interface RoundLimits {
  /** Requests to one service at once. */
  perHost: number;
  /** Milliseconds: the first pause after a failure, and the longest, also where a service asks for a longer one. */
  firstMs: number;
  longestMs: number;
}

export const ROUND_LIMITS: RoundLimits = { perHost: 8, firstMs: 5_000, longestMs: PUSH_PAUSE_MAX_MS };

const READ_AT_ONCE = 64;
/** So many failures one after the other are the service's own, and not a subscriber's. */
const FAILURES_OF_SERVICE = 3;

const COUNTED = { taken: 'sent', ended: 'gone', refused: 'failed', later: 'failed' } as const;

export class HostRound {
  /** Failures since the service took something. */
  private failures = 0;
  private pauseMs = 0;

  constructor(
    private readonly host: string,
    private readonly parts: RoundParts,
  ) {}

  /** Resolves with how many ms the service is to be left alone; 0 where nothing is due. Throws `StoreAway`. */
  async run(): Promise<number> {
    const { push, now } = this.parts;
    while (!this.isOver()) {
      const due = await push.waiting(this.host, now().toISOString(), READ_AT_ONCE);
      if (due.length === 0) break;
      await this.sendAll(due);
    }
    return this.pauseMs;
  }

  /** Sends a batch. A crash from here on leaves a note that its subscribers may have been told. */
  private async sendAll(due: readonly Waiting[]): Promise<void> {
    const { push, journal, limits, now } = this.parts;
    const unnoted = new Set(due.filter(({ isNews, mayBeTold }) => isNews && !mayBeTold));
    await push.attempt([...unnoted]);
    // Anew for each batch: each message says how its entry stands then.
    const composer = new Composer(journal, now);
    await sideBySide(due, limits.perHost, async (waiting) => {
      if (this.isOver()) return;
      unnoted.delete(waiting);
      await this.send(waiting, composer);
    });
    if (unnoted.size > 0) await push.unattempt([...unnoted]);
  }

  private isOver(): boolean {
    const { ending, holds, turn } = this.parts;
    return ending.aborted || !holds() || this.pauseMs > 0 || turn.isOver();
  }

  private async send(waiting: Waiting, composer: Composer): Promise<void> {
    const composed = await composer.compose(waiting);
    if (composed.kind === 'hidden') return this.parts.push.endBlog(waiting.subscriber.blog);
    if (composed.kind === 'nothing') return this.parts.push.sent(waiting);
    await this.settle(waiting, await this.deliver(waiting, composed));
  }

  /** Each answer says how prompt the service is now, so that its turn is judged also where it is not over. */
  private async deliver(waiting: Waiting, composed: Composed & { kind: 'message' }): Promise<Delivered> {
    const { clock, delivery, ending, turn } = this.parts;
    const begun = clock();
    const delivered = await delivery.deliver(waiting, composed, ending);
    if (!ending.aborted) turn.took(clock() - begun, 1);
    return delivered;
  }

  private async settle(waiting: Waiting, delivered: Delivered): Promise<void> {
    const { push, ending, metrics } = this.parts;
    // A request that this end cut off is no failure of the service.
    if (delivered.kind === 'later' && ending.aborted) return;
    metrics.pushes[COUNTED[delivered.kind]] += 1;
    switch (delivered.kind) {
      case 'taken':
        this.failures = 0;
        return push.sent(waiting);
      case 'refused':
        return push.sent(waiting);
      case 'ended':
        return push.end(waiting.subscriber.id);
      case 'later':
        return this.postpone({ ...waiting, mayBeTold: waiting.mayBeTold || delivered.mayBeTold }, delivered.afterS);
    }
  }

  private async postpone(waiting: Waiting, afterS: number | null): Promise<void> {
    const { push, limits, now } = this.parts;
    this.failures += 1;
    const ms = Math.min(limits.longestMs, Math.max(pauseOf(waiting.attempts, limits), (afterS ?? 0) * 1_000));
    if (this.failures >= FAILURES_OF_SERVICE) this.pauseMs = Math.max(this.pauseMs, ms);
    await push.postpone(waiting, new Date(now().getTime() + ms).toISOString());
  }
}

function pauseOf(attempts: number, { firstMs, longestMs }: RoundLimits): number {
  return Math.min(longestMs, firstMs * 2 ** attempts);
}
