/**
 * Dates and lengths of time in a language of which browsers may lack the data, as Chromium does of Azerbaijani: it writes
 * "M02 28" and "-5 min" without an error. Such a language brings them along in its folder, in `calendar.ts`.
 */
import type { Calendar } from './spelled.js';

const brought = new Map<string, Calendar>();

/** Keeps the calendar of a language, from when its words are loaded on. */
export function keepCalendar(lang: string, calendar: Calendar): void {
  brought.set(lang, calendar);
}

export function calendarOf(lang: string): Calendar | undefined {
  return brought.get(lang);
}

const WRITTEN_AS: Readonly<Partial<Record<string, string>>> = { en: 'en-GB', az: 'tr' };

/**
 * Digits that a language's words were written for, where some browsers choose others: of Arabic, or of their own language
 * instead of one that they do not know.
 */
const DIGITS: Readonly<Partial<Record<string, string>>> = { ar: 'latn', az: 'latn' };

/** The digits beside a language's words, for `Intl`; undefined where every browser chooses the same. */
function digitsOf(lang: string): string | undefined {
  return DIGITS[lang];
}

/**
 * The tag by which browsers write numbers, times and dates in figures of a language: day before month and 24 hours, as
 * everywhere but in one country. Azerbaijani's figures are written as in Turkish, which browsers know. A tag of this kind stays.
 */
export function writtenAs(lang: string): string {
  if (lang.includes('-u-')) return lang;
  const digits = digitsOf(lang);
  return `${WRITTEN_AS[lang] ?? lang}-u-hc-h23${digits === undefined ? '' : `-nu-${digits}`}`;
}
