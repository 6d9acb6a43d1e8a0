/** Buckets, in every form alike. Each test has keys of its own, and real time may pass: no bound is a speed. */
import { randomUUID } from 'node:crypto';
import type { Bucket, Buckets } from '../../server/storage/ports.js';

const SLOW: Bucket = { size: 5, fillMs: 3_600_000 };
const QUICK: Bucket = { size: 4, fillMs: 400 };

/** `wait`: lets so much of the buckets' time pass, or more. `others`: the same buckets, as another instance has them. */
export interface BucketsUnderTest {
  buckets: Buckets;
  others: Buckets;
  wait: (ms: number) => Promise<void>;
}

export function bucketsContract(open: () => BucketsUnderTest): void {
  test('[S5] a full bucket gives all its points at once, through any instance, and no more', async () => {
    const { buckets, others } = open();
    const key = randomUUID();
    const waits = await Promise.all(
      Array.from({ length: 20 }, (_, n) => (n % 2 === 0 ? buckets : others).take(key, SLOW, 1)),
    );
    expect(waits.filter((wait) => wait === 0)).toHaveLength(5);
    expect(await others.take(randomUUID(), SLOW, 5)).toBe(0);
  });

  test('[S5] a bucket that refuses says when there is room and takes nothing, and looking takes nothing', async () => {
    const { buckets, others } = open();
    const key = randomUUID();
    expect(await buckets.look(key, SLOW, 5)).toBe(0);
    expect(await buckets.look(key, SLOW, 6)).toBeGreaterThan(0);
    expect(await buckets.take(key, SLOW, 3)).toBe(0);
    const wait = await others.take(key, SLOW, 3);
    // A fifth of the bucket is lacking, but for the part that time has brought back already.
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(SLOW.fillMs / 5);
    expect(await others.look(key, SLOW, 2)).toBe(0);
    expect(await others.take(key, SLOW, 2)).toBe(0);
  });

  test('[S5] points that are taken from a bucket come back with time, and it is never more than full', async () => {
    const { buckets, wait } = open();
    const key = randomUUID();
    expect(await buckets.take(key, QUICK, 4)).toBe(0);
    await wait(110);
    expect(await buckets.take(key, QUICK, 1)).toBe(0);
    await wait(2_000);
    expect(await buckets.look(key, QUICK, 4)).toBe(0);
    expect(await buckets.look(key, QUICK, 5)).toBeGreaterThan(0);
  });

  test('[S5] points that are given back may be taken again, and fill no bucket beyond its size', async () => {
    const { buckets, others } = open();
    const key = randomUUID();
    await buckets.take(key, SLOW, 5);
    await others.giveBack(key, SLOW, 2);
    expect(await buckets.take(key, SLOW, 2)).toBe(0);
    expect(await buckets.take(key, SLOW, 1)).toBeGreaterThan(0);
    await buckets.giveBack(key, SLOW, 50);
    expect(await buckets.look(key, SLOW, 5)).toBe(0);
    expect(await buckets.look(key, SLOW, 6)).toBeGreaterThan(0);
    await buckets.giveBack(randomUUID(), SLOW, 1);
  });
}
