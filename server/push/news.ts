/** Decides, purely, which entries are news that readers asked for, and when they have to be told once more. */
import type { PublicEntry } from '../../shared/entry.js';

/**
 * How old a change may be when it is told: after an hour of a server that was down, the page tells more than a row of
 * notifications would.
 */
export const NEWS_MS = 3_600_000;
/** How old an entry may be that is told for the first time: an editor may mark a key moment hours later, not days. */
const ENTRY_MS = 12 * 3_600_000;
/** How long a correction or a withdrawal may wait for a phone that is off; it takes the place of what was told. */
export const AGAIN_MS = 24 * 3_600_000;
/** How long it is known that an entry was told: so long its withdrawal replaces what phones show. */
export const TOLD_MS = 3 * AGAIN_MS;

export const GONE = 'gone';

/** Key moments, and notices that are urgent; a label, a photo or a pin makes no news. */
export function isWanted(entry: PublicEntry): boolean {
  if (entry.verification === 'withdrawn') return false;
  return entry.key || (entry.kind === 'notice' && entry.urgency === 'urgent');
}

/** Whether an entry is still fit to be told first at that moment. */
export function isFresh(entry: PublicEntry, now: Date): boolean {
  const isOver = entry.kind === 'notice' && entry.until !== undefined && Date.parse(entry.until) <= now.getTime();
  return !isOver && now.getTime() - Date.parse(entry.publishedAt) < ENTRY_MS;
}

export function isUrgent(entry: PublicEntry): boolean {
  return entry.kind === 'notice' && entry.urgency === 'urgent';
}

/**
 * The state of an entry as far as a notification shows it: its words, and whether they still stand. No word is in it. A
 * label that was given ("confirmed") changes nothing: phones would sound once more for nothing new. A photo that goes
 * takes along its caption, which a notification may show, and leaves the version of the words as it is.
 */
export function standOf({ wordsRev, verification, correction, media }: PublicEntry): string {
  const stands = verification === 'withdrawn' || verification === 'corrected' ? verification : 'stands';
  const photos = media.filter(({ state }) => state !== 'gone').length;
  return [wordsRev, stands, photos, ...(correction === undefined ? [] : [correction.at])].join(' ');
}
