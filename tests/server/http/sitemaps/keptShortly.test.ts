import { bytesOf } from '../../../../server/feed/pageBytes.js';
import { KeptShortly, type Made } from '../../../../server/http/sitemaps/keptShortly.js';

test('an answer is made once for ten seconds, and again where making it failed', async () => {
  let now = 0;
  let made = 0;
  const kept = new KeptShortly(() => now);
  const make = async (): Promise<Made> => ({ page: bytesOf(String((made += 1))) });
  const get = async (name: string) => (await kept.get(name, make)).body.toString();
  expect([await get('a'), await get('a'), await get('b')]).toEqual(['1', '1', '2']);
  now = 10_000;
  expect(await get('a')).toBe('3');
  await expect(kept.get('c', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
  expect(await get('c')).toBe('4');
});

test('an answer that does not stand any more is made anew, once for all who ask meanwhile', async () => {
  let made = 0;
  const kept = new KeptShortly(() => 0);
  let broken = 0;
  const make = async (): Promise<Made> => {
    const number = (made += 1);
    return { page: bytesOf(String(number)), stands: async () => number !== broken };
  };
  const get = async () => (await kept.get('a', make)).body.toString();
  expect([await get(), await get()]).toEqual(['1', '1']);
  broken = 1;
  expect(await Promise.all([get(), get(), get()])).toEqual(['2', '2', '2']);
});
