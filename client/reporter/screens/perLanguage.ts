/** Late parts of which each language has one, with its words. */
import type { Language } from '../../../shared/messages/languages.js';
import { Later } from '../../account/later.js';

/** Answers with the same part each time that a language is asked for. */
export function perLanguage<Part>(load: (lang: Language) => Promise<Part>): (lang: Language) => Later<Part> {
  const parts = new Map<Language, Later<Part>>();
  return (lang) => {
    const part = parts.get(lang) ?? new Later(() => load(lang));
    parts.set(lang, part);
    return part;
  };
}
