/** The words of the interface that the script needs, in the page's language: the page brings them along. */
import type { ReaderWords } from '../../../shared/messages/en/reader.js';
import type { Plural } from '../../../shared/messages/words.js';

export type Words = ReaderWords['script'];

export function fill(text: string, value: string): string {
  return text.replace(/{\w+}/, value);
}

/** The plural form for a count in that language, filled with the count. */
export function counted(forms: Plural, count: number, lang: string): string {
  return fill(forms[new Intl.PluralRules(lang).select(count)] ?? forms.other, count.toLocaleString(lang));
}
