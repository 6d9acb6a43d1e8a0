/**
 * The entries on which the points of a blog's summary rest: a point says its entry's time. They are found in memory, or read once
 * where the entry changed long ago; a point whose entry is not there yet says no time.
 */
import { isVisible, type BlogRecord, type EntryRecord } from '../../shared/entry.js';
import { StoreAway, type JournalLists } from '../storage/ports.js';

export class SummaryRests {
  private readonly kept = new Map<string, EntryRecord>();

  constructor(
    private readonly journal: Pick<JournalLists, 'entry'>,
    private readonly remembered: (id: string) => EntryRecord | undefined,
    private readonly onFault: (error: unknown, where: string) => void,
  ) {}

  /** Reads those that are not in memory. */
  async load(blog: BlogRecord): Promise<void> {
    for (const id of idsOf(blog)) if (this.find(id) === undefined) await this.read(blog.slug, id);
  }

  /** Takes the latest state of entries, and the blog as it stands now. */
  hear(entries: readonly EntryRecord[], blog: BlogRecord): void {
    const ids = new Set(idsOf(blog));
    for (const id of this.kept.keys()) if (!ids.has(id)) this.kept.delete(id);
    for (const entry of entries) if (ids.has(entry.id)) this.kept.set(entry.id, entry);
    if ([...ids].every((id) => this.find(id) !== undefined)) return;
    this.load(blog).catch((error: unknown) => this.onFault(error, 'reading what a summary rests on'));
  }

  of(blog: BlogRecord): EntryRecord[] {
    return idsOf(blog)
      .flatMap((id) => this.find(id) ?? [])
      .filter(isVisible);
  }

  /** Finds an entry, and keeps it for when memory has let it go. */
  private find(id: string): EntryRecord | undefined {
    const found = this.remembered(id) ?? this.kept.get(id);
    if (found !== undefined) this.kept.set(id, found);
    return found;
  }

  private async read(slug: string, id: string): Promise<void> {
    try {
      const entry = await this.journal.entry(slug, id);
      if (entry !== null && !this.kept.has(id)) this.kept.set(id, entry);
    } catch (error) {
      // Without the store a point says no time; the next change of the blog tries again.
      if (!(error instanceof StoreAway)) throw error;
    }
  }
}

function idsOf({ settings }: BlogRecord): string[] {
  return settings.summary.flatMap(({ entry }) => entry ?? []);
}
