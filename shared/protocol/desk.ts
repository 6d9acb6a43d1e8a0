/**
 * The wire of everybody who is signed in, on one page: the desk's socket, commands, and the answers for reporters and
 * editors; those about people are in people.ts. Both sides import this file; it imports nothing at run time. The rules behind the wire are in
 * docs/PROTOCOL.md.
 */
import type { DeskEntry, PublicBlog, Role } from '../entry.js';
import type { Refusal } from '../refusals.js';

export const DESK_PATH = '/desk/socket.io/';
export const DESK_NAMESPACE = '/desk';

/**
 * Where a network lets GET and POST through alone: a POST under `/api/v1` whose header names one of these methods is a
 * request of that method (HEAD: of uploads alone). Nothing else is taken from that header.
 */
export const METHOD_OVERRIDE = 'X-HTTP-Method-Override';
export const OVERRIDABLE: readonly string[] = ['PATCH', 'DELETE', 'HEAD'];

/**
 * Names the device as which a request of our own page is meant, by `SessionAnswer.device`. A browser has one cookie for
 * all its pages, and another page may have signed somebody else in: then the request is answered as from nobody.
 */
export const AS_DEVICE = 'X-Rallyline-Device';

/**
 * Carries the second half of a session: its cookie counts together with this alone (docs/decisions/0034). The half is
 * made with the session, and stands in the store of the page's browser, which a copied cookie does not bring along.
 */
export const HALF = 'X-Rallyline-Half';

export interface DeskAuth {
  v: number;
  /** Bearer token; a browser uses its session cookie instead. */
  token?: string;
  /** The second half of the session: a browser's WebSocket sends no header. */
  half?: string;
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

/** The answer of `GET /api/v1/session`: the person who is signed in. An owner has every blog. */
export interface SessionAnswer {
  v: number;
  name: string;
  role: Role;
  device: string;
  /** The server's clock, ISO 8601: the phone's may be wrong. */
  now: string;
  blogs: SessionBlog[];
  /** The session was made before there were second halves: its page makes one, keeps it, and asks again with it. */
  lacksHalf?: true;
}

/** The answer of `POST /api/v1/session`. */
export interface NewSessionAnswer extends SessionAnswer {
  /** The session's second half, for `X-Rallyline-Half`. Told to the page that redeems, and kept by the server as a hash alone. */
  half: string;
}
export interface SessionBlog {
  slug: string;
  title: string;
  status: PublicBlog['status'];
  timeZone: string;
  languages: string[];
  drives: PublicBlog['drives'];
  facesRequired?: true;
}

/** The part of a blog that a session's answer has of it. */
export function sessionBlog({ facesRequired, ...blog }: PublicBlog): SessionBlog {
  const { slug, title, status, timeZone, languages, drives } = blog;
  const asked = facesRequired === undefined ? {} : { facesRequired };
  return { slug, title, status, timeZone, languages, drives, ...asked };
}

/** The answer of `GET .../mine`: own entries, newest first, in every state. */
export interface MineAnswer {
  entries: DeskEntry[];
}

/**
 * A change as editors get it. Items come by rising `step`, without holes within an epoch; a page that missed an item
 * asks `GET .../desk/changes`.
 */
export interface DeskItem {
  epoch: string;
  step: number;
  entry: DeskEntry | null;
  blog: PublicBlog | null;
}

/** The answer of `GET .../desk`: where the desk's record stands. `readers` is rounded, so that nobody is told apart. */
export interface DeskAnswer {
  blog: PublicBlog;
  epoch: string;
  step: number;
  readers: number;
}

/**
 * The answer of `GET .../desk/entries?before=<first>&held=1`: entries in every state, or held ones alone, by falling
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
 * The answer of `GET .../desk/changes?since=<step>&epoch=`; `to` below `step`: ask on from `to`. `reset`: the epoch is
 * another one, or the record ends before `since`: load the desk anew.
 */
export type DeskChangesAnswer =
  | { reset?: never; epoch: string; step: number; to: number; items: DeskItem[] }
  | { reset: true; epoch: string; step: number };

/** The events by which the desk's socket tells a person of their own entries and of the blog. */
export interface DeskEvents {
  entry: (entry: DeskEntry) => void;
  blog: (blog: PublicBlog) => void;
  /** The device was revoked: the connection ends with this. */
  revoked: () => void;
}

/** The events that an editor's socket hears with `desk` in its handshake. */
export interface EditorEvents extends DeskEvents {
  /**
   * Each change of the blog. The first item comes at once, with `entry` and `blog` null: it tells where the record
   * stands.
   */
  item: (item: DeskItem) => void;
  /** Readers now, rounded; at once, and when the rounded number changes. */
  readers: (readers: number) => void;
}
