/**
 * The wire on one page. Both sides import it; it imports nothing at run time.
 * The rules behind it are in docs/PROTOCOL.md.
 */
import type { DeskEntry, Kind, PublicBlog, PublicEntry, Role } from './entry.js';
import type { Refusal } from './refusals.js';

export const PROTOCOL_VERSION = 1;

export const READERS_PATH = '/socket.io/';
export const READERS_NAMESPACE = '/live';
export const DESK_PATH = '/desk/socket.io/';
export const DESK_NAMESPACE = '/desk';

/**
 * Where a network lets GET and POST through alone: a POST under `/api/v1` whose header names one of these methods is a
 * request of that method (HEAD: of uploads alone). Nothing else is taken from that header.
 */
export const METHOD_OVERRIDE = 'X-HTTP-Method-Override';
export const OVERRIDABLE: readonly string[] = ['PATCH', 'DELETE', 'HEAD'];

/** How an entry comes to a reader: as the whole `<article>`, or as JSON. */
export type As = 'html' | 'json';

/** Entries on a page, and in one answer of the entries API where no limit is given. */
export const PAGE_SIZE = 20;
/** A catch-up is answered by a reset when it would have to cover more changes than this. */
export const FAR = 2_000;
/** Limits of one answer of `changes` and of one catch-up frame. */
export const CHANGES_MAX_DELTAS = 200;
export const CHANGES_MAX_BYTES = 256 * 1024;
/** A reader rounds the first `since` of a catch-up down to a multiple of this, so that all ask for the same addresses. */
export const CHANGES_STEP = 64;
/** Frames that arrived ahead of a gap are kept up to this many (rule R2). */
export const KEPT_FRAMES = 64;

// ---- readers ----

export interface ReaderAuth {
  v: number;
  blog: string;
  epoch?: string;
  seq?: number;
  as?: As;
  lang?: string;
}

export interface Hello {
  epoch: string;
  head: number;
  /** Frames of this connection start at `at` + 1. */
  at: number;
  /** The server's clock, ISO 8601. */
  now: string;
  /** Seconds between two polls, should the reader have to poll. */
  poll: number;
  /** Of the blog's languages, the one that serves best what was asked for. */
  lang: string;
}

export interface GoneDelta {
  seq: number;
  id: string;
  gone: true;
}
export interface HtmlEntryDelta {
  seq: number;
  id: string;
  order: number;
  kind: Kind;
  html: string;
}
export interface TopDelta {
  seq: number;
  top: string;
}
export interface JsonEntryDelta {
  seq: number;
  id: string;
  order: number;
  kind: Kind;
  entry: PublicEntry;
}
export interface BlogDelta {
  seq: number;
  blog: PublicBlog;
}
export type HtmlDelta = GoneDelta | HtmlEntryDelta | TopDelta;
export type JsonDelta = GoneDelta | JsonEntryDelta | BlogDelta;

/** All deltas of the seqs from..to, folded: each entry once, in its latest state, by rising seq. */
export interface Frame<Delta = HtmlDelta | JsonDelta> {
  epoch: string;
  from: number;
  to: number;
  deltas: Delta[];
}

export interface Position {
  epoch: string;
  head: number;
}

export type ResetReason = 'epoch' | 'ahead' | 'far';
export interface Reset {
  epoch: string;
  head: number;
  why: ResetReason;
}

export interface Drain {
  /** Seconds: move to another connection at a random moment in that time. */
  within: number;
}

/** What `GET .../changes` answers. */
export type ChangesAnswer<Delta = HtmlDelta | JsonDelta> =
  (Frame<Delta> & { head: number; lang: string }) | (Reset & { reset: true });

export interface ReaderEvents {
  hello: (hello: Hello) => void;
  frame: (frame: Frame) => void;
  position: (position: Position) => void;
  reset: (reset: Reset) => void;
  drain: (drain: Drain) => void;
}

/** What `GET .../entries` answers. `next`: the order to ask `before`, or null at the end. */
export interface EntriesAnswer {
  epoch: string;
  head: number;
  entries: PublicEntry[];
  next: number | null;
}

