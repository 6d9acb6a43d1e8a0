/** Times as readers see them: in the rally's zone, to the minute, machine-readable beside it. */
import type { JSX } from 'preact';
import { commaOf } from './language.js';

export interface Zone {
  timeZone: string;
  /** The interface's language. */
  lang: string;
  /** A moment of the rally's own day, which times leave out; null where each time says its day. */
  day: string | null;
  /** A moment of the year that times leave out; by default that of `day`. */
  near?: string;
  /** The time stands outside of a page that would say the zone: it says its year and its offset. */
  alone?: boolean;
}

/**
 * Shows `15:42`; before it the day where that is not the rally's, after it the offset where the page's top says
 * another.
 */
export function Clock({ at, zone, whole }: { at: string; zone: Zone; whole?: boolean }): JSX.Element {
  return <time dateTime={shortIso(at)}>{whole === true ? dayAndTime(at, zone, false) : timeText(at, zone)}</time>;
}

function timeText(at: string, zone: Zone): string {
  return isOwnDay(at, zone) ? withOffset(at, zone) : dayAndTime(at, zone, true);
}

/** Returns the time, and its offset where the page's top does not say it. */
export function withOffset(at: string, zone: Zone): string {
  const time = timeOfDay(at, zone);
  return saysOffset(at, zone) ? `${time} ${offsetOf(zone.timeZone, at)}` : time;
}

/** A page's top says the offset of the rally's day; without such a day, the offset of a zone that never changes it. */
function saysOffset(at: string, { timeZone, day, alone }: Zone): boolean {
  if (alone === true) return true;
  return day === null ? !keepsOffset(timeZone, at) : offsetOf(timeZone, at) !== offsetOf(timeZone, day);
}

const MONTH_MS = 30 * 86_400_000;

/** Tells whether the zone keeps its clocks within half a year of a moment, so that one offset holds around it. */
export function keepsOffset(timeZone: string, at: string): boolean {
  const months = Array.from({ length: 13 }, (_, month) => Date.parse(at) + (month - 6) * MONTH_MS);
  return new Set(months.map((moment) => offsetOf(timeZone, new Date(moment).toISOString()))).size === 1;
}

/** Tells whether the time is on the rally's own day, which is left out. */
export function isOwnDay(at: string, { day, timeZone }: Zone): boolean {
  return day !== null && sameDay(at, day, timeZone);
}

/** Returns `2022-02-27T11:42Z`: public times are to the minute (rule A4), so nothing is lost. */
export function shortIso(at: string): string {
  return `${at.slice(0, 16)}Z`;
}

/** Returns the zone's offset at that moment: `GMT+4`. */
export function offsetOf(timeZone: string, at: string): string {
  const parts = formatOf('en', { timeZone, timeZoneName: 'shortOffset' }).formatToParts(new Date(at));
  return (parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone).replace('GMT', 'UTC');
}

/** Returns the zone's offset in minutes, which a script compares with the reader's own. */
export function offsetMinutes(timeZone: string, at: string): number {
  const [, sign, hours = '0', minutes = '0'] = /UTC([+-])(\d+)(?::(\d+))?/.exec(offsetOf(timeZone, at)) ?? [];
  return (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
}

export function timeOfDay(at: string, { lang, timeZone }: Zone): string {
  return formatOf(lang, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(at));
}

/** Returns `27 February 2022`, or in short `27 Feb`, with the year where it is not the rally's. */
export function dayText(at: string, zone: Zone, short = false): string {
  if (!short) return dayAs(at, zone, LONG_DAY);
  return dayAs(at, zone, { day: 'numeric', month: 'short', ...(saysYear(at, zone) ? { year: 'numeric' } : {}) });
}

function saysYear(at: string, zone: Zone): boolean {
  const { day, near = day } = zone;
  const year = (moment: string): string => dayAs(moment, zone, { year: 'numeric' });
  return zone.alone === true || (near !== null && year(at) !== year(near));
}

/** Returns `Sunday 27 February 2022`. */
export function weekdayText(at: string, zone: Zone): string {
  return dayAs(at, zone, { weekday: 'long', ...LONG_DAY });
}

const LONG_DAY: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'long', year: 'numeric' };

function dayAs(at: string, { lang, timeZone }: Zone, options: Intl.DateTimeFormatOptions): string {
  // English of Britain puts the day before the month, as most of the world does.
  return formatOf(lang === 'en' ? 'en-GB' : lang, { timeZone, ...options }).format(new Date(at));
}

function dayAndTime(at: string, zone: Zone, short: boolean): string {
  return `${dayText(at, zone, short)}${commaOf(zone.lang)}${withOffset(at, zone)}`;
}

function sameDay(one: string, other: string, timeZone: string): boolean {
  const day = formatOf('en-CA', { timeZone, dateStyle: 'short' });
  return day.format(new Date(one)) === day.format(new Date(other));
}

/** Making a format takes longer than using it a hundred times: unkept, formats were a third of an article's cost. */
const formats = new Map<string, Intl.DateTimeFormat>();
const MOST_FORMATS = 500;

function formatOf(lang: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = `${lang} ${JSON.stringify(options)}`;
  const known = formats.get(name);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(lang, options);
  // Blogs have few zones and languages; should there be many, the formats are made anew.
  if (formats.size >= MOST_FORMATS) formats.clear();
  formats.set(name, made);
  return made;
}
