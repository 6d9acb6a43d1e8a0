/**
 * The wire of everybody who is signed in, on one page: the desk's socket, commands, and the answers for reporters and
 * editors. Both sides import it; it imports nothing at run time. The rules behind it are in docs/PROTOCOL.md.
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
