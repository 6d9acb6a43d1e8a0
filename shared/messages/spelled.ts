/** Spells dates and lengths of time by names that a language brings along: loaded with such a language alone. */

export type Unit = 'minute' | 'hour' | 'day' | 'week' | 'year';

export interface CalendarNames {
  /** From January on, as they stand beside a day. */
  readonly months: readonly string[];
  readonly monthsShort: readonly string[];
  /** From Sunday on. */
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
  /** A moment, ms, as `format` writes it, with the names of this language. */
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

function dateBy(
  { months, monthsShort, weekdaysShort }: CalendarNames,
  at: number,
  format: Intl.DateTimeFormat,
): string {
  const { timeZone, month: length } = format.resolvedOptions();
  const numeric = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: 'numeric', day: 'numeric' });
  const number = (wanted: string): number =>
    Number(numeric.formatToParts(at).find(({ type }) => type === wanted)?.value);
  const [year, month, day] = [number('year'), number('month') - 1, number('day')];
  const named: Partial<Record<string, string | undefined>> = {
    month: (length === 'long' ? months : monthsShort)[month],
    weekday: weekdaysShort[new Date(Date.UTC(year, month, day)).getUTCDay()],
  };
  const parts = format.formatToParts(at);
  return parts.map(({ type, value }) => named[type] ?? value).join('');
}
