import type { JSX } from 'preact';
import { LANGUAGES, ownName, type Language } from '../../shared/messages/languages.js';
import { useLanguageChoice } from './worded.js';

const OFFERED: readonly Language[] = LANGUAGES;

export interface LanguageSelectProps {
  /** The page's present words. */
  words: { lang: string; pageLanguage: string; languageMissed: string };
}

/** The choice of the page's language, each named in itself; nothing where there is no other. */
export function LanguageSelect({ words }: LanguageSelectProps): JSX.Element | null {
  const { choose, isMissed } = useLanguageChoice();
  if (OFFERED.length < 2) return null;
  return (
    <label class="page-language">
      {words.pageLanguage}{' '}
      <select
        class="field"
        name="page-language"
        value={words.lang}
        onChange={({ currentTarget }) => choose(currentTarget.value as Language)}
      >
        {OFFERED.map((lang) => (
          <option key={lang} value={lang} lang={lang}>
            {ownName(lang)}
          </option>
        ))}
      </select>
      <small role="status">{isMissed ? words.languageMissed : ''}</small>
    </label>
  );
}
