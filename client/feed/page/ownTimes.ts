/** The times of a rally that is announced: the reader's own clock time, and how long it is until then. */
import { DAY, MINUTE, type Others, say } from './times.js';
import { fill, type LaterWords } from './words.js';

/** Returns what fills them, in a language. */
export function ownTimes(words: LaterWords, lang: string): Others {
  return (root, minutesSince, fromNow) => {
    for (const element of root.querySelectorAll<HTMLTimeElement>('[data-own-zone]')) {
      const moment = new Date(element.dateTime);
      // The rally's zone and the reader's own, in minutes off UTC.
      const zone = Number(element.dataset.ownZone);
      const own = -moment.getTimezoneOffset();
      const dayIn = (offset: number): number => Math.floor((Number(moment) / MINUTE + offset) / DAY);
      // Figures alone: some browsers lack names of months.
      const day = dayIn(own) === dayIn(zone) ? undefined : 'numeric';
      const time = moment.toLocaleString(lang, { day, month: day, hour: '2-digit', minute: '2-digit' });
      say(element, own === zone ? '' : fill(words.whereYouAre, time));
    }
    for (const element of root.querySelectorAll<HTMLElement>('[data-until]')) {
      // Once the moment has passed nothing is said: only the desk says that the rally has begun.
      const minutes = minutesSince(element.dataset.until ?? '');
      say(element, minutes < 0 ? fromNow(-minutes) : '');
    }
  };
}
