/** What the strip at the top says: always the truth about the outbox and the line. */
import type { Line } from './outbox/verdict.js';

export interface StripFacts {
  session: 'loading' | 'signed-in' | 'signed-out' | 'revoked' | 'unreachable';
  /** Whether anything connects this phone with the server now: the socket, or the last request that went through. */
  isConnected: boolean;
  line: Line;
  photoLine: Line;
  /** My commands that wait, without those below. */
  waiting: number;
  /** Wait until the blog goes on. */
  paused: number;
  needsYou: number;
  /** My photos that wait or are on their way. */
  photos: number;
  /** Photos of this run that the server has. */
  photosSent: number;
  /** Another person's, kept for them. */
  others: number;
  /** Whether what waits outlives this page. */
  durable: boolean;
}

/** The strip's sentence, before it has words. `count` is what it is about. */
export type StripSays =
  | { says: 'loading' }
  | { says: 'revoked'; count: number }
  | { says: 'signed-out'; count: number }
  | { says: 'outdated'; count: number }
  | { says: 'needs-you'; count: number; waiting: number }
  | { says: 'no-network'; count: number }
  | { says: 'busy'; count: number }
  | { says: 'sending'; count: number }
  | { says: 'paused'; count: number }
  | { says: 'photos-no-network'; count: number }
  | { says: 'photos-busy'; count: number }
  | { says: 'sending-photos'; place: number; of: number }
  | { says: 'offline' }
  | { says: 'all-sent' };

/** The most pressing truth first: what only the reporter can mend, then what is wrong with the line, then what goes on. */
export function stripSays(facts: StripFacts): StripSays {
  const { session, line, needsYou, paused } = facts;
  const { waiting, photos } = facts;
  // Photos follow their entries: whoever counts what is kept counts entries.
  const count = waiting + paused + needsYou;
  if (session === 'loading') return { says: 'loading' };
  if (session === 'revoked') return { says: 'revoked', count: count + facts.others };
  if (session === 'signed-out' || line === 'signed-out') return { says: 'signed-out', count: count + facts.others };
  if (line === 'outdated') return { says: 'outdated', count };
  if (needsYou > 0) return { says: 'needs-you', count: needsYou, waiting: waiting + paused };
  const isAway = !facts.isConnected || session === 'unreachable';
  if (waiting > 0 && (line === 'lost' || isAway)) return { says: 'no-network', count: waiting };
  if (waiting > 0 && line === 'busy') return { says: 'busy', count: waiting };
  if (waiting > 0) return { says: 'sending', count: waiting };
  if (photos > 0) return photosSay(facts, isAway);
  if (paused > 0) return { says: 'paused', count: paused };
  return isAway ? { says: 'offline' } : { says: 'all-sent' };
}

function photosSay({ photos, photosSent, photoLine }: StripFacts, isAway: boolean): StripSays {
  if (isAway || photoLine === 'lost') return { says: 'photos-no-network', count: photos };
  if (photoLine === 'busy') return { says: 'photos-busy', count: photos };
  return { says: 'sending-photos', place: photosSent + 1, of: photosSent + photos };
}
