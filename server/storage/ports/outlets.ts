/** A blog's outlets, what waits to be carried to each, and what each kind keeps of what it carried. */
import type { OutletFault, OutletKind, OutletState } from '../../../shared/protocol/outlets.js';

export interface OutletFailure extends OutletFault {
  at: string;
}

export interface Outlet {
  id: string;
  /** A slug. */
  blog: string;
  kind: OutletKind;
  /** The kind's own JSON, with its secrets: for the server alone, never in an answer or a log. */
  settings: unknown;
  /** Where the blog's record stood when it was made: nothing from before is carried. */
  since: { epoch: string; seq: number };
  state: OutletState;
  addedAt: string;
  /** The last failure, also one that is over. */
  failure: OutletFailure | null;
  /** Since when nothing was taken though something waited; null where the last attempt was taken. */
  failingSince: string | null;
  /** Attempts that failed one after the other. */
  attempts: number;
  /** Where the last attempt failed: not before then anything is carried. */
  due: string;
  /** When it last took something. */
  lastAt: string | null;
}

/** The item of what waits that is no entry: the blog's own JSON. */
export const BLOG_ITEM = '';

/** A thing that waits for one outlet, by name alone: its state is read when it is carried. */
export interface OutletWaiting {
  /** An entry's id, or `BLOG_ITEM`. */
  item: string;
  epoch: string;
  /** The seq of the item's last change that was heard. */
  seq: number;
}

/** A change that is heard, for all outlets of its blog. */
export interface OutletTelling {
  blog: string;
  epoch: string;
  seq: number;
  /** An entry, the blog, or both where one change moved both. */
  items: readonly string[];
}

/** How far one go of carrying came. */
export interface OutletTaken {
  taken: readonly OutletWaiting[];
  /** By entry; null forgets. */
  notes: ReadonlyMap<string, string | null>;
  /** The blog's own item, where it was taken as hidden: entries that wait since before, and have no note, are forgotten. */
  hidden?: OutletWaiting;
  at: string;
}

export interface Outlets {
  /**
   * Stores an outlet that begins at the blog's head as it stands then: no change lies between that number and what the
   * outlet is told.
   */
  add(outlet: NewOutlet, most: number): Promise<OutletAdded>;
  outlet(id: string): Promise<Outlet | null>;
  /** The outlets of a blog, the oldest first. */
  outlets(blog: string): Promise<Outlet[]>;
  /** The outlets of all blogs, by blog, the oldest first. */
  allOutlets(): Promise<Outlet[]>;
  /** Replaces the kind's own JSON where it is still `from`; returns whether it was. */
  setSettings(id: string, from: unknown, to: unknown): Promise<boolean>;
  /** Ends an outlet, and forgets what waits for it and its notes. Returns whether there was one. */
  remove(id: string): Promise<boolean>;

  /**
   * Puts items to what waits for every outlet of the blog that was made before that change. An item that waits already
   * waits on at the newer seq.
   */
  tell(telling: OutletTelling): Promise<void>;
  /**
   * The blog is for its desk alone: puts the blog, and each entry of which an outlet keeps a note, to what waits. Entries
   * wait on as they did: the blog may be shown again before anything is taken.
   */
  hide(telling: Omit<OutletTelling, 'items'>): Promise<void>;
  /**
   * Puts each entry of which an outlet keeps a note to what waits, where it does not wait yet: the record went back, and
   * may not have it any more.
   */
  tellNoted(telling: Omit<OutletTelling, 'items'>): Promise<void>;
  /** Outlets for which something waits, that are on and due; one whose pause began after `at` is due, too. */
  dueOutlets(at: string): Promise<Outlet[]>;
  /**
   * Returns what waits for an outlet, at most `limit`: first the entries of which a note is kept, then the rest, each by
   * rising seq. What has to be taken back is among the first, however much waits to be told.
   */
  waiting(id: string, limit: number): Promise<OutletWaiting[]>;
  /** The notes kept of these entries. */
  notes(id: string, entries: readonly string[]): Promise<Map<string, string>>;
  /** The number of entries of which a note is kept. */
  countNotes(id: string): Promise<number>;
  /** Forgets these, where nothing newer of an item took its place meanwhile: they are not carried. */
  drop(id: string, waiting: readonly OutletWaiting[]): Promise<void>;
  /**
   * As `drop`, after they were taken: keeps the notes. Where anything was taken, the outlet fails no more. Where the blog is
   * for its desk alone by then, the entries of the notes that are kept wait on, as after `hide`.
   */
  take(id: string, taken: OutletTaken): Promise<void>;
  /** Notes a failure, and tries no more before `due`; `paused`: not before a person resumes it. */
  fail(id: string, failure: OutletFailure, then: { due: string } | 'paused'): Promise<void>;
  /** Goes on at once with what waits. */
  resume(id: string, at: string): Promise<void>;
  /** Forgets whatever belongs to a blog that is not there. */
  tidy(): Promise<void>;
}

/** Kinds of which a blog has one outlet at most. */
export const LONE_KINDS: readonly OutletKind[] = ['telegram'];

/** `full`: the blog has as many outlets as it may. `set`: it has the only one of a lone kind. null: there is no such blog. */
export type OutletAdded = Outlet | 'full' | 'set' | null;

export type NewOutlet = Pick<Outlet, 'id' | 'blog' | 'kind' | 'settings' | 'addedAt'>;
