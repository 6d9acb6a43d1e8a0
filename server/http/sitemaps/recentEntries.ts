/** The entries for the sitemap of news: those of two days, of the blogs that changed last, within a bound of reads. */
import { publicEntry, type PublicBlog, type PublicEntry } from '../../../shared/entry.js';
import { ADDRESSES_MAX, isNews, type NewsEntries } from '../../render/sitemaps/news.js';
import type { JournalLists } from '../../storage/ports.js';

/** Entries of one read, and reads of one sitemap: what strangers ask for costs no more than this. */
const BATCH = 100;
const READS_MAX = 50;

/** As news, with where the blog's record stood when the first of them were read; null where nothing was. */
export interface ReadEntries extends NewsEntries {
  stood: { epoch: string; head: number } | null;
}

type Lists = Pick<JournalLists, 'entriesBefore' | 'lastChanges'>;

export async function recentEntries(journal: Lists, blogs: readonly PublicBlog[], now: Date): Promise<ReadEntries[]> {
  const changes = await journal.lastChanges(blogs.map(({ slug }) => slug));
  const changedAt = ({ slug }: PublicBlog): string => changes.get(slug) ?? '';
  const changed = blogs
    .filter((blog) => isNews(changedAt(blog), now))
    .toSorted((a, b) => changedAt(b).localeCompare(changedAt(a)));
  const told: ReadEntries[] = [];
  const left = { entries: ADDRESSES_MAX, reads: READS_MAX };
  for (const blog of changed) told.push({ blog, ...(await entriesOf(journal, blog.slug, now, left)) });
  return told;
}

/** Reads back until an entry is too old, or nothing is `left`. */
async function entriesOf(
  journal: Lists,
  slug: string,
  now: Date,
  left: { entries: number; reads: number },
): Promise<Omit<ReadEntries, 'blog'>> {
  const found: PublicEntry[] = [];
  let stood: ReadEntries['stood'] = null;
  let before: number | undefined;
  while (left.entries > 0 && left.reads > 0) {
    left.reads -= 1;
    const limit = Math.min(BATCH, left.entries);
    const batch = await journal.entriesBefore(slug, { limit, ...(before !== undefined && { before }) });
    if (batch !== null) stood ??= { epoch: batch.epoch, head: batch.head };
    const fresh = (batch?.entries ?? []).filter(({ publishedAt }) => isNews(publishedAt ?? '', now));
    found.push(...fresh.map(publicEntry));
    left.entries -= fresh.length;
    const next = batch?.next ?? null;
    if (fresh.length < limit || next === null) break;
    before = next;
  }
  return { entries: found, stood };
}
