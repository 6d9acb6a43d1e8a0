/** The messages of a language's folder in `shared/messages/`, as the tests look at them. */
import { readdir } from 'node:fs/promises';
import path from 'node:path';

const MESSAGES = path.join(import.meta.dirname, '../../shared/messages');

/** All plural forms that a language may have. */
export const FORMS = ['zero', 'one', 'two', 'few', 'many', 'other'];

export type Files = Record<string, Record<string, unknown>>;

export function isPlural(words: unknown): words is Record<string, string> & { other: string } {
  if (typeof words !== 'object' || words === null || !('other' in words)) return false;
  return Object.entries(words).every(([form, text]) => FORMS.includes(form) && typeof text === 'string');
}

/** The words by file and export. */
export async function wordsOf(lang: string): Promise<Files> {
  const files = (await readdir(path.join(MESSAGES, lang))).sort();
  const read = files.map(async (file) => {
    const exported = (await import(`../../shared/messages/${lang}/${path.basename(file, '.ts')}.js`)) as object;
    return [file, { ...exported }] as const;
  });
  return Object.fromEntries(await Promise.all(read));
}
