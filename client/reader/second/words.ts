/** The words of the script's second part, in the page's language: a file of its own each. */
import { keepCalendar } from '../../../shared/messages/calendars.js';
import { type Language, languageFor } from '../../../shared/messages/languages.js';
import type { ReaderSecond } from '../../../shared/messages/en/readerSecond.js';
import type { Calendar } from '../../../shared/messages/spelled.js';

const WORDS: Record<Language, () => Promise<{ words: ReaderSecond; calendar?: Calendar }>> = {
  en: () => import('../../../shared/messages/en/readerSecond.js'),
  uk: () => import('../../../shared/messages/uk/readerSecond.js'),
  az: () => import('../../../shared/messages/az/readerSecond.js'),
  ru: () => import('../../../shared/messages/ru/readerSecond.js'),
  ar: () => import('../../../shared/messages/ar/readerSecond.js'),
};

export async function secondWords(lang: string): Promise<ReaderSecond> {
  const known = languageFor([lang]);
  const { words, calendar } = await WORDS[known]();
  // Names of days, for a language that browsers may not know.
  if (calendar !== undefined) keepCalendar(known, calendar);
  return words;
}
