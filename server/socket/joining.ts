/** A reader's way into a blog: which feed and audience a handshake asks for, and what the reader missed. */
import { languageGiven } from '../../shared/messages/languages.js';
import type { ReaderAuth, ResetReason } from '../../shared/protocol/readers.js';
import { Refused } from '../../shared/refusals.js';
import type { Audience } from '../feed/deltas.js';
import type { Feeds, LiveFeed } from '../feed/feeds.js';
import type { BuiltFrame } from '../feed/frames.js';
import { readerAuth } from './readerAuth.js';

/** The result of looking for a reader's blog, used when the reader joins it. */
export interface Joining {
  live: LiveFeed;
  auth: ReaderAuth;
  audience: Audience;
}

/** The reason for a reset, or the one frame that brings the reader to the head; neither where nothing was missed. */
export interface Missed {
  why: ResetReason | null;
  catchUp: BuiltFrame | null;
}

/**
 * Finds the feed and the audience of a handshake. Throws `Refused`, and `StoreAway` where the blog is not in memory.
 */
export async function joiningOf(handshake: unknown, feeds: Feeds): Promise<Joining> {
  const auth = readerAuth(handshake);
  const live = await feeds.forReaders(auth.blog);
  if (live === null) throw new Refused('not-found', { field: 'blog' });
  const given = languageGiven(auth.lang, live.feed.blog.settings.languages);
  if (given === null) throw new Refused('invalid', { field: 'lang', why: 'not-language' });
  const { epoch, seq } = auth;
  // The reader may be ahead of this feed: then the journal is read first (rule R3).
  if (seq !== undefined) await live.changes.resetReasonFor({ since: seq, epoch });
  return { live, auth, audience: { as: auth.as ?? 'json', lang: given.lang } };
}

/** Compares again: since the reader was let in, the feed may have gone on, or over to another epoch. */
export function missedBy({ live, auth, audience }: Joining): Missed {
  const { feed, frames, changes } = live;
  const { epoch, seq } = auth;
  const why = seq === undefined ? null : changes.resetReason({ since: seq, epoch });
  if (seq === undefined || why !== null || seq >= feed.head) return { why, catchUp: null };
  // There is no frame where memory does not reach, or the frame would be too large: then the reader fetches.
  return { why, catchUp: frames.build(seq, audience) };
}
