/** The times of a rally that is announced: the reader's own clock time, and how long it is until then. */
import { type Clockwork, say } from './times.js';
import { fill, type Words } from './words.js';

const MINUTE = 60_000;
const DAY = 24 * 60;

export function fillOwnTimes(root: ParentNode, clockwork: Clockwork, words: Words, lang: string): void {
  for (const element of root.querySelectorAll<HTMLTimeElement>('[data-own-zone]')) {
    const time = ownTime(new Date(element.dateTime), Number(element.dataset.ownZone), lang);
    say(element, time === '' ? '' : fill(words.whereYouAre, time));
  }
  for (const element of root.querySelectorAll<HTMLElement>('[data-until]')) {
    // Once the moment has passed nothing is said: only the desk says that the rally has begun.
    const minutes = -clockwork.minutesSince(element.dataset.until ?? '');
    say(element, minutes > 0 ? clockwork.fromNow(minutes) : '');
  }
}

/** The reader's own clock time, where that is another than the rally's, which is `zone` minutes off UTC. */
function ownTime(moment: Date, zone: number, lang: string): string {
  const own = -moment.getTimezoneOffset();
  if (own === zone) return '';
  // Figures alone: some browsers lack names of months.
  const day: Intl.DateTimeFormatOptions =
    dayOf(moment, own) === dayOf(moment, zone) ? {} : { day: 'numeric', month: 'numeric' };
  return new Intl.DateTimeFormat(lang, { ...day, hour: '2-digit', minute: '2-digit' }).format(moment);
}

/** The number of a moment's day in a zone that is so many minutes off UTC. */
function dayOf(moment: Date, zone: number): number {
  return Math.floor((moment.getTime() / MINUTE + zone) / DAY);
}
