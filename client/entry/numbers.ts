/** Numbers as people type them: in the digits of any script, with the separators of the form's language or of another. */
import { writtenAs } from '../../shared/messages/calendars.js';

/** `either`: the same characters are thousands to some and decimals to others, the more first. */
export type Typed =
  | { is: 'number'; value: number }
  | { is: 'either'; values: [more: number, less: number] }
  | { is: 'none' };

interface Reading {
  /** The language that the form is in, BCP 47. */
  lang: string;
  /** Only whole numbers are meant, as of people. */
  whole?: boolean;
}

const NONE: Typed = { is: 'none' };

export function readNumber(typed: string, { lang, whole = false }: Reading): Typed {
  const text = withoutBlanks(inAsciiDigits(typed));
  const plain = text.replace(ARABIC_DECIMAL, '.');
  if (plain !== text) return ofBoth(plain, '.', ',');
  const marks = [...new Set(plain.replace(/\d/g, ''))];
  if (!/^\d[\d.,]*$/.test(plain) || !/\d$/.test(plain)) return NONE;
  const [first, second] = marks;
  if (first === undefined) return numberOf(plain);
  if (second !== undefined) {
    const isPoint = plain.lastIndexOf('.') > plain.lastIndexOf(',');
    return isPoint ? ofBoth(plain, '.', ',') : ofBoth(plain, ',', '.');
  }
  if (isGrouped(plain, first)) {
    const grouped = Number(plain.replaceAll(first, ''));
    const isSure = plain.split(first).length > 2 || whole || first === groupMark(lang);
    return isSure
      ? { is: 'number', value: grouped }
      : { is: 'either', values: [grouped, Number(plain.replace(first, '.'))] };
  }
  return plain.split(first).length > 2 ? NONE : numberOf(plain.replace(first, '.'));
}

/** Text that is no number, or either of two, stays as it was typed, for parse to name. */
export function amountIn(typed: string, reading: Reading = { lang: formLanguage() }): number | string {
  const read = readNumber(typed, reading);
  return read.is === 'number' ? read.value : typed.trim();
}

/** A number as it would be typed, to be read again as the same: three decimals alone would be thousands to some. */
export function typedNumber(value: number): string {
  const text = value.toString();
  return /^[1-9]\d{0,2}\.\d{3}$/.test(text) ? `${text}0` : text;
}

/** The page's language, in which its words and numbers are. */
export function formLanguage(): string {
  const lang = (globalThis.document as Document | undefined)?.documentElement.lang ?? '';
  return lang === '' ? 'en' : lang;
}

/** Reads a number with marks of both kinds: the last mark is the decimals', and stands once. */
function ofBoth(plain: string, decimal: string, group: string): Typed {
  const [before = '', after = '', ...more] = plain.split(decimal);
  const isWhole = /^\d+$/.test(before) || isGrouped(before, group);
  if (!/^\d+$/.test(after) || more.length > 0 || !isWhole) return NONE;
  return numberOf(`${before.replaceAll(group, '')}.${after}`);
}

/** Whether the mark groups digits: `1.200`, and in the Indian way `1,00,000`; a number that begins with 0 has no thousands. */
function isGrouped(text: string, mark: string): boolean {
  const [first = '', ...rest] = text.split(mark);
  const last = rest.at(-1);
  return /^[1-9]\d{0,2}$/.test(first) && last?.length === 3 && rest.every(({ length }) => length === 2 || length === 3);
}

function numberOf(text: string): Typed {
  return { is: 'number', value: Number(text) };
}

function groupMark(lang: string): string {
  const parts = new Intl.NumberFormat(writtenAs(lang), { numberingSystem: 'latn' }).formatToParts(1_234_567);
  return parts.find(({ type }) => type === 'group')?.value ?? '';
}

/** Removes blanks, apostrophes and the Arabic mark between digits: they part thousands wherever they are written. */
function withoutBlanks(text: string): string {
  return text.trim().replace(/(\d)[\s'’٬](?=\d)/g, '$1');
}

const ARABIC_DECIMAL = '٫';
const WIDE_MARKS: Readonly<Record<string, string>> = { '،': ',', '．': '.', '，': ',' };

function inAsciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, digitOf).replace(/[،．，]/g, (mark) => WIDE_MARKS[mark] ?? mark);
}

/** The digit in ASCII: Unicode has the digits of each script in a row, from zero on. */
function digitOf(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let zero = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return ((code - zero) % 10).toString();
}
