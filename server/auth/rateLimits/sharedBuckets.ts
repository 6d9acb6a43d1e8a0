/**
 * Buckets that count over all instances, and go on with this instance's own count while the shared one does not answer
 * (rule S5). Every request counts here first: what is too much for one instance is too much for all of them, so a flood
 * costs the shared store no question; and whenever the store is away, this instance knows what it let through until then.
 */
import type { Bucket, Buckets } from '../../storage/ports.js';

export interface SharedBucketsParts {
  own: Buckets;
  shared: Buckets;
  /** Hears why the shared count did not answer, and not more than once a minute. */
  onAlone: (error: unknown) => void;
  clock?: () => number;
  answerMs?: number;
}

/** The time for a shared answer, longer than on a busy day; after it this instance's own answer stands. */
const ANSWER_MS = 1_000;
/** After a missing answer the shared count is left alone for this long: no request asks, and none waits. */
const PAUSE_MS = 2_000;
const TOLD_EVERY_MS = 60_000;

export class SharedBuckets implements Buckets {
  private readonly clock: () => number;
  private aloneUntil = -Infinity;
  private toldAt = -Infinity;

  constructor(private readonly parts: SharedBucketsParts) {
    this.clock = parts.clock ?? (() => performance.now());
  }

  async take(key: string, bucket: Bucket, points: number): Promise<number> {
    const { own, shared } = this.parts;
    const wait = await own.take(key, bucket, points);
    if (wait > 0) return wait;
    const sharedWait = (await this.asked(() => shared.take(key, bucket, points))) ?? 0;
    // Points for which the others left no room were not used here, and are put back; all but one, so that a sender who
    // goes on is soon refused without a question. A single byte is nothing, and a single command comes back in moments.
    if (sharedWait > 0) await own.giveBack(key, bucket, points - 1);
    return sharedWait;
  }

  async look(key: string, bucket: Bucket, points: number): Promise<number> {
    const { own, shared } = this.parts;
    const wait = await own.look(key, bucket, points);
    if (wait > 0) return wait;
    return (await this.asked(() => shared.look(key, bucket, points))) ?? 0;
  }

  /** Points that were counted here alone make the shared bucket that much too full, and never more than full. */
  async giveBack(key: string, bucket: Bucket, points: number): Promise<void> {
    const { own, shared } = this.parts;
    await own.giveBack(key, bucket, points);
    await this.asked(() => shared.giveBack(key, bucket, points));
  }

  /** Returns the shared answer; null where there is none in time. */
  private async asked<Answer>(ask: () => Promise<Answer>): Promise<Answer | null> {
    if (this.clock() < this.aloneUntil) return null;
    try {
      return await within(this.parts.answerMs ?? ANSWER_MS, ask());
    } catch (error) {
      this.goOnAlone(error);
      return null;
    }
  }

  private goOnAlone(error: unknown): void {
    const now = this.clock();
    this.aloneUntil = now + PAUSE_MS;
    if (now - this.toldAt < TOLD_EVERY_MS) return;
    this.toldAt = now;
    this.parts.onAlone(error);
  }
}

/** Rejects after so many ms. A later answer of `work`, or its error, is heard by nobody. */
async function within<Answer>(ms: number, work: Promise<Answer>): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the shared count did not answer in time')), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
