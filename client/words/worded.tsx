/** Gives a page its words, and another language when somebody chooses one. */
import { createContext, type ComponentChildren, type Context, type JSX } from 'preact';
import { useContext, useRef, useState } from 'preact/hooks';
import type { Language } from '../../shared/messages/languages.js';
import type { Shelf } from '../account/shelf.js';
import { loaded, type Chunks, type Spoken } from './chunks.js';
import { rememberLanguage, showLanguage } from './language.js';

const ChoiceContext = createContext<(lang: Language) => void>(() => undefined);

/** Chooses the language of this page, and of the next ones on this device. */
export function useLanguageChoice(): (lang: Language) => void {
  return useContext(ChoiceContext);
}

interface WordedProps<Words> {
  chunks: Chunks<Words>;
  shelf: Shelf;
  /** The words that the page begins with. */
  first: Spoken<Words>;
  /** The context in which the page's parts find the words. */
  context: Context<Spoken<Words> | null>;
  /** Told of a language that was chosen, once the page speaks it. */
  onChosen?: (lang: Language) => void;
  children: ComponentChildren;
}

export function Worded<Words>({ chunks, shelf, first, context, onChosen, children }: WordedProps<Words>): JSX.Element {
  const [words, setWords] = useState(first);
  const asked = useRef(0);
  const choose = async (lang: Language) => {
    const turn = (asked.current += 1);
    rememberLanguage(shelf, lang);
    // Without a network the page goes on in its present language, and begins with the chosen one the next time.
    const next = await loaded(chunks, lang).catch(() => null);
    if (next === null || turn !== asked.current) return;
    showLanguage(document.documentElement, lang);
    setWords(next);
    onChosen?.(lang);
  };
  return (
    <ChoiceContext.Provider value={(lang) => void choose(lang)}>
      <context.Provider value={words}>{children}</context.Provider>
    </ChoiceContext.Provider>
  );
}
