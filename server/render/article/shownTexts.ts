/** The texts of an entry that are shown, in their order, and the kind of each. */
import { isBlank } from '../../../shared/characters.js';
import { isOverruled, type PublicEntry } from '../../../shared/entry.js';
import { translationTag } from '../inLanguage.js';

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
  const matching = translationTag(entry, lang);
  const original: ShownText = { lang: entry.lang, html: entry.html, is: 'original', earlier: false };
  const originals = isBlank(entry.text) ? [] : [original];
  const wanted = Object.entries(entry.translations)
    .filter(([tag, { by, text }]) => !isBlank(text) && (by === 'source' || tag === matching))
    .map(([tag, { html, by, of }]): ShownText => ({ lang: tag, html, is: by, earlier: of < entry.wordsRev }))
    .filter(({ earlier }) => !earlier || !isOverruled(entry));
  const [first, rest] = split(wanted, (text) => text.lang === matching && !text.earlier);
  return [...first, ...originals, ...rest];
}

function split<T>(items: readonly T[], test: (item: T) => boolean): [T[], T[]] {
  return [items.filter(test), items.filter((item) => !test(item))];
}
