import type { Feed } from '../../../server/feed/feed.js';
import { blogAt, selected } from '../../../server/feed/selected.js';
import type { JournalLists } from '../../../server/storage/ports.js';
import type { BlogRecord } from '../../../shared/entry.js';

const BLOG = { slug: 'baku', epoch: 'one', head: 4 } as BlogRecord;
const FEED = { slug: 'baku', blog: BLOG } as Feed;

test('[F3] a page of entries from the journal stands no further than the feed whose words are above them', async () => {
  const list = { entries: [], next: null, epoch: 'one', head: 6 };
  const journal = { entriesAfter: async () => list, entriesBefore: async () => list } as unknown as JournalLists;
  for (const [selection, side] of [
    [{ rising: true }, {}],
    [{ only: 'photo' }, {}],
    [{}, { after: 2 }],
  ] as const) {
    expect((await selected(FEED, journal, selection, side))?.blog).toEqual(BLOG);
  }
});

test('[F3] a feed that is ahead of the entries, or of another epoch, does not move their position', () => {
  expect(blogAt(BLOG, { epoch: 'one', head: 3 }).head).toBe(3);
  expect(blogAt(BLOG, { epoch: 'two', head: 9 })).toMatchObject({ epoch: 'two', head: 9 });
});