// ---- the desk ----

export interface DeskAuth {
  v: number;
  /** Bearer token; a browser uses its session cookie instead. */
  token?: string;
  /** The blog whose whole desk an editor wants to hear: then `item` and `readers` come too. */
  desk?: string;
}

/** The answer to an accepted command. `seq` is null while the entry is held. For a blog, `id` is its slug. */
export interface Receipt {
  id: string;
  seq: number | null;
  rev: number;
}

export type Acknowledgement = { ok: true; value: Receipt } | { ok: false; refusal: Refusal };

export const COMMANDS = ['post', 'revise', 'retract', 'publish', 'takedown', 'blog'] as const;
export type CommandName = (typeof COMMANDS)[number];

/** Who is signed in, as `GET /api/v1/session` answers. An owner has every blog. */
export interface SessionAnswer {
  v: number;
  name: string;
  role: Role;
  device: string;
  /** The server's clock, ISO 8601: the phone's may be wrong. */
  now: string;
  blogs: SessionBlog[];
}
export interface SessionBlog {
  slug: string;
  title: string;
  status: PublicBlog['status'];
  timeZone: string;
  languages: string[];
  drives: PublicBlog['drives'];
}

/** What `GET .../mine` answers: own entries, newest first, in every state. */
export interface MineAnswer {
  entries: DeskEntry[];
}

/**
 * One change as the editors' desk gets it. Items come by rising `step`, without holes within an epoch; whoever misses
 * one asks `GET .../desk/changes`.
 */
export interface DeskItem {
  epoch: string;
  step: number;
  entry: DeskEntry | null;
  blog: PublicBlog | null;
}

/** What `GET .../desk` answers: where the desk's record stands. `readers` is rounded, so that nobody is told apart. */
export interface DeskAnswer {
  blog: PublicBlog;
  epoch: string;
  step: number;
  readers: number;
}

/**
 * What `GET .../desk/entries?before=<first>&held=1` answers: entries in every state, or held ones alone, by falling
 * `first`.
 */
export interface DeskEntriesAnswer {
  epoch: string;
  step: number;
  entries: DeskEntry[];
  /** The `first` to ask `before`, or null at the end. */
  next: number | null;
}

/**
 * What `GET .../desk/changes?since=<step>&epoch=` answers; `to` below `step`: ask on from `to`. `reset`: the record is
 * of another epoch, or ends before `since`: load the desk anew.
 */
export type DeskChangesAnswer =
  | { reset?: never; epoch: string; step: number; to: number; items: DeskItem[] }
  | { reset: true; epoch: string; step: number };

/** What `GET .../people` answers to editors: who is signed in, and who is invited. */
export interface PeopleAnswer {
  devices: DeskDevice[];
  invitations: DeskInvitation[];
}
export interface DeskDevice {
  id: string;
  name: string;
  role: Role;
  kind: 'session' | 'token';
  createdAt: string;
  lastSeenAt: string;
  /** Whether it is the device that asks. */
  own: boolean;
}
export interface DeskInvitation {
  id: string;
  name: string;
  role: Role;
  createdAt: string;
  expiresAt: string;
}

/** What `POST .../invitations` `{ name, role?, hours? }` answers. The address is shown once and kept nowhere. */
export interface InvitationAnswer {
  id: string;
  address: string;
  expiresAt: string;
}

/** What the desk's socket tells a signed-in person of their own entries and of the blog; editors of all, if they ask. */
export interface DeskEvents {
  entry: (entry: DeskEntry) => void;
  blog: (blog: PublicBlog) => void;
  /** The device was revoked: the connection ends with this. */
  revoked: () => void;
}

/** What comes besides, with `desk` in the handshake. */
export interface EditorEvents extends DeskEvents {
  /** The first one follows the connection at once, where nothing changed with `entry` and
   *  `blog` null: it tells where the record stands. */
  item: (item: DeskItem) => void;
  /** Readers now, rounded; at once, and when the rounded number changes. */
  readers: (readers: number) => void;
}
