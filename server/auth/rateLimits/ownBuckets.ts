/**
 * Buckets in this process's memory: the only ones where it is alone, and its own count where it is one of several
 * instances. For each bucket only the time is kept at which it will be full again.
 */
import { timeOf, type Bucket, type Buckets } from '../../storage/ports.js';

const FORGET_EVERY_MS = 60_000;

/** Every method counts before it first waits, so two calls never take the same points. */
export class OwnBuckets implements Buckets {
  private readonly fullAt = new Map<string, number>();
  private forgottenAt: number;

  /** `clock`: in ms, and never set back, as a clock on the wall may be. */
  constructor(private readonly clock = (): number => performance.now()) {
    this.forgottenAt = clock();
  }

  take(key: string, bucket: Bucket, points: number): Promise<number> {
    const now = this.clock();
    this.forgetFull(now);
    const wait = this.waitAt(now, key, bucket, points);
    if (wait === 0) this.fullAt.set(key, now + this.lacking(key, now) + timeOf(bucket, points));
    return Promise.resolve(wait);
  }

  look(key: string, bucket: Bucket, points: number): Promise<number> {
    return Promise.resolve(this.waitAt(this.clock(), key, bucket, points));
  }

  giveBack(key: string, bucket: Bucket, points: number): Promise<void> {
    const at = this.fullAt.get(key);
    if (at !== undefined) this.fullAt.set(key, at - timeOf(bucket, points));
    return Promise.resolve();
  }

  private forgetFull(now: number): void {
    if (now - this.forgottenAt < FORGET_EVERY_MS) return;
    this.forgottenAt = now;
    for (const [key, at] of this.fullAt) if (at <= now) this.fullAt.delete(key);
  }

  /** Returns the ms after which what was taken is back. */
  private lacking(key: string, now: number): number {
    return Math.max(0, (this.fullAt.get(key) ?? now) - now);
  }

  private waitAt(now: number, key: string, bucket: Bucket, points: number): number {
    return Math.max(0, this.lacking(key, now) + timeOf(bucket, points) - bucket.fillMs);
  }
}
