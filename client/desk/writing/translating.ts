/** A translation of an entry while it is made: how it begins, its typed words, and the patch that is sent. Pure. */
import { isBlank } from '../../../shared/characters.js';
import type { DeskEntry } from '../../../shared/entry.js';
import { entryWords, nestedWords, translatedWords, wordsWhere } from '../../../shared/entry/words.js';
import { isObject } from '../../../shared/entry/patch.js';
import { chantOf } from '../record/ofKind.js';

/** Typed words by their path under `translations.<lang>`; `meaning` is a chant's in this language. */
export type Typed = Readonly<Record<string, string>>;

export interface Translating {
  said: Typed;
  isMachine: boolean;
}

export function translatingOf(entry: DeskEntry, lang: string): Translating {
  const present = entry.translations[lang];
  const beside = present === undefined ? {} : translatedWords(present);
  const [text = '', meaning = ''] = [present?.text, chantOf(entry)?.meanings[lang]];
  return { said: { ...beside, text, meaning }, isMachine: present?.by === 'machine' };
}

/** The translation that was kept on this device; null where it is none. */
export function translatingIn(kept: unknown): Translating | null {
  const { said, isMachine } = (kept ?? {}) as Partial<Translating>;
  if (typeof isMachine !== 'boolean') return null;
  // An older page kept the text and the meaning alone.
  const typed = said ?? pick(kept, ['text', 'meaning']);
  const isTyped = isObject(typed) && Object.values(typed).every((text) => typeof text === 'string');
  return isTyped && Object.keys(typed).length > 0 ? { said: typed as Typed, isMachine } : null;
}

/** The patch that saves the translation, whole; empty where nothing was typed. */
export function madeOf(entry: DeskEntry, lang: string, { said, isMachine }: Translating): object {
  const { text = '', meaning = '' } = said;
  const own = entryWords(entry);
  const beside = trimmed(wordsWhere(said, (path) => own[path] !== undefined));
  const isMeant = entry.kind === 'chant' && !isBlank(meaning);
  const isSaid = !isBlank(text) || Object.keys(beside).length > 0;
  const translation = {
    ...(isBlank(text) ? {} : { text: text.trimEnd() }),
    ...nestedWords(beside),
    by: byOf(entry, lang, { text, isMachine }),
  };
  return {
    ...(isMeant ? { meanings: { [lang]: meaning.trim() } } : {}),
    ...(isSaid ? { translations: { [lang]: translation } } : {}),
  };
}

/** A text that the source itself gave stays its own where words are only added beside it. */
function byOf({ translations }: DeskEntry, lang: string, { text, isMachine }: { text: string; isMachine: boolean }) {
  const present = translations[lang];
  if (isMachine) return 'machine';
  return present?.by === 'source' && present.text === text.trimEnd() ? 'source' : 'desk';
}

/** The patch that takes the translation away. */
export function removalOf(entry: DeskEntry, lang: string): object {
  const isMeant = chantOf(entry)?.meanings[lang] !== undefined;
  return { translations: { [lang]: null }, ...(isMeant ? { meanings: { [lang]: null } } : {}) };
}

/** How far a language is: of an earlier version, or so many words missing. */
export interface Progress {
  lang: string;
  missing: number;
  isStale: boolean;
}

/** The progress of each language of the blog, and of others that have a translation. `paths`: those of all rows. */
export function progressOf(entry: DeskEntry, languages: readonly string[], paths: readonly string[]): Progress[] {
  const meant = Object.keys(chantOf(entry)?.meanings ?? {});
  const all = new Set([...languages, ...Object.keys(entry.translations), ...meant]);
  all.delete(entry.lang);
  return [...all].map((lang) => {
    const { said } = translatingOf(entry, lang);
    const present = entry.translations[lang];
    const missing = paths.filter((path) => isBlank(said[path] ?? '')).length;
    return { lang, missing, isStale: present !== undefined && present.of < entry.wordsRev };
  });
}

/** The language to begin with: one whose translation is stale, else one in which something is missing. */
export function firstLanguage(progress: readonly Progress[], { lang }: DeskEntry): string {
  const first = progress.find(({ isStale }) => isStale) ?? progress.find(({ missing }) => missing > 0) ?? progress[0];
  return first?.lang ?? (lang === 'en' ? 'uk' : 'en');
}

function trimmed(words: Typed): Typed {
  const written = Object.entries(words).filter(([, text]) => !isBlank(text));
  return Object.fromEntries(written.map(([path, text]) => [path, text.trim()]));
}

function pick(value: unknown, names: readonly string[]): unknown {
  if (!isObject(value)) return {};
  return Object.fromEntries(names.filter((name) => name in value).map((name) => [name, value[name]]));
}
