/** Times as a clock in a zone shows them, in a language. */
import { calendarOf, writtenAs } from './calendars.js';
import type { Unit } from './spelled.js';

/** The time of day, such as "19:42"; '' for a text that is no time. */
export function clockTime(iso: string, timeZone: string, lang: string): string {
  return shown(iso, lang, { timeZone, hour: '2-digit', minute: '2-digit' });
}

/** A day and a time, such as "Sun 27 Feb, 15:00"; '' for a text that is no time. */
export function dayAndTime(iso: string, timeZone: string, lang: string): string {
  const day = { weekday: 'short', day: 'numeric', month: 'short' } as const;
  return shown(iso, lang, { timeZone, ...day, hour: '2-digit', minute: '2-digit' });
}

/** A day and a time of another year, such as "27 Feb 2022, 15:00". */
export function dayInYearAndTime(iso: string, timeZone: string, lang: string): string {
  const day = { day: 'numeric', month: 'short', year: 'numeric' } as const;
  return shown(iso, lang, { timeZone, ...day, hour: '2-digit', minute: '2-digit' });
}

/** A day with its year, such as "23 April 2018"; '' for a text that is no time. */
export function dayInFull(iso: string, timeZone: string, lang: string): string {
  return shown(iso, lang, { timeZone, day: 'numeric', month: 'long', year: 'numeric' });
}

/**
 * The time from one moment to another as a clock tells it, such as "14:02–14:20", with the days where they are two. One
 * time alone where both are in the same minute.
 */
export function timeSpan(from: string, to: string, timeZone: string, lang: string): string {
  const format = new Intl.DateTimeFormat(writtenAs(lang), { timeZone, hour: '2-digit', minute: '2-digit' });
  return format.formatRange(Date.parse(from), Date.parse(to));
}

/** Units of a long time, with the milliseconds of each. */
const UNITS = [
  ['year', 365 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** A time in its largest unit, such as "3 hours"; milliseconds. */
export function longSpan(ms: number, lang: string): string {
  const [unit, size] = UNITS.find(([, size]) => ms >= size) ?? (['minute', 60_000] as const);
  return lengthOf(Math.round(ms / size), unit, lang);
}

/** The time that is left of a few minutes, such as "4:05", in the digits of the language; seconds. */
export function minutesAndSeconds(seconds: number, lang: string): string {
  const twoDigits = new Intl.NumberFormat(writtenAs(lang), { minimumIntegerDigits: 2 });
  const minutes = new Intl.NumberFormat(writtenAs(lang)).format(Math.floor(seconds / 60));
  return `${minutes}:${twoDigits.format(seconds % 60)}`;
}

/** So many units of time, such as "3 days". */
export function lengthOf(count: number, unit: Unit, lang: string): string {
  return (
    calendarOf(lang)?.length(count, unit) ??
    new Intl.NumberFormat(writtenAs(lang), { style: 'unit', unit, unitDisplay: 'long' }).format(count)
  );
}

function shown(iso: string, lang: string, how: Intl.DateTimeFormatOptions): string {
  const at = Date.parse(iso);
  if (Number.isNaN(at)) return '';
  const format = new Intl.DateTimeFormat(writtenAs(lang), how);
  return calendarOf(lang)?.date(at, format) ?? format.format(at);
}

/** A day of the calendar ("2022-02-27") with its weekday, such as "Sunday 27 February"; in digits where the language's names are not known. */
export function weekday(day: string, lang: string): string {
  const known = calendarOf(lang) !== undefined || Intl.DateTimeFormat.supportedLocalesOf(lang).length > 0;
  if (!known) return day.split('-').reverse().join('.');
  return shown(`${day}T12:00Z`, lang, { timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long' });
}
