/** The durable list of changes, and the entries and blogs folded from it. */
import type { BlogRecord, BlogSettings, BlogStatus, EntryRecord, Kind, Role, Verb } from '../../../shared/entry.js';
import type { Receipt } from '../../../shared/protocol/desk.js';

/** Where a record stands. */
export interface JournalPosition {
  epoch: string;
  head: number;
  step: number;
}

/** What identifies a command and its sender, for rule J3. */
export interface CommandIdentity {
  /** The command's id, minted on the phone. */
  id: string;
  blog: string;
  /** The person. */
  author: string;
  /** RFC 8785 JSON of the command without its `rev`: compared by a digest keyed with the content's salt. */
  body: string;
  /** The same of the command as it came, where it is read as another one now: either may be what was stored (rule J3). */
  came?: string;
}

/** What is known of a command id. `foreign`: another author's or blog's, of which nothing may be shown. */
export type Known = { kind: 'new' } | { kind: 'same'; receipt: Receipt } | { kind: 'different' } | { kind: 'foreign' };

/**
 * One change to store, as data (rule J2): the conditions that the newsroom saw, and what is to be stored where they
 * still hold. Numbers that only the lock can give (step, seq, order, the chain's hash) are the store's to fill in.
 */
export interface Append {
  command: CommandIdentity;
  /** The device that must not be revoked; null for the operator's own commands. */
  device: string | null;
  expect: {
    /** The blog's status when the newsroom decided. */
    status: BlogStatus;
    /** The blog's rev when the newsroom decided; only where the change depends on it. */
    blogRev?: number;
    /** The last step of the entry, or null where there must be none yet; absent for a change of the blog. */
    entryStep?: number | null;
  };
  change: {
    verb: Verb;
    /** The entry's id, or null for a change of the blog. */
    entry: string | null;
    /** The content's rev after this change. */
    rev: number;
    at: string;
    role: Role;
    /** Whether readers can see this change: it gets a seq and enters the hash chain. */
    public: boolean;
  };
  /** RFC 8785 JSON of what is public of the result, without html, seq and order (rule J5). */
  content: string;
  /** 16 random bytes, hex: the salt of this change's digest. */
  salt: string;
  /** SHA-256 of salt and content, hex, see `digestOf` in storage/chain.ts. */
  digest: string;
  /** The entry as it stands after the change; its `first`, `step`, `seq` and `order` are filled in by the store. */
  entry?: EntryRecord;
  /**
   * The blog's settings after the change. With an entry: where its going takes something from them, and then the blog's
   * own rev rises by one.
   */
  blog?: { settings: BlogSettings; statusAt: string; endedAt: string | null };
  /** Whether the blog's own JSON, and whether what stands above the feed, changes with it. */
  touches: { blog: boolean; top: boolean };
  /**
   * With takedown: every earlier content row of the entry is emptied, of words, salts and HTML, in the same transaction
   * (rule T1). The row of this change itself stays: it holds what is left of the entry, or that it is gone. Where the
   * whole entry goes, every earlier content of the blog's own changes (verb `blog`) in which its id stands is emptied,
   * too: a point of the summary that linked to it said what it said.
   */
  empties: boolean;
}

export type Appended =
  | { kind: 'stored'; receipt: Receipt; item: JournalItem }
  /** The command was stored before (rule J3): its first receipt. */
  | { kind: 'repeated'; receipt: Receipt }
  /** What the newsroom saw has moved: nothing was stored, and it should look again. */
  | { kind: 'moved' }
  /** The same command id with another body. */
  | { kind: 'different' }
  /** The command id is another author's or another blog's; or the entry id is taken in another blog. */
  | { kind: 'foreign' }
  /** The device was revoked. */
  | { kind: 'revoked' }
  /** The entry names a photo that is another entry's, or one that was taken down. */
  | { kind: 'foreign-photo' }
  /** No such blog. */
  | { kind: 'missing' };

/**
 * One thing that changed, as it stands now: an item of `since`, of `deskSince`, and of a message on the bus (rule B1).
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

/** What came after a seq, folded: each entry once, in its latest state, by rising seq (rule J4). */
export interface PublicSince {
  epoch: string;
  head: number;
  step: number;
  /** All of since+1 to `to` is in `items`; below `head` where the limit cut it. */
  to: number;
  /** Entries that changed in that range: published, retracted or taken down. */
  entries: EntryRecord[];
  /** The blog, where its own JSON or the top changed in that range; its `blogSeq` and `topSeq` say which. */
  blog: BlogRecord | null;
}

