/** Sentences of a language, filled: plural forms, numbers and lengths of time by `Intl` in that language. */
import { calendarOf, writtenAs } from './calendars.js';
import { lengthOf } from './times.js';
import type { Plural, Values } from './words.js';

export interface Speech<Lang extends string = string> {
  /** The language that the words are in, a BCP 47 tag. */
  readonly lang: Lang;
  /** The sentence with its values in their places; of plural forms, the one that the value `n` asks for. */
  readonly say: (words: string | Plural, values?: Values) => string;
  readonly number: (value: number) => string;
  /** "45%": a share from 0 to 1. */
  readonly percent: (share: number) => string;
  /** "3 days": a length of time. */
  readonly lasting: (count: number, unit: 'hour' | 'day' | 'week') => string;
  /** "5 minutes ago", "in 2 days": how long from `now` to `then`, both ISO 8601; less than a minute is "now". */
  readonly fromNow: (then: string, now: string) => string;
}

const MINUTE = 60_000;
const STEPS: readonly [unit: 'day' | 'hour' | 'minute', ms: number][] = [
  ['day', 1_440 * MINUTE],
  ['hour', 60 * MINUTE],
  ['minute', MINUTE],
];

export function speechIn<Lang extends string>(lang: Lang): Speech<Lang> {
  // A browser that lacks the language would take the rules of its own.
  const plurals = new Intl.PluralRules(writtenAs(lang));
  const numbers = new Intl.NumberFormat(writtenAs(lang));
  const number = (value: number): string => numbers.format(value);
  return {
    lang,
    number,
    // Figures that are written as in another language have its order, too, which is "%45" in Turkish.
    percent: (share) =>
      calendarOf(lang) === undefined
        ? new Intl.NumberFormat(writtenAs(lang), { style: 'percent' }).format(share)
        : `${number(Math.round(share * 100))}%`,
    lasting: (count, unit) => lengthOf(count, unit, lang),
    say(words, values = {}) {
      const text = typeof words === 'string' ? words : (words[plurals.select(Number(values.n))] ?? words.other);
      return filled(text, values, number);
    },
    fromNow(then, now) {
      const passed = Date.parse(then) - Date.parse(now);
      const [unit, ms] = STEPS.find(([, least]) => Math.abs(passed) >= least) ?? (['second', Infinity] as const);
      const count = Math.trunc(passed / ms) || 0;
      return (
        calendarOf(lang)?.fromNow(count, unit) ??
        new Intl.RelativeTimeFormat(writtenAs(lang), { numeric: 'auto' }).format(count, unit)
      );
    },
  };
}

/** "one, two, and three". A browser that lacks the language would join with the words of another one. */
export function listIn(lang: string, parts: readonly string[]): string {
  return calendarOf(lang) === undefined ? new Intl.ListFormat(lang).format(parts) : parts.join(', ');
}

/** A name that has no value stays as it stands: a missing value is seen, and a text that came from outside is kept. */
function filled(text: string, values: Values, number: (value: number) => string): string {
  return text.replace(/\{(\w+)\}/g, (mark, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    return typeof value === 'number' ? number(value) : (value ?? mark);
  });
}
