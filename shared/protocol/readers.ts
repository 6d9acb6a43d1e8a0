/**
 * The readers' wire on one page: the socket, the stream, and the answers that readers' programs fetch. Both sides
 * import this file; it imports nothing at run time. The rules behind the wire are in docs/PROTOCOL.md.
 */
import type { Kind, PublicBlog, PublicEntry } from '../entry.js';

export const READERS_PATH = '/socket.io/';
export const READERS_NAMESPACE = '/live';

/** The form in which an entry comes to a reader: as the whole `<article>`, or as JSON. */
export type As = 'html' | 'json';

/** Entries on a page, and in one answer of the entries API where no limit is given. */
export const PAGE_SIZE = 20;
/** A catch-up is answered by a reset when it would have to cover more changes than this. */
export const FAR = 2_000;
/** Limits of one answer of `changes`, of readers or of the desk, and of one catch-up frame. */
export const CHANGES_MAX_DELTAS = 200;
export const CHANGES_MAX_BYTES = 256 * 1024;
/**
 * A reader rounds the first `since` of a catch-up down to a multiple of this, so that all ask for the same addresses.
 */
export const CHANGES_STEP = 64;
/** A position goes so often to readers who are not pinged: without a word a proxy would end the connection. */
export const POSITION_EVERY_MS = 50_000;
/** Frames that arrived ahead of a gap are kept up to this many (rule R2). */
export const KEPT_FRAMES = 64;

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
  /** The blog's language that serves best what was asked for. */
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

/** The deltas of the seqs from..to, folded: each entry once, in its latest state, by rising seq. */
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

/** The answer of `GET .../changes`. */
export type ChangesAnswer<Delta = HtmlDelta | JsonDelta> =
  | (Frame<Delta> & { head: number; lang: string })
  | (Reset & { reset: true });

export interface ReaderEvents {
  hello: (hello: Hello) => void;
  frame: (frame: Frame) => void;
  position: (position: Position) => void;
  reset: (reset: Reset) => void;
  drain: (drain: Drain) => void;
}

/** The answer of `GET .../entries`. `next`: the order to ask `before`, or null at the end. */
export interface EntriesAnswer {
  epoch: string;
  head: number;
  entries: PublicEntry[];
  next: number | null;
}
