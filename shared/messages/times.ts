/** Times as a clock in a zone shows them, in a language. */
import { calendarOf, writtenAs, type Calendar } from './calendars.js';

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

/** So many units of time, such as "3 days". */
export function lengthOf(count: number, unit: keyof Calendar['units'], lang: string): string {
  const brought = calendarOf(lang);
  if (brought !== undefined) return brought.units[unit].replace('{n}', String(count));
  return new Intl.NumberFormat(lang, { style: 'unit', unit, unitDisplay: 'long' }).format(count);
}

function shown(iso: string, lang: string, how: Intl.DateTimeFormatOptions): string {
  const at = Date.parse(iso);
  if (Number.isNaN(at)) return '';
  const format = new Intl.DateTimeFormat(writtenAs(lang), how);
  const brought = calendarOf(lang);
  return brought === undefined ? format.format(at) : spelled(format.formatToParts(at), at, how, brought);
}

/** The parts of a date with the months and days of the week by a language's own calendar. */
function spelled(
  parts: readonly Intl.DateTimeFormatPart[],
  at: number,
  { timeZone, month: long }: Intl.DateTimeFormatOptions,
  { months, monthsShort, weekdaysShort }: Calendar,
): string {
  const numeric = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: 'numeric', day: 'numeric' });
  const [month = '', day = '', year = ''] = numeric
    .formatToParts(at)
    .flatMap(({ type, value }) => (type === 'literal' ? [] : value));
  const names: Partial<Record<string, string | undefined>> = {
    month: (long === 'long' ? months : monthsShort)[Number(month) - 1],
    weekday: weekdaysShort[new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDay()],
  };
  return parts.map(({ type, value }) => names[type] ?? value).join('');
}
