/** Readers' push subscriptions, what they were told, and what they have still to be told. */

/** The server's own pair of keys (VAPID), in base64url: with it a push service tells our requests from others'. */
export interface PushKeys {
  publicKey: string;
  privateKey: string;
}

/** Everything that is known of a reader who asked to be told. */
export interface PushSubscriber {
  /** A digest of blog and endpoint. */
  id: string;
  /** A slug. */
  blog: string;
  endpoint: string;
  /** Base64url, 65 bytes: the browser's public key. */
  p256dh: string;
  /** Base64url, 16 bytes. */
  auth: string;
  lang: string;
  /** Where the blog's record stood when it began: nothing from before is told. */
  epoch: string;
  seq: number;
}

/** The memory that an entry was told, without any word of it. */
export interface ToldEntry {
  /** The seq of the change with which it was told first. */
  first: number;
  /** In which state it was told last, see server/push/news.ts. */
  stand: string;
}

export interface Telling {
  blog: string;
  entry: string;
  epoch: string;
  seq: number;
  stand: string;
  at: string;
  /** Until then it is sent; later it would be stale. */
  until: string;
}

/** An entry that one subscriber has still to be told of; its words are made when it is sent. */
export interface Waiting {
  subscriber: PushSubscriber;
  entry: string;
  seq: number;
  /** Whether it is not noted that the subscriber was told of this entry. */
  isNews: boolean;
  /** Whether an attempt was begun of which nobody knows that it failed: the subscriber may have been told. */
  mayBeTold: boolean;
  attempts: number;
  until: string;
}

/** Nothing is postponed for longer. */
export const PUSH_PAUSE_MAX_MS = 900_000;

export interface Push {
  /** Stores these keys where there are none yet; returns the keys in force. */
  keys(made: PushKeys): Promise<PushKeys>;
  subscriber(id: string): Promise<PushSubscriber | null>;
  /**
   * Begins a subscription, or changes keys and language of the one that stands. `replaced`: the id of another, which ends,
   * and hands over all that waits for it. `full`: the blog has `most` already; compared in the same transaction.
   */
  begin(subscriber: PushSubscriber, most: number, replaced: string | null): Promise<'begun' | 'full'>;
  /** Ends a subscription and forgets what waits for it. */
  end(id: string): Promise<void>;
  /** Ends all subscriptions of a blog. */
  endBlog(blog: string): Promise<void>;
  told(blog: string, entry: string): Promise<ToldEntry | null>;
  /**
   * Notes that an entry is told, and puts it to what waits for every subscriber who subscribed before it was told first,
   * in one transaction. What waits already for that entry is told in its latest state, once.
   */
  tell(telling: Telling): Promise<void>;
  /**
   * Hosts for which something waits that is due, those with most of it first. Due is what was never postponed, what was until then,
   * and what was for longer than anything is: the clock was set back since.
   */
  waitingHosts(at: string): Promise<string[]>;
  /** Returns everything due at this host, of each subscriber the oldest thing alone; at most `limit`. */
  waiting(host: string, at: string, limit: number): Promise<Waiting[]>;
  /** Forgets that this waits, where nothing newer of the entry took its place meanwhile. */
  sent(waiting: Waiting): Promise<void>;
  /** Notes that attempts to tell these begin: from now on their subscribers may have been told. */
  attempt(waiting: readonly Waiting[]): Promise<void>;
  /** Takes back `attempt`: nothing was sent. */
  unattempt(waiting: readonly Waiting[]): Promise<void>;
  /** Tries this again at that time, `PUSH_PAUSE_MAX_MS` from now at most; `mayBeTold` is noted as it stands in `waiting`. */
  postpone(waiting: Waiting, due: string): Promise<void>;
  /** Forgets what waits longer than it may, what was told before `before`, and whatever belongs to a blog that is not there. */
  tidy(at: string, before: string): Promise<void>;
}

/** The host of an endpoint, by which requests to one service are kept in bounds. */
export function hostOf(endpoint: string): string {
  return new URL(endpoint).host;
}
