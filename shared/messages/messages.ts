/**
 * The server's words by language. A language is a folder beside this file and its tag in `LANGUAGES`: nothing else
 * names it. All are loaded at the start, so a folder that is not whole is found there and not by a reader.
 */
import { keepCalendar } from './calendars.js';
import type { KeepWords } from './en/keep.js';
import type { PushWords } from './en/push.js';
import type { ReaderWords } from './en/reader.js';
import type { RefusalWords } from './en/refusals.js';
import type { SignInWords } from './en/signIn.js';
import { LANGUAGES, languageFor, type Language } from './languages.js';
import { speechIn, type Speech } from './say.js';
import type { Calendar } from './spelled.js';

export type Messages = ReaderWords;

export interface Spoken {
  lang: Language;
  messages: ReaderWords;
  signIn: SignInWords;
  refusals: RefusalWords;
  /** Words of notifications. */
  push: PushWords;
  /** For the copy that a reader keeps. */
  keep: KeepWords;
  speech: Speech;
}

const SPOKEN = new Map(await Promise.all(LANGUAGES.map(async (lang) => [lang, await load(lang)] as const)));

/** Browsers name a handful of languages. A stranger's header may name 8,000, and each request for a page would look at all. */
const MOST_WANTED = 32;

/**
 * The words for a page language, and the language they are in. `en-GB` is served by `en`; a language without a
 * folder, by our first one. Of many wanted languages the first ones count.
 */
export function messagesFor(...wanted: readonly string[]): Spoken {
  const spoken = SPOKEN.get(languageFor(wanted.slice(0, MOST_WANTED)));
  if (spoken === undefined) throw new Error('a language without words');
  return spoken;
}

async function load(lang: Language): Promise<Spoken> {
  const [{ reader, calendar }, { signIn }, { refusals }, { push }, { keep }] = await Promise.all([
    import(`./${lang}/reader.js`) as Promise<{ reader: ReaderWords; calendar?: Calendar }>,
    import(`./${lang}/signIn.js`) as Promise<{ signIn: SignInWords }>,
    import(`./${lang}/refusals.js`) as Promise<{ refusals: RefusalWords }>,
    import(`./${lang}/push.js`) as Promise<{ push: PushWords }>,
    import(`./${lang}/keep.js`) as Promise<{ keep: KeepWords }>,
  ]);
  // Days are said by the server with the names that an open page has: the figures alone are another language's.
  if (calendar !== undefined) keepCalendar(lang, calendar);
  const messages = calendar === undefined ? reader : { ...reader, script: { ...reader.script, ago: calendar.words } };
  return { lang, messages, signIn, refusals, push, keep, speech: speechIn(lang) };
}
