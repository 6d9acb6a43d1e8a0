/** The wire between the desk and us about a blog's outlets: places outside to which its public changes go. */

export const OUTLET_KINDS = ['webhook', 'telegram'] as const;
export type OutletKind = (typeof OUTLET_KINDS)[number];

/**
 * Reasons for which an outlet took nothing. `silent`: no answer in time, or the connection broke. `unreachable`: its
 * address is not of the public internet. `redirected`: it answered with another address, which nobody follows. `gone`: it
 * answered 410. `declined`: another 4xx. `broken`: a 5xx, or an answer that is none. `busy`: it asks for patience (429).
 * `restored`: it came back with a backup, and a person has to say that it goes on. `no-channel`, `no-rights`, `bad-token`:
 * a messenger's channel that is not there, or where our account may not write; a token that it does not know. `too-old`: a
 * message there could not be deleted any more, and was emptied. `internal`: a fault of this server, or its folder of photos that is away, with the id of its
 * line in the log. Editors are told `silent` where a webhook is `unreachable`: they are not to learn which names have an address
 * inside.
 */
export const OUTLET_WHYS = [
  'silent',
  'unreachable',
  'redirected',
  'gone',
  'declined',
  'broken',
  'busy',
  'restored',
  'no-channel',
  'no-rights',
  'bad-token',
  'too-old',
  'internal',
] as const;
export type OutletWhy = (typeof OUTLET_WHYS)[number];

/** A failure, without anything of the answer but its status. */
export interface OutletFault {
  why: OutletWhy;
  /** The answer's HTTP status, where one came. */
  status?: number;
  /** The id of the line in the log, where the fault is this server's. */
  error?: string;
}

/** `paused`: nothing is carried until a person resumes it; what it misses waits. */
export type OutletState = 'on' | 'paused';

/** An outlet as the desk sees it: without its secrets. */
export interface OutletAnswer {
  id: string;
  kind: OutletKind;
  /** Host and path of a webhook's address, or the name of a channel. */
  name: string;
  state: OutletState;
  addedAt: string;
  /** The last failure, also one that is over: then `lastAt` is later. */
  failure?: OutletFault & { at: string };
  /** When it last took a change; absent where it never did. */
  lastAt?: string;
  /** Of a channel: the number of entries that it was sent and that were not taken back since. */
  entries?: number;
}

/** `GET /api/v1/blogs/:slug/outlets`. */
export interface OutletsAnswer {
  outlets: OutletAnswer[];
}

/** `POST /api/v1/blogs/:slug/outlets`, for a webhook: the only answer with its secret. */
export interface WebhookMade {
  id: string;
  secret: string;
}

/** `POST /api/v1/blogs/:slug/outlets`, for a channel of Telegram. */
export interface ChannelMade {
  id: string;
  /** "@name", or the title of a channel without one. */
  name: string;
}

/** `POST .../outlets/:id/secret`. Until then the former secret signs too. */
export interface SecretAnswer {
  secret: string;
  formerUntil: string;
}

/** `POST .../outlets/:id/test`. */
export type OutletTested = { ok: true } | ({ ok: false } & OutletFault);
