/** The languages that the interface speaks, and which of them serves somebody who asks for another. */

/** The folders of `shared/messages/`. The first language serves readers who ask for a language without a folder. */
export const LANGUAGES = ['en', 'uk', 'az', 'ru', 'ar'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The first language of ours that one of the wanted tags finds, by RFC 4647 lookup: `en-GB` finds `en`. */
export function languageFor(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const found = lookup(tag, LANGUAGES);
    if (found !== undefined) return found;
  }
  return LANGUAGES[0];
}

export interface GivenLanguage {
  lang: string;
  /** Whether the language serves what was asked for; else it is the first one, and the page says so. */
  serves: boolean;
}

/**
 * Chooses the language of a blog for a tag: that very language, one by RFC 4647 lookup, one of the same primary
 * language, else the first. null where the tag is not well-formed.
 */
export function languageGiven(asked: string | undefined, offered: readonly string[]): GivenLanguage | null {
  const first = offered[0] ?? LANGUAGES[0];
  if (asked === undefined) return { lang: first, serves: true };
  const tag = canonicalTag(asked);
  if (tag === null) return null;
  const lang = lookup(tag, offered) ?? offered.find((other) => primary(other) === primary(tag));
  return lang === undefined ? { lang: first, serves: false } : { lang, serves: true };
}

function canonicalTag(tag: string): string | null {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch {
    return null;
  }
}

function primary(tag: string): string {
  return tag.toLowerCase().split('-')[0] ?? '';
}

/**
 * RFC 4647 lookup: the longest offered tag that the asked one is, or begins with. By one comparison for each offered tag
 * and not for each subtag of the asked one: anybody may ask, in a header or a query, with thousands of subtags.
 */
function lookup<Tag extends string>(tag: string, offered: readonly Tag[]): Tag | undefined {
  const asked = `${tag}-`.toLowerCase();
  const found = offered.filter((language) => asked.startsWith(`${language}-`.toLowerCase()));
  return found.sort((one, other) => other.length - one.length)[0];
}

/**
 * Names from CLDR 46, of languages of the squares around that a browser may know in English alone, as Chromium does.
 */
const OWN_NAMES: Readonly<Partial<Record<string, string>>> = {
  az: 'Azərbaycan',
  be: 'Беларуская',
  hy: 'Հայերեն',
  ka: 'ქართული',
};

/** The name of any language in itself ("українська" as "Українська"), so that its speakers find it. */
export function ownName(tag: string): string {
  const known = OWN_NAMES[tag];
  if (known !== undefined) return known;
  try {
    const name = new Intl.DisplayNames([tag], { type: 'language' }).of(tag);
    // Intl's name for an unknown language ("und").
    if (name === undefined || name === 'root') return tag;
    return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
  } catch {
    return tag;
  }
}
