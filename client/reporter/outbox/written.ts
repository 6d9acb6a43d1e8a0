/**
 * The time of writing, told anew when an entry first leaves the phone: only then is the clock's error known for sure. From
 * the first attempt on the body stays as it is (rule O1), so it happens before, and once.
 */
import { TOLERANCE_MS, type Reading } from '../../account/clock.js';
import type { Item, PostItem, Written } from './item.js';

/** The clock at the first attempt. */
export interface Timing {
  /** Makes sure of the server's time. False where the server does not answer. */
  known: () => Promise<boolean>;
  reading: () => Reading;
}

/** Whether an item's time has to wait for the server's. */
export function isUnsure(item: Item): item is PostItem {
  return item.verb === 'post' && item.attempts === 0 && item.written?.isSure === false;
}

/** The item with its times corrected, before it leaves for the first time. `now`: where they are unsure, a sure reading. */
export function retimed<Kept extends Item>(item: Kept, now: Reading): Kept {
  return item.verb === 'post' && item.attempts === 0 && item.written !== undefined
    ? (corrected(item, item.written, now) as Item as Kept)
    : item;
}

function corrected({ written: _told, ...post }: PostItem, written: Written, now: Reading): PostItem {
  if (written.isSure) return post;
  const at = whenWritten(written, now);
  const writtenAt = new Date(at).toISOString();
  // A revision may have named another time meanwhile.
  if (post.words.happenedAt !== written.happenedAt) return { ...post, writtenAt };
  const happenedAt = new Date(Date.parse(written.happenedAt) + at - believed(written)).toISOString();
  return { ...post, writtenAt, words: { ...post.words, happenedAt } };
}

/**
 * The server's time of a moment that this device's clock read earlier, ms since 1970; never after `now`. An error that
 * was sure then holds whatever the clock did since. Otherwise there are two guesses, that the clock was set since the
 * writing (then the error of then holds) or not (then the present one), and bounds that rule guesses out: ticks of the
 * same page tell how long ago it was at least, and it was not before the error of then was learned. Where both may be true
 * the clock was set since: a phone sets it when the network is back, which is when entries leave. Docs/decisions/0030 has
 * the table.
 */
export function whenWritten(then: Reading, now: Reading): number {
  if (then.isSure) return believed(then);
  const present = believed(now);
  const isSamePage = then.page === now.page;
  const ticked = now.ticks - then.ticks;
  const latest = isSamePage ? present - ticked : present;
  const earliest = then.learnedAt ?? -Infinity;
  const isEven = isSamePage && Math.abs(now.at - then.at - ticked) <= TOLERANCE_MS;
  const unset = then.at + (now.error ?? 0);
  const guesses = then.error === null || isEven ? [unset] : [believed(then), unset];
  const guess = guesses.find((at) => at >= earliest - TOLERANCE_MS && at <= latest + TOLERANCE_MS);
  return Math.min(guess ?? latest, latest);
}

function believed({ at, error }: Reading): number {
  return at + (error ?? 0);
}
