/**
 * Buckets that count over all instances, and go on with this instance's own count while the shared one does not answer
 * (rule S5). Every request counts here first: what is too much for one instance is too much for all of them, so a flood
 * costs the shared store no question; and whenever that is away, what was let through here until then is known.
 */
import type { Bucket, Buckets } from '../../storage/ports.js';

export interface TogetherParts {
  own: Buckets;
  shared: Buckets;
  /** The shared count did not answer: hears why, and not more than once a minute. */
  onAlone: (error: unknown) => void;
  clock?: () => number;
  answerMs?: number;
}

/** Longer than an answer takes on a busy day; whoever waits for more gets this instance's answer. */
const ANSWER_MS = 1_000;
/** So long nobody asks again, and nobody waits. */
const PAUSE_MS = 2_000;
const TOLD_EVERY_MS = 60_000;

export function createTogether(parts: TogetherParts): Buckets {
  const { own, shared, onAlone, clock = () => performance.now(), answerMs = ANSWER_MS } = parts;
  let aloneUntil = -Infinity;
  let told = -Infinity;

  /** The shared answer; null where there is none in time. */
  async function asked<Answer>(ask: () => Promise<Answer>): Promise<Answer | null> {
    if (clock() < aloneUntil) return null;
    try {
      return await within(answerMs, ask());
    } catch (error) {
      aloneUntil = clock() + PAUSE_MS;
      if (clock() - told >= TOLD_EVERY_MS) {
        told = clock();
        onAlone(error);
      }
      return null;
    }
  }

  /**
   * What the others left no room for was not done here, and is put back; all but one point, so that who goes on asking is
   * soon refused without a question. Of bytes one is nothing, and what counts singly comes back within moments.
   */
  const putBack = (key: string, bucket: Bucket, points: number): Promise<void> => own.giveBack(key, bucket, points - 1);

  return {
    take: async (key, bucket, points) => {
      const wait = await own.take(key, bucket, points);
      if (wait > 0) return wait;
      const together = (await asked(() => shared.take(key, bucket, points))) ?? 0;
      if (together > 0) await putBack(key, bucket, points);
      return together;
    },
    look: async (key, bucket, points) => {
      const wait = await own.look(key, bucket, points);
      if (wait > 0) return wait;
      return (await asked(() => shared.look(key, bucket, points))) ?? 0;
    },
    // Where taking them was counted here alone, the shared bucket is that much too full, and never more than full.
    giveBack: async (key, bucket, points) => {
      await own.giveBack(key, bucket, points);
      await asked(() => shared.giveBack(key, bucket, points));
    },
  };
}

/** Whatever comes of it later is nobody's concern any more. */
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
