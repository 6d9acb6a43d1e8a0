import { KeptShortly } from '../../../../server/http/sitemaps/keptShortly.js';

test('a value is made once for ten seconds, and again where making it failed', async () => {
  let now = 0;
  let made = 0;
  const kept = new KeptShortly<number>(() => now);
  const make = () => Promise.resolve((made += 1));
  expect([await kept.get('a', make), await kept.get('a', make), await kept.get('b', make)]).toEqual([1, 1, 2]);
  now = 10_000;
  expect(await kept.get('a', make)).toBe(3);
  await expect(kept.get('c', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
  expect(await kept.get('c', make)).toBe(4);
});
