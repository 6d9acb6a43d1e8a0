/** The wire between a reader's browser and us, where it asked to be told of news. */

/** The address of the readers' worker; a blog's own registration has the scope `/live/<slug>`. */
export const READERS_WORKER = '/live/worker.js';

/** `GET /api/v1/blogs/:slug/push`. */
export interface PushKeyAnswer {
  /** The server's public key, base64url: a browser's `applicationServerKey`. */
  key: string;
}

/** `POST /api/v1/blogs/:slug/push`. */
export interface PushAnswer {
  /** The blog's language in which news is told. */
  lang: string;
}

/** The content of a notification. It comes encrypted, and is at most `PUSH_MESSAGE_MAX` bytes long. */
export interface PushMessage {
  v: 1;
  /** The entry's id, and the tag of its notification: a later message takes the place of an earlier one. */
  id: string;
  /** The entry's seq: a message that comes late never takes the place of a newer one. */
  seq: number;
  title: string;
  body: string;
  lang: string;
  dir: 'ltr' | 'rtl';
  /** Root-relative: opened by a tap. */
  address: string;
  /** ISO 8601; absent where the entry is gone. */
  at?: string;
  /** Shown without a sound: what it replaces was told before. */
  quiet: boolean;
}

/** Push services take 4,096 bytes with encryption; some take a little less. */
export const PUSH_MESSAGE_MAX = 3_000;
