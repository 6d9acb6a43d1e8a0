/** The interface's words by language; English where a language has none yet. */
import { en } from './en.js';
import type { Messages } from './shape.js';

export type { Messages } from './shape.js';

const LANGUAGES: Readonly<Record<string, Messages>> = { en };

/**
 * The words for a page language, and the language they are in. `en-GB` is served by `en`; what has no file, by English.
 */
export function messagesFor(lang: string): { lang: string; messages: Messages } {
  const found = [lang, primaryOf(lang)].find((tag) => Object.hasOwn(LANGUAGES, tag));
  const messages = found === undefined ? undefined : LANGUAGES[found];
  return found === undefined || messages === undefined ? { lang: 'en', messages: en } : { lang: found, messages };
}

function primaryOf(lang: string): string {
  return lang.split('-')[0] ?? lang;
}
