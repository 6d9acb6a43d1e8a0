/**
 * The small parts that every inward field is made of (rule X1): well-formed text, one-line fields without direction
 * overrides, http(s) addresses, ids, times, language tags.
 */
import { z } from 'zod';
import { asLines, asOneLine, isBlank, withLineFeeds } from '../characters.js';
import { SLUG } from '../entry.js';
import { webUrl } from '../webUrl.js';
import { because } from './because.js';
import { LIST_MAX, TEXT_MAX } from './limits.js';

// Pages forbid code that is made from text: zod would find out by trying, and the browser would report each try.
z.config({ jitless: 'document' in globalThis });

/** At most so many characters in all words of an entry, in all languages; and in all translations of a blog. */
export const WORDS_MAX = 60_000;
const LINE_MAX = 300;
const AMOUNT_MAX = 1_000_000_000;
/** So many blanks may stand around a text, and in a broken address; two characters end a line on some systems. */
const TYPED_AROUND = 2_000;

// Control characters (C0, DEL and C1) but tab and newline.
const CONTROL = /[^\P{Cc}\t\n]/u;
// `isWellFormed` is younger than some phones.
const LONE_SURROGATE = /\p{Cs}/u;
// Characters that turn the direction of what follows them: in a byline or a title they could make one name look like
// another.
const DIRECTION_OVERRIDE = /[\u202a-\u202e]/;

/** A text of several lines: no control characters but tab and newline, no lone surrogates. */
export function text(max = TEXT_MAX) {
  return characters(max, withLineFeeds);
}

/**
 * `read`: makes the value of the typed text, before anything is checked but that the text is not so long that no reading
 * makes it short enough.
 */
function characters(max: number, read: (value: string) => string) {
  return z
    .string()
    .max(2 * max + TYPED_AROUND, { error: because('too-long', { n: max }), abort: true })
    .overwrite(read)
    .max(max, because('too-long', { n: max }))
    .refine((value) => !LONE_SURROGATE.test(value), because('broken-character'))
    .refine((value) => !CONTROL.test(value), because('control-character'));
}

/** A list of at most `LIST_MAX` items. */
export function list<Item extends z.ZodType>(item: Item) {
  return z.array(item).max(LIST_MAX, because('too-many', { n: LIST_MAX }));
}

/**
 * A field of one line (an end of a line is a blank in it): as `text`, without tabs and direction overrides, not blank.
 */
export function line(max = LINE_MAX) {
  return lineOf(max, asOneLine);
}

function lineOf(max: number, read: (value: string) => string) {
  return characters(max, read)
    .refine((value) => !isBlank(value), because('blank'))
    .refine((value) => !value.includes('\t'), because('line-break'))
    .refine((value) => !DIRECTION_OVERRIDE.test(value), because('direction-override'));
}

/** A few lines that belong together, such as a call and its answer: as `text`, and not blank. */
export function lines(max: number) {
  return characters(max, asLines).refine((value) => !isBlank(value), because('blank'));
}

/** A random UUID, lower case, minted on the phone. */
export const uuid = z
  .string()
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/, because('not-uuid'));

export const slug = z.string().regex(SLUG, because('not-slug', { n: 64 }));

/** A BCP 47 tag, well-formed; handed on in its canonical spelling (`EN-us` becomes `en-US`). */
export const lang = z
  .string()
  .max(35, because('too-long', { n: 35 }))
  .refine(isLanguageTag, because('not-language'))
  .transform((tag) => Intl.getCanonicalLocales(tag)[0] ?? tag);

function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

/** An http or https address without a user or password in it; as it is typed or pasted, `t.me/embassy/5` too. */
export const webAddress = lineOf(2_000, asAddress).refine(
  (address) => webUrl(address) !== null,
  because('not-address'),
);

const HOST_ENDS = /[\s/:?#@\\]/;
const AFTER_HOST = /^(?::\d{1,5})?(?:[/?#].*)?$/s;

/**
 * Whether an address begins with a host that has a dot with a letter behind it, and goes on as one may. In steps that each look
 * at a character once: as one expression it tried every dot anew, which took 25 ms of the server's thread for one field.
 */
function isSchemeless(address: string): boolean {
  const end = address.search(HOST_ENDS);
  const host = end < 0 ? address : address.slice(0, end);
  return /[^]\.\p{L}/u.test(host) && AFTER_HOST.test(address.slice(host.length));
}

/** Reads an address: blanks go, also where a program broke a long one; where no scheme was typed, https is meant. */
function asAddress(typed: string): string {
  const address = asOneLine(
    typed
      .split(/[\r\n\u2028\u2029]/)
      .map((part) => part.trim())
      .join(''),
  );
  return isSchemeless(address) ? `https://${address}` : address;
}

/** ISO 8601 with a zone; handed on in UTC with milliseconds. */
export const time = z.iso
  .datetime({ offset: true, error: because('not-time') })
  .refine((value) => !Number.isNaN(Date.parse(value)), because('no-such-time'))
  .transform((value) => new Date(value).toISOString());

export const timeZone = z
  .string()
  .max(64, because('too-long', { n: 64 }))
  .refine(isTimeZone, because('not-zone'));

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** An amount: not negative, finite, at most a thousand million. */
export const amount = z
  .number()
  .min(0, because('too-low', { n: 0 }))
  .max(AMOUNT_MAX, because('too-high', { n: AMOUNT_MAX }));

/** A number of people: as `amount`, and nobody is half a person. */
export const people = amount.int();

/** Values by language, at most `LIST_MAX`. Names are canonical tags; two spellings of a tag are refused. */
export function byLanguage<Value extends z.ZodType>(value: Value) {
  return z
    .record(z.string(), value)
    .refine((all) => Object.keys(all).length <= LIST_MAX, because('too-many', { n: LIST_MAX }))
    .refine(
      (all) => Object.keys(all).every((tag) => isLanguageTag(tag) && Intl.getCanonicalLocales(tag)[0] === tag),
      because('language-spelling'),
    );
}

/** Values by an id, at most `LIST_MAX`. */
export function byId<Value extends z.ZodType>(id: z.ZodString, value: Value) {
  return z.record(id, value).refine((all) => Object.keys(all).length <= LIST_MAX, because('too-many', { n: LIST_MAX }));
}
