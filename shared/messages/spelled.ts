/** Spells dates and lengths of time by names that a language brings along: loaded with such a language alone. */

export type Unit = 'minute' | 'hour' | 'day' | 'week' | 'year';

export interface CalendarNames {
  /** From January on, as they stand beside a day. */
  readonly months: readonly string[];
  readonly monthsShort: readonly string[];
  /** From Sunday on. */
  readonly weekdays: readonly string[];
  readonly weekdaysShort: readonly string[];
  /** Lengths of time, with `{n}`. */
  readonly units: Readonly<Record<Unit, string>>;
  /** Before and after now, with `{time}` for a length of time. */
  readonly ago: string;
  readonly ahead: string;
  readonly now: string;
}

/** Patterns of a page's script: for each unit before and after now, with `{n}`. */
export type AgoWords = Readonly<Record<'second' | 'minute' | 'hour' | 'day', readonly [ago: string, ahead: string]>>;

export interface Calendar {
  /** A moment, ms, with what `format` shows of it, in the names and the order of this language. */
  date: (at: number, format: Intl.DateTimeFormat) => string;
  length: (count: number, unit: Unit) => string;
  /** `count` below 0 is before now. */
  fromNow: (count: number, unit: 'second' | 'minute' | 'hour' | 'day') => string;
  words: AgoWords;
}

export function spelledBy(names: CalendarNames): Calendar {
  const length = (count: number, unit: Unit): string => names.units[unit].replace('{n}', String(count));
  const around = (unit: Unit): [string, string] => [
    names.ago.replace('{time}', names.units[unit]),
    names.ahead.replace('{time}', names.units[unit]),
  ];
  const words: AgoWords = {
    second: [names.now, names.now],
    minute: around('minute'),
    hour: around('hour'),
    day: around('day'),
  };
  return {
    length,
    words,
    date: (at, format) => dateBy(names, at, format),
    fromNow: (count, unit) => words[unit][count < 0 ? 0 : 1].replace('{n}', String(Math.abs(count))),
  };
}

/**
 * The day, its weekday and the time, with commas between, as CLDR orders them in Azerbaijani ("27 fev 2022, B., 15:00"). Of
 * `format`, which is of another language, the figures alone are taken.
 */
function dateBy(names: CalendarNames, at: number, format: Intl.DateTimeFormat): string {
  const shown = format.resolvedOptions();
  const parts = format.formatToParts(at);
  const figures = (wanted: string): string => parts.find(({ type }) => type === wanted)?.value ?? '';
  const { month, weekday } = dayBy(at, shown.timeZone);
  const monthName = shown.month && (shown.month === 'long' ? names.months : names.monthsShort)[month];
  const weekdayName = shown.weekday && (shown.weekday === 'long' ? names.weekdays : names.weekdaysShort)[weekday];
  const clock = shown.hour && `${figures('hour')}:${figures('minute')}`;
  const day = [figures('day'), monthName, figures('year')].filter(Boolean).join(' ');
  return [day, weekdayName, clock].filter(Boolean).join(', ');
}

/** The month and the day of the week at a moment in a zone, each from 0 on. */
function dayBy(at: number, timeZone: string): { month: number; weekday: number } {
  const numeric = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: 'numeric', day: 'numeric' });
  const number = (wanted: string): number =>
    Number(numeric.formatToParts(at).find(({ type }) => type === wanted)?.value);
  const month = number('month') - 1;
  return { month, weekday: new Date(Date.UTC(number('year'), month, number('day'))).getUTCDay() };
}
