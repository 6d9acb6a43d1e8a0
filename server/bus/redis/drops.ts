/** Messages that were not believed or not sent: each is counted, and each reason is logged at most once a minute. */
import type { Log } from '../../log.js';
import type { BusDrop, Metrics } from '../../metrics.js';

const WARN_EVERY_MS = 60_000;

const ANY_WARNING = 'A message on Redis is not as it should be: it is ignored';
const WARNINGS: Partial<Record<BusDrop, string>> = {
  signature:
    'Messages on Redis are signed with another INSTANCE_SECRET than this one: they are ignored. Give all instances the same',
  version: 'Messages on Redis are of another version: they are ignored until all instances are of one version',
  stale: 'Messages on Redis are more than a minute old or ahead: they are ignored. Compare the clocks of the instances',
};

export interface DropsParts {
  log: Log;
  metrics: Metrics;
  /** Milliseconds that never go back; the process's own where it is not given. */
  clock?: () => number;
  /** The address of Redis, as the log may have it. */
  place: string;
}

export class Drops {
  private readonly warnedAt: Partial<Record<BusDrop, number>> = {};

  constructor(private readonly parts: DropsParts) {}

  /** Counts a message that was not sent: the heartbeat says why. */
  count(why: BusDrop): void {
    this.parts.metrics.busDropped[why] += 1;
  }

  /** Counts a message that was not believed; returns whether the log was told of it now. */
  warn(why: BusDrop): boolean {
    this.count(why);
    const { log, clock = () => performance.now(), place: redis } = this.parts;
    const now = clock();
    if (now - (this.warnedAt[why] ?? -Infinity) < WARN_EVERY_MS) return false;
    this.warnedAt[why] = now;
    log.warn(WARNINGS[why] ?? ANY_WARNING, { redis, why });
    return true;
  }
}
