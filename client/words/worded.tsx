/** Gives a page its words, and another language when somebody chooses one. */
import { createContext, type ComponentChildren, type Context, type JSX } from 'preact';
import { useContext, useRef, useState } from 'preact/hooks';
import type { Language } from '../../shared/messages/languages.js';
import type { Shelf } from '../account/shelf.js';
import { loaded, type Chunks, type Spoken } from './chunks.js';
import { rememberLanguage, showLanguage } from './language.js';

export interface LanguageChoice {
  /** Chooses the language of this page, and of the next ones on this device. */
  choose: (lang: Language) => void;
  /** The last choice did not come: the page stays in its present language. */
  isMissed: boolean;
}

const ChoiceContext = createContext<LanguageChoice>({ choose: () => undefined, isMissed: false });

export function useLanguageChoice(): LanguageChoice {
  return useContext(ChoiceContext);
}

interface WordedProps<Words> {
  chunks: Chunks<Words>;
  shelf: Shelf;
  /** The words that the page begins with. */
  first: Spoken<Words>;
  /** The context in which the page's parts find the words. */
  context: Context<Spoken<Words> | null>;
  /** Loads what else of a language the page has parts for; rejects where it does not come. */
  rest?: (lang: Language) => Promise<unknown>;
  /** Told of a language that was chosen, once the page speaks it. */
  onChosen?: (lang: Language) => void;
  children: ComponentChildren;
}

export function Worded<Words>(props: WordedProps<Words>): JSX.Element {
  const { chunks, shelf, first, context, rest, onChosen, children } = props;
  const [words, setWords] = useState(first);
  const [isMissed, setMissed] = useState(false);
  const asked = useRef(0);
  const choose = async (lang: Language) => {
    const turn = (asked.current += 1);
    setMissed(false);
    // A language is taken and remembered once all of it is here: the next word may be needed without a network.
    const next = await Promise.all([loaded(chunks, lang), rest?.(lang)]).then(
      ([words]) => words,
      () => null,
    );
    if (turn !== asked.current) return;
    if (next === null) return setMissed(true);
    rememberLanguage(shelf, lang);
    showLanguage(document.documentElement, lang);
    setWords(next);
    onChosen?.(lang);
  };
  return (
    <ChoiceContext.Provider value={{ choose: (lang) => void choose(lang), isMissed }}>
      <context.Provider value={words}>{children}</context.Provider>
    </ChoiceContext.Provider>
  );
}
