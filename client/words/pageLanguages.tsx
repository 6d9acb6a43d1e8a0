import type { JSX } from 'preact';
import { LANGUAGES, ownName } from '../../shared/messages/languages.js';
import { useLanguageChoice } from './worded.js';

export interface PageLanguagesProps {
  /** The page's present words. */
  words: { lang: string; pageLanguage: string; languageMissed: string };
}

/** The choice of the page's language, each named in itself: a press takes one, and no key takes one in passing. */
export function PageLanguages({ words }: PageLanguagesProps): JSX.Element {
  const { choose, isMissed } = useLanguageChoice();
  return (
    <div class="row page-language" role="group" aria-label={words.pageLanguage}>
      {LANGUAGES.map((lang) => (
        <button
          key={lang}
          type="button"
          class="quiet"
          lang={lang}
          aria-current={lang === words.lang}
          onClick={() => choose(lang)}
        >
          {ownName(lang)}
        </button>
      ))}
      <small role="status">{isMissed ? words.languageMissed : ''}</small>
    </div>
  );
}
