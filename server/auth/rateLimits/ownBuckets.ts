/**
 * Buckets in this process's memory: all that there are where it is alone, and its own count where it is one of several.
 * Of each bucket only the time is kept at which it will be full again.
 */
import { timeOf, type Bucket, type Buckets } from '../../storage/ports.js';

const FORGET_EVERY_MS = 60_000;

/** `clock`: in ms, and never set back, as a clock on the wall may be. */
export function createOwnBuckets(clock = (): number => performance.now()): Buckets {
  const fullAt = new Map<string, number>();
  let forgotten = clock();

  function forgetFull(now: number): void {
    if (now - forgotten < FORGET_EVERY_MS) return;
    forgotten = now;
    for (const [key, at] of fullAt) if (at <= now) fullAt.delete(key);
  }

  /** How many ms what was taken takes to come back. */
  const lacking = (key: string, now: number): number => Math.max(0, (fullAt.get(key) ?? now) - now);

  const waitAt = (now: number, key: string, bucket: Bucket, points: number): number =>
    Math.max(0, lacking(key, now) + timeOf(bucket, points) - bucket.fillMs);

  // None of them waits for anything before it has counted.
  return {
    take: (key, bucket, points) => {
      const now = clock();
      forgetFull(now);
      const wait = waitAt(now, key, bucket, points);
      if (wait === 0) fullAt.set(key, now + lacking(key, now) + timeOf(bucket, points));
      return Promise.resolve(wait);
    },
    look: (key, bucket, points) => Promise.resolve(waitAt(clock(), key, bucket, points)),
    giveBack: (key, bucket, points) => {
      const at = fullAt.get(key);
      if (at !== undefined) fullAt.set(key, at - timeOf(bucket, points));
      return Promise.resolve();
    },
  };
}
