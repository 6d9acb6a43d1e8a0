/** Gathers one blog out of the archive's records: its settings, its entries as readers see them, its public changes. */
import { isVisible, publicEntry, type BlogRecord, type EntryRecord, type PublicEntry } from '../../../shared/entry.js';
import type { Archive, ArchivedChange, ArchivedEntry, ArchiveRecord } from '../../storage/ports.js';

export interface BlogSnapshot {
  blog: BlogRecord;
  /** By falling order. */
  entries: PublicEntry[];
  /** By rising seq. An entry's last change alone has its words: earlier words are never published again. */
  changes: ArchivedChange[];
}

/**
 * Returns null where there is no such blog. All of it comes from one answer: between two answers, a takedown could leave
 * words in one and take their entry out of the other.
 */
export async function snapshotOf(slug: string, archive: Pick<Archive, 'records'>): Promise<BlogSnapshot | null> {
  const gathering = new Gathering(slug);
  for await (const record of archive.records()) {
    gathering.take(record);
    // Photos, and all that comes after them, are not needed: the snapshot is let go of early.
    if (record.kind === 'photo') break;
  }
  return gathering.snapshot();
}

/** The records of one blog, as they come. */
class Gathering {
  private blog: BlogRecord | null = null;
  private readonly changes = new Map<number, ArchivedChange>();
  /** The last change of each entry. */
  private readonly last = new Map<string, ArchivedChange>();
  private readonly entries: EntryRecord[] = [];

  constructor(private readonly slug: string) {}

  take(record: ArchiveRecord): void {
    if (record.kind === 'blog' && record.blog.slug === this.slug) this.blog = record.blog;
    if (record.kind === 'change' && record.change.blog === this.slug) this.takeChange(record.change);
    if (record.kind === 'entry' && record.entry.blog === this.slug) this.takeEntry(record.entry);
  }

  snapshot(): BlogSnapshot | null {
    if (this.blog === null) return null;
    const shown = this.entries.filter(isVisible).sort((one, other) => (other.order ?? 0) - (one.order ?? 0));
    const open = [...this.changes.values()].filter(({ seq }) => seq !== null);
    return { blog: this.blog, entries: shown.map(publicEntry), changes: open };
  }

  private takeChange(change: ArchivedChange): void {
    this.changes.set(change.step, change);
    if (change.entry === null) return;
    const before = this.last.get(change.entry);
    // A long rally's earlier words need not be held in memory all at once.
    if (before !== undefined) this.changes.set(before.step, { ...before, words: null });
    this.last.set(change.entry, change);
  }

  /** Takes an entry with the words that its last change left; after a takedown there are none. */
  private takeEntry({ first, step, seq, order }: ArchivedEntry): void {
    const doc = this.changes.get(step)?.words?.doc ?? null;
    if (doc === null) return;
    // Stores keep the entry without its numbers beside a change.
    const words = doc as Omit<EntryRecord, 'first' | 'step' | 'seq' | 'order'>;
    this.entries.push({ ...words, first, step, seq, order });
  }
}
