/** The sentence of the strip at the top: always the truth about the outbox and the connection. */
import type { PhoneSpoken } from './words.js';
import type { Session } from '../account/session.js';
import type { OutboxState } from './outbox.js';
import type { PhotoWishes } from './photos/photoWishes.js';

export interface StripFacts extends Pick<OutboxState, 'delivery' | 'photoDelivery' | 'photosSent' | 'durable'> {
  session: Session['kind'];
  /** Whether anything connects this phone with the server now: the socket, or the last request that went through. */
  isConnected: boolean;
  /** Whether the form is here: on a slow network it comes after the first screen. */
  canWrite: boolean;
  /** The reporter's entries that wait, without those below. */
  waiting: number;
  /** Entries that wait until the blog goes on. */
  paused: number;
  needsYou: number;
  /** The reporter's photos that wait or are on their way. */
  photos: number;
  /** The thing that photos are held for; null: they may go. */
  photosWaitFor: PhotoWishes['waitsFor']['value'];
  /** Entries of other people, kept for them. */
  others: number;
}

/** The meaning of the strip's sentence, before it has words. `n`: the number in it. */
export type StripSays =
  | { says: 'loading' | 'revoked' | 'offline' | 'all-sent' }
  | { says: 'signed-out' | 'outdated' | 'unreachable'; n: number }
  | { says: 'no-network' | 'busy' | 'sending' | 'paused' | 'photos-no-network' | 'photos-busy'; n: number }
  | { says: 'photos-for-wifi' | 'photos-for-reporter'; n: number }
  | { says: 'needs-you'; n: number; waiting: number }
  | { says: 'sending-photos'; place: number; n: number };

/** The most pressing truth first: a fault that only the reporter can mend, then the connection, then what goes on. */
export function stripSays(facts: StripFacts): StripSays {
  const { session, delivery, needsYou, paused, waiting, photos } = facts;
  // Photos follow their entries: the number of things kept is a number of entries.
  const count = waiting + paused + needsYou;
  if (session === 'loading') return { says: 'loading' };
  if (session === 'revoked') return { says: 'revoked' };
  if (session === 'signed-out' || delivery === 'signed-out') return { says: 'signed-out', n: count + facts.others };
  if (delivery === 'outdated') return { says: 'outdated', n: count };
  // Nobody can write before it is known who is here.
  if (session === 'unreachable') return { says: 'unreachable', n: count + facts.others };
  if (needsYou > 0) return { says: 'needs-you', n: needsYou, waiting: waiting + paused };
  const isAway = !facts.isConnected;
  if (waiting > 0 && (delivery === 'lost' || isAway)) return { says: 'no-network', n: waiting };
  if (waiting > 0 && delivery === 'busy') return { says: 'busy', n: waiting };
  if (waiting > 0) return { says: 'sending', n: waiting };
  if (photos > 0) return photosSay(facts, isAway);
  if (paused > 0) return { says: 'paused', n: paused };
  if (!isAway) return { says: 'all-sent' };
  return facts.canWrite ? { says: 'offline' } : { says: 'unreachable', n: 0 };
}

function photosSay({ photos, photosSent, photoDelivery, photosWaitFor }: StripFacts, isAway: boolean): StripSays {
  if (isAway) return { says: 'photos-no-network', n: photos };
  if (photosWaitFor !== null) return { says: `photos-for-${photosWaitFor}`, n: photos };
  if (photoDelivery === 'lost') return { says: 'photos-no-network', n: photos };
  if (photoDelivery === 'busy') return { says: 'photos-busy', n: photos };
  return { says: 'sending-photos', place: photosSent + 1, n: photosSent + photos };
}

/** The sentence in the words of a language. */
export function stripSentence(what: StripSays, words: PhoneSpoken): string {
  const { strip, say } = words;
  switch (what.says) {
    case 'loading':
      return words.form.loading;
    case 'revoked':
      return `${words.revoked} ${strip.revoked}`;
    case 'signed-out':
    case 'outdated':
    case 'unreachable':
      return what.n === 0 ? strip[what.says] : `${strip[what.says]} ${say(words.keptHere, { n: what.n })}`;
    case 'needs-you': {
      const need = say(strip['needs-you'], { n: what.n });
      return what.waiting === 0 ? need : say(words.needAndWait, { need, wait: say(words.wait, { n: what.waiting }) });
    }
    default:
      return say(strip[what.says], what);
  }
}
