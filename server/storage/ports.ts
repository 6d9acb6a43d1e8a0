/**
 * The ports of the store: what the rest of the house asks of it, and what every engine must do alike. The contract
 * suites in tests/contracts run against each engine.
 *
 * All times are ISO 8601 in UTC with milliseconds. Whatever the store cannot do because it is away is thrown as
 * `StoreAway`; everything else that is thrown is a defect.
 */
import type { BlogRecord, BlogSettings, BlogStatus, EntryRecord, Kind, Role, Verb } from '../../shared/entry.js';
import type { Receipt } from '../../shared/protocol.js';

/** The store cannot be reached or cannot write at the moment; the same call may succeed later. */
export class StoreAway extends Error {
  override readonly name = 'StoreAway';
}

// ---- journal ----

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
  /** The entry as it stands after the change; its `step`, `seq` and `order` are filled in by the store. */
  entry?: EntryRecord;
  /** The blog's settings after the change. */
  blog?: { settings: BlogSettings; statusAt: string; endedAt: string | null };
  /** Whether the blog's own JSON, and whether what stands above the feed, changes with it. */
  touches: { blog: boolean; top: boolean };
  /**
   * With takedown: every earlier content row of the entry is emptied, of words, salts and HTML, in the same transaction
   * (rule T1). The row of this change itself stays: it holds what is left of the entry, or that it is gone.
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

/** What an outside check of the chain found. */
export type Verification = { ok: true; changes: number; emptied: number } | { ok: false; step: number; why: string };

/** At most so many pinned entries and key moments stand above a feed. */
export const TOP_MAX = 60;

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
  /** Everything a feed starts from; at most 200 entries each. null where there is no such blog. */
  snapshot(slug: string, limits: { newest: number; recent: number }): Promise<FeedSnapshot | null>;
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

// ---- people ----

export interface Person {
  id: string;
  /** The blog; null for an owner, who has every blog. */
  blog: string | null;
  /** The byline. */
  name: string;
  role: Role;
}

export type DeviceKind = 'session' | 'token';

export interface Device {
  id: string;
  person: string;
  kind: DeviceKind;
  createdAt: string;
  lastSeenAt: string;
  revokedAt: string | null;
}

export interface Identity {
  device: string;
  person: Person;
}

/** Secrets reach this port as their SHA-256 in hex; none is ever stored as it is. */
export interface People {
  /** The person of that byline and role in that blog; made where missing. Same `--name`, same person. */
  person(who: { id: string; blog: string | null; name: string; role: Role }): Promise<Person>;
  addDevice(device: { id: string; person: string; kind: DeviceKind; secretHash: string; at: string }): Promise<void>;
  /** Who holds this secret on a device that is not revoked; null otherwise. Rule A1 rests on it. */
  identify(secretHash: string): Promise<Identity | null>;
  /** Notes that a device was used; may be called at every request, writes at most once a minute and device. */
  seen(device: string, at: string): Promise<void>;
  devices(): Promise<(Device & { person: string; name: string; blog: string | null; role: Role })[]>;
  /** Ends a device. false where there is no such device. */
  revoke(device: string, at: string): Promise<boolean>;
  /** Which of these devices are revoked (asked every second for the connected ones, rule A3). */
  revokedAmong(devices: readonly string[]): Promise<string[]>;
  invite(invitation: { id: string; person: string; secretHash: string; expiresAt: string; at: string }): Promise<void>;
  /**
   * Redeems an invitation once: makes the device of `secretHash`. The same attempt (its hash) within ten minutes gets
   * the same device again (`repeated`): the reply may have been lost. `refused`: unknown, expired, or redeemed already.
   */
  redeem(ask: {
    invitationHash: string;
    attemptHash: string;
    device: { id: string; secretHash: string };
    at: string;
  }): Promise<
    { kind: 'redeemed' | 'repeated'; identity: Identity } | { kind: 'refused'; why: 'unknown' | 'expired' | 'used' }
  >;
  /** Whether there is any owner who can sign in or be invited in. */
  hasOwner(): Promise<boolean>;
}

/** A store with its ports open. */
export interface Store {
  journal: Journal;
  people: People;
  /** Truncates the WAL and closes. */
  close(): Promise<void>;
}
