/** The direction in which a language is written. */

const RIGHT_TO_LEFT_LANGUAGES = new Set(
  'ae ar arc arz bal bcc bqi ckb dv fa glk he khw ks lrc mzn nqo pnb prs ps sd skr syr ug ur yi'.split(' '),
);
const RIGHT_TO_LEFT_SCRIPTS = new Set(
  'Adlm Arab Aran Armi Avst Hebr Mand Mani Mend Nkoo Phli Phlp Phnx Rohg Samr Syrc Thaa Yezi'.split(' '),
);

export type Direction = 'ltr' | 'rtl';

/** The direction of writing of a BCP 47 tag. A script in it (`az-Arab`, `ar-Latn`) outweighs the language. */
export function directionOf(lang: string): Direction {
  const [language = '', ...subtags] = lang.split('-');
  const script = subtags.find((subtag) => /^[a-z]{4}$/i.test(subtag));
  const rightToLeft =
    script === undefined
      ? RIGHT_TO_LEFT_LANGUAGES.has(language.toLowerCase())
      : RIGHT_TO_LEFT_SCRIPTS.has(script.slice(0, 1).toUpperCase() + script.slice(1).toLowerCase());
  return rightToLeft ? 'rtl' : 'ltr';
}
