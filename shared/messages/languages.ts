/** The languages that the interface speaks, and which of them serves somebody who asks for another. */

/** A folder of `shared/messages/` each. The first one serves whoever asks for a language that has none. */
export const LANGUAGES = ['en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The first language of ours that one of the wanted tags finds, by RFC 4647 lookup: `en-GB` finds `en`. */
export function languageFor(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const found = lookup(tag);
    if (found !== undefined) return found;
  }
  return LANGUAGES[0];
}

function lookup(tag: string): Language | undefined {
  const parts = tag.toLowerCase().split('-');
  for (let length = parts.length; length > 0; length -= 1) {
    const asked = parts.slice(0, length).join('-');
    const found = LANGUAGES.find((language) => language.toLowerCase() === asked);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Names from CLDR 46, of languages of the squares around that a browser may know in English alone, as Chromium does. */
const OWN_NAMES: Readonly<Partial<Record<string, string>>> = {
  az: 'Azərbaycan',
  be: 'Беларуская',
  hy: 'Հայերեն',
  ka: 'ქართული',
};

/** The name of any language in itself ("українська" as "Українська"), so that whoever speaks it finds it. */
export function ownName(tag: string): string {
  const known = OWN_NAMES[tag];
  if (known !== undefined) return known;
  try {
    const name = new Intl.DisplayNames([tag], { type: 'language' }).of(tag);
    // What Intl calls a language that is not known ("und").
    if (name === undefined || name === 'root') return tag;
    return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
  } catch {
    return tag;
  }
}
