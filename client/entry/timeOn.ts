import { clockTime, dayAndTime, dayInYearAndTime } from '../../shared/messages/times.js';
import { toWallClock } from './wallClock.js';

/** The day of a moment, such as "2022-02-27". */
export function dayIn(now: string, timeZone: string): string {
  return toWallClock(now, timeZone).slice(0, 10);
}

/** A time as it is told today: the clock's alone, with the day where that is another, with the year where that is another. */
export function timeOn(today: string, iso: string, timeZone: string, lang: string): string {
  const wall = toWallClock(iso, timeZone);
  if (wall.startsWith(today)) return clockTime(iso, timeZone, lang);
  const tell = wall.startsWith(today.slice(0, 5)) ? dayAndTime : dayInYearAndTime;
  return tell(iso, timeZone, lang);
}
