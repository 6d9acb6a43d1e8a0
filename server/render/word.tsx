/** A word as a page shows it: in its own language and direction, and with that language's name where it is another. */
import type { ComponentChildren, JSX } from 'preact';
import { ownDirection } from './directed.js';
import { isSameLanguage, type Shown } from './inLanguage.js';
import { langAttributes, languageName } from './language.js';

interface Around {
  /** The page's language. */
  lang: string;
  /** The interface's language. */
  ui: string;
}

interface WordProps {
  word: Shown;
  page: Around;
  /** The language of the element that the word stands in. */
  around: string;
  /** Something beside the word says its language already. */
  isCovered?: boolean;
  /** The element of the word, where it is more than a run of letters. */
  children?: ComponentChildren;
}

/** A word within a line. */
export function Word({ word, page, around, isCovered, children }: WordProps): JSX.Element {
  return (
    <>
      <bdi {...(word.lang === around ? {} : { lang: word.lang })}>{children ?? word.text}</bdi>
      {isCovered !== true && <InWhichLanguage of={word.lang} page={page} around={around} />}
    </>
  );
}

interface MarkProps extends Pick<WordProps, 'page' | 'around'> {
  of: string;
}

/** The name of a language that is not the page's: what is missing in a page's language shows the original. */
export function InWhichLanguage({ of, page, around }: MarkProps): JSX.Element | null {
  if (of === 'und' || isSameLanguage(of, page.lang)) return null;
  return (
    <>
      {' '}
      <small class="in" {...langAttributes(page.ui, around)}>
        {languageName(of, page.ui)}
      </small>
    </>
  );
}

/** Returns `lang` and `dir` of an element that holds a word alone. */
export function wordAttributes({ text, lang }: Shown, around: string): { lang?: string; dir?: 'ltr' | 'rtl' } {
  return { ...langAttributes(lang, around), ...ownDirection(text, lang) };
}
