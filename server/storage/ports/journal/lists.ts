/** Answers of the journal: positions, items, and pieces of its lists. */
import type { BlogRecord, EntryRecord } from '../../../../shared/entry.js';

/** Where a record stands. */
export interface JournalPosition {
  epoch: string;
  head: number;
  step: number;
}

/**
 * A thing that changed, as it stands now: an item of `since`, of `deskSince`, and of a message on the bus (rule B1).
 * Exactly one of `entry` and `blog` may be null; both are there where a drive entry moved the blog's own JSON.
 */
export interface JournalItem {
  slug: string;
  epoch: string;
  step: number;
  /** null where readers cannot see it. */
  seq: number | null;
  entry: EntryRecord | null;
  blog: BlogRecord | null;
}

/** Public changes after a seq, folded: each entry once, in its latest state, by rising seq (rule J4). */
export interface PublicSince {
  epoch: string;
  head: number;
  step: number;
  /** All of since+1 to `to` is in `entries` and `blog`; below `head` where the limit cut it. */
  to: number;
  /** Entries that changed in that range: published, retracted or taken down. */
  entries: EntryRecord[];
  /** The blog, where its own JSON or the top changed in that range; its `blogSeq` and `topSeq` say which. */
  blog: BlogRecord | null;
}

/** Changes after a step, as the desk sees them, folded: each entry once, by rising step (rule J4). */
export interface DeskSince {
  epoch: string;
  head: number;
  step: number;
  /** All of since+1 to `to` is in `items`. */
  to: number;
  items: JournalItem[];
}

export interface EntriesBatch {
  epoch: string;
  head: number;
  /** Published entries by falling order. */
  entries: EntryRecord[];
  /** The order to ask before, or null at the end. */
  next: number | null;
}

export interface EntriesAfter {
  epoch: string;
  head: number;
  /** Published entries by rising order. */
  entries: EntryRecord[];
  /** The order to ask after, or null where the newest is among these. */
  next: number | null;
}

export interface DeskBatch {
  epoch: string;
  step: number;
  /** Entries in every state, by falling `first`. */
  entries: EntryRecord[];
  /** The `first` to ask before, or null at the end. */
  next: number | null;
}

/** The beginning of a feed, all of one snapshot. */
export interface FeedSnapshot {
  blog: BlogRecord;
  /** The newest published entries by falling order. */
  newest: EntryRecord[];
  /** The entries that changed last, by falling seq: published, retracted and taken down ones. */
  recent: EntryRecord[];
  /** Published entries that are pinned or key moments, by falling order, at most `TOP_MAX`. */
  top: EntryRecord[];
}

/** Two moments of a record, ISO 8601. */
export interface Told {
  begun: string;
  last: string;
}

/** Result of checking a record's chain from outside. */
export type Verification = { ok: true; changes: number; emptied: number } | { ok: false; step: number; why: string };

/** At most so many pinned entries and key moments stand above a feed. */
export const TOP_MAX = 60;
/** At most so many entries or items come with one answer ... */
export const LIST_MAX = 200;
/** ... and fewer in a batch that readers ask for. */
export const BATCH_MAX = 100;
