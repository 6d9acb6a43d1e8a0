/** One blog out of the archive's records: its settings, what readers see, and its public changes, of one moment. */
import { isVisible, publicEntry, type BlogRecord, type EntryRecord, type PublicEntry } from '../../../shared/entry.js';
import type { Archive, ArchivedChange, ArchivedEntry } from '../../storage/ports.js';

export interface BlogSnapshot {
  blog: BlogRecord;
  /** By falling order. */
  entries: PublicEntry[];
  /** By rising seq. Of each entry only the last change has its words: no other's are ever published again. */
  changes: ArchivedChange[];
}

/**
 * null where there is no such blog. All of it comes from one answer: between two, a takedown could leave words in the one
 * whose entry is gone from the other, and a digest that belongs to neither.
 */
export async function snapshotOf(slug: string, archive: Pick<Archive, 'records'>): Promise<BlogSnapshot | null> {
  let blog: BlogRecord | null = null;
  const changes = new Map<number, ArchivedChange>();
  const last = new Map<string, ArchivedChange>();
  const entries: EntryRecord[] = [];
  for await (const record of archive.records()) {
    if (record.kind === 'blog' && record.blog.slug === slug) blog = record.blog;
    if (record.kind === 'change' && record.change.blog === slug) {
      const { change } = record;
      changes.set(change.step, change);
      const before = change.entry === null ? undefined : last.get(change.entry);
      // A long rally's earlier words need not be held in memory all at once.
      if (before !== undefined) changes.set(before.step, { ...before, words: null });
      if (change.entry !== null) last.set(change.entry, change);
    }
    if (record.kind === 'entry' && record.entry.blog === slug)
      entries.push(...asItStands(record.entry, changes.get(record.entry.step)));
    // Photos, and all that comes after them, are not needed: the snapshot is let go of early.
    if (record.kind === 'photo') break;
  }
  if (blog === null) return null;
  const shown = entries.filter(isVisible).sort((one, other) => (other.order ?? 0) - (one.order ?? 0));
  const open = [...changes.values()].filter(({ seq }) => seq !== null);
  return { blog, entries: shown.map(publicEntry), changes: open };
}

/** The words that its last change left; none where the record has none, as after a takedown. */
function asItStands({ first, step, seq, order }: ArchivedEntry, change: ArchivedChange | undefined): EntryRecord[] {
  const doc = change?.words?.doc ?? null;
  // What a store kept with a change is the entry without its numbers.
  return doc === null
    ? []
    : [{ ...(doc as Omit<EntryRecord, 'first' | 'step' | 'seq' | 'order'>), first, step, seq, order }];
}
