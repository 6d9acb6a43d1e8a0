/** The entries of a page of some entries alone, or in another order: one list of the journal each, which its index has in order. */
import type { BlogRecord, EntryRecord } from '../../shared/entry.js';
import { PAGE_SIZE, type Position } from '../../shared/protocol/readers.js';
import type { Selection, Side } from '../render/views.js';
import type { JournalLists } from '../storage/ports.js';
import type { Feed } from './feed.js';

export interface SelectedPage {
  blog: BlogRecord;
  /** As they stand on the page. */
  entries: EntryRecord[];
  older: number | null;
  newer: number | null;
}

/** null where there is no such blog. Throws `StoreAway`. */
export async function selected(
  feed: Feed,
  journal: JournalLists,
  selection: Selection,
  side: Side,
): Promise<SelectedPage | null> {
  const page = selection.only === 'key' ? keysOf(feed) : await listed(feed, journal, selection, side);
  // Only the page's own end is where a reader comes from; the lists run from the newest down.
  return page && selection.rising === true ? { ...page, entries: page.entries.toReversed() } : page;
}

/** The key moments are in memory, all that the top of the page has: at most `TOP_MAX`. */
function keysOf(feed: Feed): SelectedPage {
  const { blog, top } = feed.standing();
  return { blog, entries: top.filter(({ key }) => key), older: null, newer: null };
}

async function listed(
  { slug, blog: known }: Feed,
  journal: JournalLists,
  { only, rising }: Selection,
  { before, after }: Side,
): Promise<SelectedPage | null> {
  const kind = only === 'key' ? undefined : only;
  const ask = { limit: PAGE_SIZE, ...(kind !== undefined && { kind }) };
  if (after !== undefined || (rising === true && before === undefined)) {
    const found = await journal.entriesAfter(slug, { ...ask, after: after ?? 0 });
    if (found === null) return null;
    const { entries, next: newer, epoch, head } = found;
    const first = entries[0]?.order ?? (after ?? 0) + 1;
    const older = after === undefined || after === 0 ? null : first;
    return { blog: blogAt(known, { epoch, head }), entries: entries.toReversed(), older, newer };
  }
  const found = await journal.entriesBefore(slug, { ...ask, ...(before !== undefined && { before }) });
  if (found === null) return null;
  const { entries, next: older, epoch, head } = found;
  const newer = before === undefined ? null : (entries[0]?.order ?? before - 1);
  return { blog: blogAt(known, { epoch, head }), entries, older, newer };
}

/**
 * The blog where both its own words and the entries of a page stand (rule F3): of a feed that is behind the journal the top
 * is older than the entries, and a reader has to ask for what came between.
 */
export function blogAt(known: BlogRecord, { epoch, head }: Position): BlogRecord {
  return { ...known, epoch, head: epoch === known.epoch ? Math.min(head, known.head) : head };
}
