/** The newest published entries by falling order: the material of the first page. */
import type { EntryRecord } from '../../shared/entry.js';
import { isVisible } from '../../shared/entry.js';

/** Twice a page: so many retractions on the first page do not make it read the journal. */
export const NEWEST_KEPT = 40;

export class Newest {
  private entries: EntryRecord[];
  /** Whether the blog has no published entries but these. */
  private complete: boolean;

  constructor(newest: readonly EntryRecord[], complete: boolean) {
    this.entries = [...newest];
    this.complete = complete;
  }

  put(entry: EntryRecord): void {
    const at = this.entries.findIndex(({ id }) => id === entry.id);
    if (at >= 0) {
      if (isVisible(entry)) this.entries[at] = entry;
      else this.entries.splice(at, 1);
    } else if (isVisible(entry) && this.reaches(entry)) this.insert(entry);
  }

  /** The first `size` entries and the order to ask before; null where entries are missing and must be read again. */
  page(size: number): { entries: EntryRecord[]; older: number | null } | null {
    if (this.entries.length < size && !this.complete) return null;
    const entries = this.entries.slice(0, size);
    const more = this.entries.length > size || !this.complete;
    return { entries, older: more ? (entries.at(-1)?.order ?? null) : null };
  }

  /** The number of published entries after an order; null where some of them may not be here. */
  newerThan(order: number): number | null {
    const newer = this.entries.filter((entry) => (entry.order ?? 0) > order).length;
    return newer < this.entries.length || this.complete ? newer : null;
  }

  private reaches(entry: EntryRecord): boolean {
    const oldest = this.entries.at(-1)?.order ?? 0;
    return this.complete || (entry.order ?? 0) > oldest;
  }

  private insert(entry: EntryRecord): void {
    const at = this.entries.findIndex((other) => (other.order ?? 0) < (entry.order ?? 0));
    this.entries.splice(at < 0 ? this.entries.length : at, 0, entry);
    if (this.entries.length > NEWEST_KEPT) {
      this.entries.length = NEWEST_KEPT;
      this.complete = false;
    }
  }
}
