/** The views of a feed at one position, from which pages are made. */
import type { BlogRecord, EntryRecord } from '../../shared/entry.js';

/** The blog as a page shows it, and where it stands (rule F3): taken at once, since the feed moves on. */
export interface Standing {
  blog: BlogRecord;
  /** Pinned entries and key moments, by falling order, then others on which points of the summary rest. */
  top: EntryRecord[];
}

export interface FirstPage extends Standing {
  entries: EntryRecord[];
  /** The order to ask before, or null at the end. */
  older: number | null;
}
