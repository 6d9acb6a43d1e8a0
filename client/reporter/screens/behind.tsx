/** The part of the app behind its first screen, which is in use before that part is there. */
import type { JSX } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import type { Language } from '../../../shared/messages/languages.js';
import { FormSpeechContext } from '../../entry/formWords.js';
import SECOND_STYLE from '../second.css?url';
import { SECOND_WORDS } from '../words.js';
import type { LateProps } from './beyondTerms.js';
import { SecondWordsContext, useReporting, useWords } from './hooks.js';
import { insist } from './insist.js';
import { lateStyle } from './lateStyle.js';
import { perLanguage } from './perLanguage.js';

type Second = Awaited<ReturnType<typeof load>>;

/** The screens, with their words in a language. */
export const secondIn = perLanguage(load);

async function load(lang: Language) {
  const [screens, { words }] = await Promise.all([
    import('./second.js'),
    SECOND_WORDS[lang](),
    lateStyle(document, SECOND_STYLE),
  ]);
  return { screens, words };
}

/** Draws what is behind the first screen. A file that did not come is asked for by a page that is loaded anew. */
export function Behind({ meanwhile, children }: LateProps<Second['screens'], Second['words']>): JSX.Element {
  const { isStored } = useReporting();
  const words = useWords();
  const later = secondIn(words.lang);
  const second = later.part.value;
  const speech = useMemo(() => (second === null ? null : { ...words, ...second.words }), [words, second]);
  useEffect(() => void insist(later, isStored), [later]);
  if (second === null) return meanwhile;
  return (
    <SecondWordsContext.Provider value={speech}>
      <FormSpeechContext.Provider value={speech}>{children(second.screens, second.words)}</FormSpeechContext.Provider>
    </SecondWordsContext.Provider>
  );
}
