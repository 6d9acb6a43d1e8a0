/** The part of the app that comes after the form: of this phone, its lock and its quick exit, the camera, shared things. */
import type { JSX } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import type { Language } from '../../../shared/messages/languages.js';
import THIRD_STYLE from '../third.css?url';
import { THIRD_WORDS } from '../words.js';
import { Behind, secondIn } from './behind.js';
import type { LateProps } from './beyondTerms.js';
import { ThirdWordsContext, useReporting, useWords } from './hooks.js';
import { insist } from './insist.js';
import { lateStyle } from './lateStyle.js';
import { perLanguage } from './perLanguage.js';

type Third = Awaited<ReturnType<typeof load>>;

/** The screens, with their words in a language. */
export const thirdIn = perLanguage(load);

async function load(lang: Language) {
  // Beside the form's files these would only hold them up.
  await secondIn(lang).get();
  const [screens, { words }] = await Promise.all([
    import('./third.js'),
    THIRD_WORDS[lang](),
    lateStyle(document, THIRD_STYLE),
  ]);
  return { screens, words };
}

/** Draws what comes after the form. A file that did not come is asked for by a page that is loaded anew, never under a form. */
export function Beyond({ meanwhile, children }: LateProps<Third['screens'], Third['words']>): JSX.Element {
  const { isIdle, isStored, lock } = useReporting();
  const words = useWords();
  const lang = words.lang;
  const later = thirdIn(lang);
  const [second, third] = [secondIn(lang).part.value, later.part.value];
  const spoken = useMemo(
    () => (second === null || third === null ? null : { ...words, ...second.words, ...third.words }),
    [words, second, third],
  );
  const mayReload = () => (lock.isAsleep.peek() ? isStored() : isIdle());
  useEffect(() => void insist(later, mayReload), [later]);
  if (third === null || spoken === null) return meanwhile;
  return (
    <ThirdWordsContext.Provider value={spoken}>
      <Behind meanwhile={meanwhile}>{() => children(third.screens, third.words)}</Behind>
    </ThirdWordsContext.Provider>
  );
}
