/** The texts of an entry that are shown, in their order, and the kind of each. */
import { isBlank } from '../../../shared/characters.js';
import type { PublicEntry } from '../../../shared/entry.js';

export interface ShownText {
  lang: string;
  html: string;
  is: 'original' | 'source' | 'desk' | 'machine';
  /** The text translates an earlier version of the original. */
  earlier: boolean;
}

type Texts = Pick<PublicEntry, 'lang' | 'text' | 'html' | 'translations' | 'wordsRev' | 'verification' | 'correction'>;

/**
 * Returns the original and, where they differ, the text in the page's language: first when it is current, below the
 * original when it is of an earlier version, and not at all then once the entry was corrected or withdrawn: nobody
 * should read a withdrawn statement there. Texts that the source itself gave are originals, too, and are always shown.
 */
export function shownTexts(entry: Texts, lang: string): ShownText[] {
  const original: ShownText = { lang: entry.lang, html: entry.html, is: 'original', earlier: false };
  const originals = isBlank(entry.text) ? [] : [original];
  const wanted = Object.entries(entry.translations)
    .filter(([tag, { by, text }]) => !isBlank(text) && (by === 'source' || tag === matching(entry, lang)))
    .map(([tag, { html, by, of }]): ShownText => ({ lang: tag, html, is: by, earlier: of < entry.wordsRev }))
    .filter(({ earlier }) => !earlier || !isOverruled(entry));
  const [first, rest] = split(wanted, (text) => text.lang === matching(entry, lang) && !text.earlier);
  return [...first, ...originals, ...rest];
}

/**
 * Returns the tag of the translation for a page's language: that very tag, else a tag of the same language and script.
 */
function matching(entry: Texts, lang: string): string | null {
  if (entry.lang === lang) return null;
  const tags = Object.keys(entry.translations);
  if (tags.includes(lang)) return lang;
  if (sameLanguage(entry.lang, lang)) return null;
  return tags.find((tag) => sameLanguage(tag, lang)) ?? null;
}

function sameLanguage(one: string, other: string): boolean {
  const [a, b] = [new Intl.Locale(one).maximize(), new Intl.Locale(other).maximize()];
  return a.language === b.language && a.script === b.script;
}

function isOverruled({ verification, correction }: Texts): boolean {
  return correction !== undefined || verification === 'corrected' || verification === 'withdrawn';
}

function split<T>(items: readonly T[], test: (item: T) => boolean): [T[], T[]] {
  return [items.filter(test), items.filter((item) => !test(item))];
}
