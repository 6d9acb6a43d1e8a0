/** Names the language of a typed tag, so that a country's code is seen to be no language, or another one. */
import { usual } from './draft.js';
import { languageName } from './languages.js';

interface TagHint {
  /** The language's name in that language, such as Українська; null where it is not known. */
  name: string | null;
  /** The language that is spoken where the tag is a country's code; null where the tag is no country's, or the language's code is the same. */
  meant: string | null;
}

/** Codes of countries (ISO 3166) that are not the code of their language (ISO 639), of the squares around and beyond. */
const SPOKEN_IN = new Map(
  (
    'ua:uk by:be kz:kk ge:ka am:hy ir:fa il:he gr:el cz:cs dk:da se:sv ee:et si:sl rs:sr ba:bs al:sq md:ro kg:ky tj:tg ' +
    'tm:tk jp:ja cn:zh tw:zh-Hant kr:ko vn:vi in:hi pk:ur iq:ar sy:ar eg:ar jo:ar lb:ar ye:ar ae:ar us:en gb:en at:de ' +
    'br:pt mx:es me:cnr'
  )
    .split(' ')
    .map((pair) => pair.split(':') as [country: string, language: string]),
);

/** Hints at `uk` for `ua`, a country and no language, and at `hy` for `am`, which is Armenia, but also the code of Amharic. */
export function hintFor(typed: string): TagHint {
  const tag = usual(typed);
  const name = languageName(tag);
  return { name: name.toLowerCase() === tag.toLowerCase() ? null : name, meant: SPOKEN_IN.get(tag) ?? null };
}
