/** The words of the script's second part, in the page's language: a file of its own each. */
import { type Language, languageFor } from '../../../shared/messages/languages.js';
import type { ReaderSecond } from '../../../shared/messages/en/readerSecond.js';

const WORDS: Record<Language, () => Promise<{ words: ReaderSecond }>> = {
  en: () => import('../../../shared/messages/en/readerSecond.js'),
  uk: () => import('../../../shared/messages/uk/readerSecond.js'),
  az: () => import('../../../shared/messages/az/readerSecond.js'),
  ru: () => import('../../../shared/messages/ru/readerSecond.js'),
  ar: () => import('../../../shared/messages/ar/readerSecond.js'),
};

export async function secondWords(lang: string): Promise<ReaderSecond> {
  return (await WORDS[languageFor([lang])]()).words;
}
