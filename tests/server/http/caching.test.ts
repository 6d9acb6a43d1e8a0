/** What answers say to shared caches, held against the pages that tell how old an answer may be. */
import { readFile } from 'node:fs/promises';
import { HUB_FEED_CACHE, READERS_CACHE } from '../../../server/http/caching.js';

const pageOf = (name: string) => readFile(new URL(`../../../docs/${name}.md`, import.meta.url), 'utf8');

/** Seconds: the oldest that a shared cache may show, and the oldest while the server fails. */
function oldest(told: string): { usual: number; failing: number } {
  const of = (name: string) => Number(new RegExp(`${name}=(\\d+)`).exec(told)?.[1] ?? 0);
  const fresh = of('s-maxage');
  return { usual: fresh + of('stale-while-revalidate'), failing: fresh + of('stale-if-error') };
}

test.each([
  ['pages, entries, changes, feeds', READERS_CACHE],
  ['feeds where `WEBSUB_HUB` is set', HUB_FEED_CACHE],
])('docs/CACHE.md has for %s the header that is sent, and how old they may get by it', async (what, told) => {
  const row = (await pageOf('CACHE')).split('\n').find((line) => line.startsWith('|') && line.includes(what)) ?? '';
  const [, , header = '', seconds = ''] = row.split('|').map((cell) => cell.trim());
  const { usual, failing } = oldest(told);
  expect(header).toBe(`\`${told}\``);
  expect(seconds).toMatch(new RegExp(`^${usual} seconds.*; ${failing} while the server fails`));
});

test.each(['PROGRAMS', 'PROTOCOL'])(
  'docs/%s.md tells how old a public answer of a shared cache may be',
  async (name) => {
    const text = (await pageOf(name)).replaceAll(/\s+/g, ' ');
    const { usual, failing } = oldest(READERS_CACHE);
    expect(text).toMatch(new RegExp(`${usual} seconds[^.]* ${failing} while the server fails or cannot be reached`));
    expect(text).not.toMatch(/two seconds old|keep them for two seconds/);
  },
);