export interface DeskSince {
  epoch: string;
  head: number;
  step: number;
  /** All of since+1 to `to` is in `items`. */
  to: number;
  items: JournalItem[];
}

export interface EntriesPage {
  epoch: string;
  head: number;
  /** Published entries by falling order. */
  entries: EntryRecord[];
  /** The order to ask before, or null at the end. */
  next: number | null;
}

export interface DeskPage {
  epoch: string;
  step: number;
  /** Entries in every state, by falling `first`. */
  entries: EntryRecord[];
  /** The `first` to ask before, or null at the end. */
  next: number | null;
}

/** What a feed starts from, all of one snapshot. */
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

/** What an outside check of the chain found. */
export type Verification = { ok: true; changes: number; emptied: number } | { ok: false; step: number; why: string };

/** At most so many pinned entries and key moments stand above a feed. */
export const TOP_MAX = 60;
/** At most so many entries or items come with one answer; of a page, which is asked for by readers, fewer. */
export const LIST_MAX = 200;
export const PAGE_MAX = 100;

export interface Journal {
  /**
   * Makes a blog, its first change with it (verb `blog`, seq 1). `taken` where the slug exists.
   * `change` and `content` as in `Append`.
   */
  createBlog(draft: {
    slug: string;
    epoch: string;
    settings: BlogSettings;
    at: string;
    role: Role;
    content: string;
    salt: string;
    digest: string;
  }): Promise<{ kind: 'stored'; blog: BlogRecord } | { kind: 'taken' }>;
  /** Stores one change durably, or nothing (rules J1, J2, J3). */
  append(append: Append): Promise<Appended>;
  /** What is known of a command, without storing anything. */
  known(command: CommandIdentity): Promise<Known>;
  blogs(): Promise<BlogRecord[]>;
  /** The blogs that there are, by name alone: asked every second where somebody has all of them. */
  slugs(): Promise<string[]>;
  blog(slug: string): Promise<BlogRecord | null>;
  /** An entry of that blog in whatever state, or null. */
  entry(slug: string, id: string): Promise<EntryRecord | null>;
  /** Where each of these blogs stands (rule F4); one that does not exist is absent. */
  positions(slugs: readonly string[]): Promise<Map<string, JournalPosition>>;
  /** Rule J4, the public list; at most `limit` (200) entries. null where there is no such blog. */
  since(slug: string, seq: number, limit: number): Promise<PublicSince | null>;
  /** Rule J4, the desk's list; at most `limit` (200) items. null where there is no such blog. */
  deskSince(slug: string, step: number, limit: number): Promise<DeskSince | null>;
  /** Published entries before an order (or the newest), of one kind where given; at most `limit` (100). */
  page(slug: string, ask: { before?: number; limit: number; kind?: Kind }): Promise<EntriesPage | null>;
  /**
   * Entries in every state before a `first` (or the newest), of one snapshot; at most `limit` (100). With `held` those
   * alone that wait for an editor: `next` is then that of the next held one.
   */
  deskEntries(slug: string, ask: { before?: number; limit: number; held?: true }): Promise<DeskPage | null>;
  /** Everything a feed starts from; at most 200 entries each. null where there is no such blog. */
  snapshot(slug: string, limits: { newest: number; recent: number }): Promise<FeedSnapshot | null>;
  /**
   * When the record was begun, and when the change of that seq was made; `seq` is one that this record has had. null
   * where there is no such blog.
   */
  told(slug: string, seq: number): Promise<Told | null>;
  /** A person's own entries in every state, by falling step; at most `limit` (200). */
  own(slug: string, author: string, limit: number): Promise<EntryRecord[]>;
  /**
   * Begins a new epoch as a change of its own, by compare-and-set on the present one (rule J6); returns the position
   * that is then in force, whoever began it.
   */
  beginEpoch(slug: string, change: { from: string; to: string; at: string }): Promise<JournalPosition>;
  /** Recomputes digests and the hash chain from the first change on. null where there is no such blog. */
  verify(slug: string): Promise<Verification | null>;
}
