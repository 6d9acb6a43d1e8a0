/**
 * The whole store as a list of records that belong to no engine: a backup keeps them, and a restore puts them in the
 * place of everything. Sessions, tokens and invitations are not among them: a backup signs nobody in. Nor are followers
 * and how far they have read: a position belongs to the place whose instances tell on, and a restore there keeps it. Nor
 * are readers' push subscriptions and the keys for them: a backup is carried around, and names no reader's browser. A
 * blog's outlets are, with their secrets: the desk chose them, and whoever has a backup can write in their name.
 */
import type { BlogSettings, Role, Verb } from '../../../shared/entry.js';
import type { OutletKind } from '../../../shared/protocol/outlets.js';
import type { Journal } from './journal.js';
import type { Person } from './people.js';
import type { PhotoState } from './photos.js';

export interface ArchivedBlog {
  slug: string;
  epoch: string;
  step: number;
  head: number;
  /** The hash of the last public change. */
  hash: string;
  rev: number;
  settings: BlogSettings;
  statusAt: string;
  endedAt: string | null;
  updatedAt: string;
  blogStep: number;
  blogSeq: number;
  topSeq: number;
  done: Record<string, number>;
}

export interface ArchivedChange {
  blog: string;
  step: number;
  seq: number | null;
  epoch: string;
  verb: Verb;
  entry: string | null;
  rev: number | null;
  at: string;
  role: Role | null;
  digest: string;
  prev: string | null;
  hash: string | null;
  /** null where a takedown emptied it. */
  words: {
    /** Hex. */
    salt: string;
    /** The canonical JSON that the digest covers. */
    content: string;
    /** The entry as this change left it, without its numbers; null for a change of the blog. */
    doc: object | null;
  } | null;
}

export interface ArchivedEntry {
  id: string;
  blog: string;
  /** The step of its last change: the words of that change are the entry's. */
  step: number;
  /** The step of its first change. */
  first: number;
  seq: number | null;
  order: number | null;
}

export interface ArchivedCommand {
  id: string;
  author: string;
  /** Its body's digest, hex: a phone that sends it once more after a restore still gets its first receipt (J3). */
  body: string;
  blog: string;
  /** The step of its change. */
  step: number;
}

/** A photo and its files, without their bytes. */
export interface ArchivedPhoto {
  id: string;
  entry: string;
  state: PhotoState;
  files: { name: string; state: string }[];
}

/** An outlet as the desk made it, with its secrets. What waits for it is not kept. */
export interface ArchivedOutlet {
  id: string;
  blog: string;
  kind: OutletKind;
  settings: unknown;
  addedAt: string;
}

/** A note that an outlet's kind keeps of an entry, such as a message's number. */
export interface ArchivedNote {
  outlet: string;
  entry: string;
  note: string;
}

/** In this order: all people, all blogs, then changes by blog and step, entries, photos, commands, tombstones, outlets, and their notes. */
export type ArchiveRecord =
  | { kind: 'person'; person: Person }
  | { kind: 'blog'; blog: ArchivedBlog }
  | { kind: 'change'; change: ArchivedChange }
  | { kind: 'entry'; entry: ArchivedEntry }
  | { kind: 'photo'; photo: ArchivedPhoto }
  | { kind: 'command'; command: ArchivedCommand }
  | { kind: 'tombstone'; tombstone: TakenDown }
  | { kind: 'outlet'; outlet: ArchivedOutlet }
  | { kind: 'note'; note: ArchivedNote };

/**
 * An entry that was taken down, or with `media` one photo of it, by ids alone: nothing else is left of them. Every
 * append with the verb `takedown` leaves a tombstone, in its own transaction; it is never removed.
 */
export interface TakenDown {
  blog: string;
  entry: string;
  media?: string;
}

export interface Archive {
  /** Everything that a backup keeps, of one snapshot. The server may go on writing meanwhile. Throws `StoreAway`. */
  records(): AsyncGenerator<ArchiveRecord>;
  /**
   * Everything that was ever taken down here, or in another store before its backup was restored here: also where the
   * entry, or its whole blog, is not in the record that stands now (rule T1). By rising blog, entry and media, each once.
   */
  takenDown(): Promise<TakenDown[]>;
  /**
   * Puts these records in the place of everything, sessions and invitations included, in one durable transaction, or
   * changes nothing. Tombstones, followers and outlets alone stay; tombstones among the records come to the others. So do
   * outlets that are not here, paused until a person resumes them: a copy of the house must not speak for it. `finish` gets the journal as it
   * then stands and all tombstones, inside the transaction: what it appends becomes visible together with the rest.
   * Nobody else can write meanwhile. Throws `StoreAway`, and every error of `finish`.
   */
  replaceAll(
    records: AsyncIterable<ArchiveRecord>,
    finish: (journal: Journal, takenDown: TakenDown[]) => Promise<void>,
  ): Promise<void>;
}
