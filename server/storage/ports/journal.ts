/** The durable list of changes, and the entries and blogs folded from it: what is listed of it, and what is appended. */
import type { BlogRecord, EntryRecord, Kind } from '../../../shared/entry.js';
import type { Append, Appended, BlogDraft, CommandIdentity, Known } from './journal/append.js';
import type {
  DeskBatch,
  DeskSince,
  EntriesAfter,
  EntriesBatch,
  FeedSnapshot,
  JournalPosition,
  PublicSince,
  Told,
  Verification,
} from './journal/lists.js';

export * from './journal/append.js';
export * from './journal/lists.js';

/** The reading half: a room that only reads is given no more. */
export interface JournalLists {
  blogs(): Promise<BlogRecord[]>;
  /** The blogs that there are, by name alone: asked every second where somebody follows all of them. */
  slugs(): Promise<string[]>;
  blog(slug: string): Promise<BlogRecord | null>;
  /** An entry of that blog in whatever state, or null. */
  entry(slug: string, id: string): Promise<EntryRecord | null>;
  /** Where each of these blogs stands (rule F4); a blog that does not exist is absent. */
  positions(slugs: readonly string[]): Promise<Map<string, JournalPosition>>;
  /** Rule J4, the public list; at most `limit` (200) entries. null where there is no such blog. */
  since(slug: string, seq: number, limit: number): Promise<PublicSince | null>;
  /** Rule J4, the desk's list; at most `limit` (200) items. null where there is no such blog. */
  deskSince(slug: string, step: number, limit: number): Promise<DeskSince | null>;
  /** Published entries before an order (or the newest), of one kind where given; at most `limit` (100). */
  entriesBefore(slug: string, ask: { before?: number; limit: number; kind?: Kind }): Promise<EntriesBatch | null>;
  /** Published entries that follow an order, the nearest ones first; at most `limit` (100). */
  entriesAfter(slug: string, ask: { after: number; limit: number; kind?: Kind }): Promise<EntriesAfter | null>;
  /** How many published entries follow an order, counted to `most`; 0 where there is no such blog. */
  countAfter(slug: string, after: number, most: number): Promise<number>;
  /**
   * Entries in every state before a `first` (or the newest), of one snapshot; at most `limit` (100). With `held` those
   * alone that wait for an editor: `next` is then that of the next held one.
   */
  deskEntries(slug: string, ask: { before?: number; limit: number; held?: true }): Promise<DeskBatch | null>;
  /** Everything a feed starts from; at most 200 entries each. null where there is no such blog. */
  snapshot(slug: string, limits: { newest: number; recent: number }): Promise<FeedSnapshot | null>;
  /**
   * When the record was begun, and when the change of that seq was made; `seq` is one that this record has had. null
   * where there is no such blog.
   */
  told(slug: string, seq: number): Promise<Told | null>;
  /** When the changes of those seqs were made, ISO 8601, by seq; a seq that this record has not had is absent. */
  momentsOf(slug: string, seqs: readonly number[]): Promise<Map<number, string>>;
  /** When readers last saw each of these blogs change, ISO 8601; a blog that does not exist is absent. */
  lastChanges(slugs: readonly string[]): Promise<Map<string, string>>;
  /** A person's own entries in every state, by falling step; at most `limit` (200). */
  own(slug: string, author: string, limit: number): Promise<EntryRecord[]>;
  /** The last seq that an epoch of this record has; null where the record has no public change of that epoch. */
  lastSeqOf(slug: string, epoch: string): Promise<number | null>;
  /** Recomputes digests and the hash chain from the first change on. null where there is no such blog. */
  verify(slug: string): Promise<Verification | null>;
}

/** The writing half. */
export interface JournalAppend {
  /** Makes a blog, its first change with it (verb `blog`, seq 1). `taken` where the slug exists. */
  createBlog(draft: BlogDraft): Promise<{ kind: 'stored'; blog: BlogRecord } | { kind: 'taken' }>;
  /** Stores one change durably, or nothing (rules J1, J2, J3). */
  append(append: Append): Promise<Appended>;
  /** Looks a command up, without storing anything. */
  known(command: CommandIdentity): Promise<Known>;
  /**
   * Begins a new epoch as a change of its own, by compare-and-set on the present one (rule J6). Of several callers one
   * does; each is told the position then in force.
   */
  beginEpoch(slug: string, change: { from: string; to: string; at: string }): Promise<JournalPosition>;
}

export type Journal = JournalLists & JournalAppend;
