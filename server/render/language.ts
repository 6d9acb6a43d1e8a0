/** Languages by their tags: HTML attributes, quotation marks and names. */
import { directionOf, type Direction } from '../../shared/messages/direction.js';

export { ownName } from '../../shared/messages/languages.js';
export { directionOf };

/** Returns `lang` and `dir` for an element, or nothing where the element inherits both. */
export function langAttributes(lang: string, around?: string): { lang?: string; dir?: Direction } {
  if (lang === around) return {};
  const dir = directionOf(lang);
  return around !== undefined && directionOf(around) === dir ? { lang } : { lang, dir };
}

const MARKS: Readonly<Record<string, readonly [open: string, close: string]>> = {
  guillemets: ['«', '»'],
  spaced: ['«\u202f', '\u202f»'],
  low: ['„', '“'],
  lowHigh: ['„', '”'],
  high: ['“', '”'],
  corner: ['「', '」'],
  hebrew: ['”', '”'],
};

const MARKS_OF: Readonly<Record<string, string>> = {
  ...byName('guillemets', 'uk ru be az hy ar fa ps ur kk ky tg uz tk el es it pt no nb nn sq eu ca tt crh ku ckb'),
  ...byName('spaced', 'fr br'),
  ...byName('low', 'de ka cs sk sl lt lv is bg mk et sr hr'),
  ...byName('lowHigh', 'pl ro hu nl'),
  ...byName('corner', 'ja'),
  ...byName('hebrew', 'he yi'),
};

function byName(marks: string, languages: string): Record<string, string> {
  return Object.fromEntries(languages.split(' ').map((language) => [language, marks]));
}

/** Puts a text into its language's quotation marks; a text that begins with a quotation mark is kept. */
export function inQuotationMarks(text: string, lang: string): string {
  if (/^[«„“”‟"‚「『]/.test(text)) return text;
  const language = lang.split('-')[0] ?? '';
  const [open, close] = MARKS[MARKS_OF[language] ?? 'high'] ?? ['“', '”'];
  return `${open}${text}${close}`;
}

/** Returns the name of a language in another language ("Ukrainian"); the tag where there is no name. */
export function languageName(lang: string, inLanguage: string): string {
  try {
    const name = namesIn(inLanguage).of(lang);
    // Intl calls an unknown language ("und") root.
    return name === undefined || name === 'root' ? lang : name;
  } catch {
    return lang;
  }
}

/** Makes the names in a language of the interface once: anew for each name, it was a thirtieth of what an entry's pages cost. */
function namesIn(lang: string): Intl.DisplayNames {
  const made = names.get(lang) ?? new Intl.DisplayNames([lang], { type: 'language' });
  names.set(lang, made);
  return made;
}

const names = new Map<string, Intl.DisplayNames>();

const ARABIC_COMMA: ReadonlySet<string> = new Set(['ar', 'fa', 'ps', 'ur', 'ckb', 'ug', 'sd']);

/** Returns the comma and the blank between two parts, as a language writes it. */
export function commaOf(lang: string): string {
  return ARABIC_COMMA.has(lang.split('-')[0] ?? '') ? '، ' : ', ';
}
