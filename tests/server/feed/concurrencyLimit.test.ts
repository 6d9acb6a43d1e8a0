import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { ConcurrencyLimit } from '../../../server/feed/concurrencyLimit.js';

/** Makes work that ends when it is told to. */
function works(limit: ConcurrencyLimit) {
  const begun: number[] = [];
  const endings = new Map<number, () => void>();
  const begin = (number: number): Promise<number> =>
    limit.run(async () => {
      begun.push(number);
      await new Promise<void>((resolve) => endings.set(number, resolve));
      return number;
    });
  return { begun, begin, end: (number: number) => endings.get(number)?.() };
}

const settled = () => jest.advanceTimersByTimeAsync(0);

describe('a concurrency limit', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  test('a concurrency limit of two runs two works at once, and the others in the order in which they came', async () => {
    const { begun, begin, end } = works(new ConcurrencyLimit(2));
    const all = [1, 2, 3, 4, 5].map(begin);
    await settled();
    expect(begun).toEqual([1, 2]);
    end(2);
    await settled();
    expect(begun).toEqual([1, 2, 3]);
    end(1);
    end(3);
    await settled();
    expect(begun).toEqual([1, 2, 3, 4, 5]);
    end(4);
    end(5);
    expect(await Promise.all(all)).toEqual([1, 2, 3, 4, 5]);
    // And none is lost: two at once again.
    for (const number of [6, 7, 8]) void begin(number);
    await settled();
    expect(begun).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  test('work that fails under a concurrency limit gives its place to the next, and its caller hears why', async () => {
    const limit = new ConcurrencyLimit(1);
    const failing = limit.run(() => Promise.reject(new Error('no such page')));
    const next = limit.run(() => Promise.resolve('done'));
    await expect(failing).rejects.toThrow('no such page');
    expect(await next).toBe('done');
  });

  test('a caller that has waited for 20 s leaves the queue, and is told to come again', async () => {
    const { begun, begin, end } = works(new ConcurrencyLimit(1));
    void begin(1);
    const refused = expect(begin(2)).rejects.toMatchObject({ refusal: { code: 'unavailable', after: 10 } });
    await jest.advanceTimersByTimeAsync(10_000);
    const third = begin(3);
    await jest.advanceTimersByTimeAsync(10_000);
    await refused;
    end(1);
    await settled();
    expect(begun).toEqual([1, 3]);
    end(3);
    expect(await third).toBe(3);
  });

  test('a caller is refused at once where a thousand wait for their turn already', async () => {
    const { begin } = works(new ConcurrencyLimit(1));
    for (let number = 0; number <= 1_000; number += 1) begin(number).catch(() => undefined);
    await expect(begin(1_001)).rejects.toMatchObject({ refusal: { code: 'unavailable' } });
  });
});
