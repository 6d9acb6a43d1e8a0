/** What the limits count in: memory where this instance is alone, else the store that it shares with the others. */
import { createLimits, type Limits } from '../auth/limits.js';
import { createOwnBuckets } from '../auth/limits/ownBuckets.js';
import { createTogether } from '../auth/limits/together.js';
import type { Log } from '../log.js';
import type { Store } from '../storage/ports.js';

export function openLimits({ buckets: shared }: Store, secret: string, log: Log): Limits {
  const own = createOwnBuckets();
  if (shared === undefined) return createLimits({ own, together: own, secret });
  const onAlone = (error: unknown): unknown => log.fault(causeOf(error), 'counting limits: each instance counts alone');
  return createLimits({ own, together: createTogether({ own, shared, onAlone }), secret });
}

function causeOf(error: unknown): unknown {
  return error instanceof Error ? (error.cause ?? error) : error;
}
