/** Questions to the journal for the sitemap of news. */
import { recentEntries } from '../../../../server/http/sitemaps/recentEntries.js';
import type { JournalLists } from '../../../../server/storage/ports.js';
import type { EntryRecord } from '../../../../shared/entry.js';
import { blog } from '../../render/baku.js';

const NOW = new Date('2022-03-01T12:00:00.000Z');
const HOUR = 3_600_000;

/** An entry that was published so many hours ago. */
const record = (order: number, hours: number): EntryRecord => ({
  id: `entry-${order.toString()}`,
  blog: 'baku',
  state: 'published',
  ...{ rev: 1, wordsRev: 1, first: order, step: order, seq: order, order },
  author: 'ann',
  byline: 'Ann',
  receivedAt: NOW.toISOString(),
  publishedAt: new Date(NOW.getTime() - hours * HOUR).toISOString(),
  ...{ editedAt: null, key: false, pinned: false, verification: 'seen', correction: null },
  content: { kind: 'update', lang: 'en', text: 'x', translations: {}, media: [], happenedAt: NOW.toISOString() },
  html: { text: '<p>x</p>', translations: {} },
});

/** Blogs by their slugs: how many hours ago each changed, and its entries, by falling order. */
function journalOf(blogs: Record<string, { changed: number; entries: EntryRecord[] }>) {
  const reads: string[] = [];
  const journal: Pick<JournalLists, 'entriesBefore' | 'lastChanges'> = {
    lastChanges: async (slugs) =>
      new Map(slugs.map((slug) => [slug, new Date(NOW.getTime() - blogs[slug]!.changed * HOUR).toISOString()])),
    entriesBefore: async (slug, { before = Infinity, limit }) => {
      reads.push(slug);
      const left = blogs[slug]!.entries.filter(({ order }) => (order ?? 0) < before);
      const next = left.length > limit ? (left[limit - 1]?.order ?? null) : null;
      return { epoch: 'e', head: 1, entries: left.slice(0, limit), next };
    },
  };
  return { journal, reads };
}

const named = (...slugs: string[]) => slugs.map((slug) => ({ ...blog, slug }));
const many = (count: number, hours: (n: number) => number) =>
  Array.from({ length: count }, (_, n) => record(count - n, hours(n)));

test('a blog that did not change for two days is not read', async () => {
  const { journal, reads } = journalOf({
    old: { changed: 49, entries: many(3, () => 49) },
    fresh: { changed: 1, entries: many(3, () => 1) },
  });
  const told = await recentEntries(journal, named('old', 'fresh'), NOW);
  expect(told.map(({ blog: { slug }, entries }) => [slug, entries.length])).toEqual([['fresh', 3]]);
  expect(reads).toEqual(['fresh']);
});

test('entries are read back as far as two days, and no further', async () => {
  const { journal, reads } = journalOf({ baku: { changed: 1, entries: many(500, (n) => n / 4) } });
  const [told] = await recentEntries(journal, named('baku'), NOW);
  expect(told?.entries).toHaveLength(193);
  expect(reads).toHaveLength(2);
});

test('a thousand entries are enough, those of the blogs that changed last first', async () => {
  const { journal, reads } = journalOf({
    quiet: { changed: 2, entries: many(10, () => 2) },
    busy: { changed: 1, entries: many(2_000, () => 1) },
  });
  const told = await recentEntries(journal, named('quiet', 'busy'), NOW);
  expect(told.map(({ blog: { slug }, entries }) => [slug, entries.length])).toEqual([
    ['busy', 1_000],
    ['quiet', 0],
  ]);
  expect(reads).toHaveLength(10);
});

test('any number of blogs that changed costs a bounded number of reads', async () => {
  const slugs = Array.from({ length: 300 }, (_, n) => `rally-${n.toString()}`);
  const { journal, reads } = journalOf(Object.fromEntries(slugs.map((slug) => [slug, { changed: 1, entries: [] }])));
  await recentEntries(journal, named(...slugs), NOW);
  expect(reads.length).toBeLessThanOrEqual(50);
});
