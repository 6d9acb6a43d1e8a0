/** The rate limits, with their buckets: in memory where this instance is alone, else in the store that instances share. */
import { RateLimits } from '../auth/rateLimits.js';
import { OwnBuckets } from '../auth/rateLimits/ownBuckets.js';
import { SharedBuckets } from '../auth/rateLimits/sharedBuckets.js';
import type { Log } from '../log.js';
import type { Store } from '../storage/ports.js';

export function openRateLimits({ buckets }: Store, secret: string, log: Log): RateLimits {
  const own = new OwnBuckets();
  if (buckets === undefined) return new RateLimits({ own, shared: own, secret });
  const onAlone = (error: unknown): unknown => log.fault(causeOf(error), 'counting limits: each instance counts alone');
  return new RateLimits({ own, shared: new SharedBuckets({ own, shared: buckets, onAlone }), secret });
}

function causeOf(error: unknown): unknown {
  return error instanceof Error ? (error.cause ?? error) : error;
}
