import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { ConcurrencyLimit, type Asker } from '../../../server/feed/concurrencyLimit.js';

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

  test('[S4] turns go round by network: who comes behind two hundred works of another waits for those under way and one more', async () => {
    const { order, ask } = asked(new ConcurrencyLimit(2));
    for (let number = 0; number < 200; number += 1) ask({ network: 'crowd' });
    ask({ network: 'one' });
    ask({ network: 'other' });
    await settled();
    expect(order).toHaveLength(202);
    expect(order.indexOf('one')).toBeLessThan(4);
    expect(order.indexOf('other')).toBeLessThan(5);
  });

  test('[S4] turns go round by site first, so two hundred networks of one site have one turn of two, and share it', async () => {
    const { order, ask } = asked(new ConcurrencyLimit(1));
    for (let number = 0; number < 200; number += 1) ask({ network: `net${(number % 100).toString()}`, site: 'rented' });
    for (let number = 0; number < 3; number += 1) ask({ network: 'one' });
    await settled();
    expect(order.slice(0, 7).filter((network) => network === 'one')).toHaveLength(3);
    const ofSite = order.filter((network) => network !== 'one');
    expect(new Set(ofSite.slice(0, 100)).size).toBe(100);
  });

  test('[S4] where a thousand wait, the site that has most of them makes room, whatever its networks', async () => {
    const limit = new ConcurrencyLimit(1);
    const { begin, end } = works(limit);
    void begin(0);
    const crowd = Array.from({ length: 900 }, (_, number) =>
      limit.run(() => Promise.resolve(), { network: `net${number.toString()}`, site: 'rented' }),
    );
    const others = Array.from({ length: 100 }, () => limit.run(() => Promise.resolve('done'), { network: 'square' }));
    const refused = Promise.allSettled(crowd);
    const one = limit.run(() => Promise.resolve('done'), { network: 'one' });
    await settled();
    end(0);
    expect(new Set(await Promise.all([one, ...others]))).toEqual(new Set(['done']));
    expect((await refused).filter(({ status }) => status === 'rejected')).toHaveLength(1);
  });

  test('[S3] the networks of a site that read none of their answers get 256 of them together, and others go on', async () => {
    const { order, ask } = asked(new ConcurrencyLimit(2));
    for (let number = 0; number < 300; number += 1)
      ask({ ...endingAsker(`net${(number % 10).toString()}`).asker, site: 'rented' });
    ask({ network: 'one' });
    await settled();
    expect([order.length, order.includes('one')]).toEqual([257, true]);
  });

  test('[S4] where a thousand wait, the network that has most of them makes room for another', async () => {
    const limit = new ConcurrencyLimit(1);
    const { begin, end } = works(limit);
    void begin(0);
    const crowd = Array.from({ length: 1_000 }, () => limit.run(() => Promise.resolve(), { network: 'crowd' }));
    const last = expect(crowd.at(-1)).rejects.toMatchObject({ refusal: { code: 'unavailable', after: 10 } });
    const one = limit.run(() => Promise.resolve('done'), { network: 'one' });
    await last;
    end(0);
    expect(await one).toBe('done');
    await Promise.all(crowd.slice(0, -1));
  });

  test('[S3] a network that reads none of its answers gets 64 of them, and others go on', async () => {
    const { order, ask } = asked(new ConcurrencyLimit(2));
    const ends = Array.from({ length: 100 }, () => endingAsker('mute'));
    for (const { asker } of ends) ask(asker);
    ask({ network: 'one' });
    await settled();
    const ofMute = () => order.filter((network) => network === 'mute').length;
    expect([ofMute(), order.includes('one')]).toEqual([64, true]);
    // What is read, or cut, makes room for the next.
    for (const { end } of ends.slice(0, 3)) end();
    await settled();
    expect(ofMute()).toBe(67);
    for (const { end } of ends) end();
    await settled();
    ask({ network: 'mute' });
    await settled();
    expect(order.at(-1)).toBe('mute');
  });

  test('a limit whose places rest begins the next work as long after the last as that one took', async () => {
    const { begun, begin, end } = works(new ConcurrencyLimit(1, true));
    void begin(1);
    void begin(2);
    await jest.advanceTimersByTimeAsync(8);
    end(1);
    await jest.advanceTimersByTimeAsync(6);
    expect(begun).toEqual([1]);
    await jest.advanceTimersByTimeAsync(3);
    expect(begun).toEqual([1, 2]);
    end(2);
  });

  test('an asker whose connection is over while it waits is not begun, and makes no other wait', async () => {
    const limit = new ConcurrencyLimit(1);
    const { begin, end } = works(limit);
    void begin(0);
    const { order, ask } = asked(limit);
    const gone = endingAsker('gone');
    ask(gone.asker);
    ask({ network: 'never', onOver: (heard) => heard() });
    ask({ network: 'one' });
    await settled();
    gone.end();
    end(0);
    await settled();
    expect(order).toEqual(['one']);
  });
});

/** Works that end soon; `order` tells whose were begun. */
function asked(limit: ConcurrencyLimit) {
  const order: string[] = [];
  const ask = (asker: Asker): void => {
    limit
      .run(async () => {
        order.push(asker.network);
        await Promise.resolve();
      }, asker)
      .catch(() => undefined);
  };
  return { order, ask };
}

/** An asker, and the end of its connection. */
function endingAsker(network: string): { asker: Asker; end: () => void } {
  const heard: (() => void)[] = [];
  return {
    asker: { network, onOver: (hear) => void heard.push(hear) },
    end: () => heard.splice(0).forEach((hear) => hear()),
  };
}
