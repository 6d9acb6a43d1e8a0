/** A translation of an entry while it is made: how it begins, its typed words, and the patch that is sent. Pure. */
import { isBlank } from '../../../shared/characters.js';
import type { DeskEntry } from '../../../shared/entry.js';
import { entryWords, nestedWords, translatedWords, wordsWhere } from '../../../shared/entry/words.js';
import { isObject } from '../../../shared/entry/patch.js';
import { chantOf } from '../record/ofKind.js';
import { ownText } from '../record/versions.js';
import { mergedWords } from './mergedWords.js';

/** Typed words by their path under `translations.<lang>`; `meaning` is a chant's in this language. */
export type Typed = Readonly<Record<string, string>>;

/** A translation as its form holds it. */
export interface Version {
  said: Typed;
  isMachine: boolean;
}

/** A translation while it is typed, and what the typing began from. */
export interface Translating extends Version {
  base: Version & {
    /** 0 where an older page did not keep it. */
    wordsRev: number;
    /** The original's own words, to show what changed since; null where they are not known. */
    original: string | null;
  };
}

export function translatingOf(entry: DeskEntry, lang: string): Translating {
  const version = versionOf(entry, lang);
  return { ...version, base: { ...version, wordsRev: entry.wordsRev, original: ownText(entry) } };
}

/** The translation as it stands. */
function versionOf(entry: DeskEntry, lang: string): Version {
  const present = entry.translations[lang];
  const beside = present === undefined ? {} : translatedWords(present);
  const [text = '', meaning = ''] = [present?.text, chantOf(entry)?.meanings[lang]];
  return { said: { ...beside, text, meaning }, isMachine: present?.by === 'machine' };
}

/** The translation that was kept on this device; null where it is none. */
export function translatingIn(kept: unknown): Translating | null {
  const { isMachine, base } = (kept ?? {}) as Partial<Translating>;
  const said = saidIn(kept);
  if (said === null || typeof isMachine !== 'boolean') return null;
  const [began, wordsRev] = [saidIn(base), base?.wordsRev];
  // An older page kept no word of what the typing began from: it may be of any version.
  if (began === null || typeof wordsRev !== 'number')
    return { said, isMachine, base: { said: {}, isMachine, wordsRev: 0, original: null } };
  const { isMachine: wasMachine = isMachine, original } = base ?? {};
  const known = typeof original === 'string' ? original : null;
  return { said, isMachine, base: { said: began, isMachine: wasMachine, wordsRev, original: known } };
}

/** An older page kept the text and the meaning alone, without a name around them. */
function saidIn(kept: unknown): Typed | null {
  const typed = isObject(kept) && 'said' in kept ? kept.said : pick(kept, ['text', 'meaning']);
  const isTyped = isObject(typed) && Object.values(typed).every((text) => typeof text === 'string');
  return isTyped && Object.keys(typed).length > 0 ? (typed as Typed) : null;
}

/** What moved under the typing, for the editor to say how to go on. */
export interface Question {
  /** Whether the original has other words since, so that the typed ones may be of the old. */
  isOriginal: boolean;
  /** The rows in which another editor wrote something else. */
  both: string[];
}

/**
 * The typing upon the entry as it stands now. Another editor's words come in where this one left them alone; a `question`
 * stays until it is answered, and what is asked about keeps what it began from. `paths`: the rows that the original has.
 */
export function rebasedUpon(
  entry: DeskEntry,
  lang: string,
  typing: Translating,
  paths: readonly string[],
): { typing: Translating; question: Question | null } {
  const { base } = typing;
  const { base: now } = translatingOf(entry, lang);
  const merged = mergedWords(typing.said, base.said, now.said);
  const both = merged.both.filter((path) => paths.includes(path));
  const isOriginal = base.wordsRev !== entry.wordsRev;
  const began = Object.fromEntries(both.map((path) => [path, base.said[path] ?? '']));
  const { wordsRev, original } = isOriginal ? base : now;
  return {
    typing: {
      said: merged.said,
      isMachine: typing.isMachine === base.isMachine ? now.isMachine : typing.isMachine,
      base: { said: { ...now.said, ...began }, isMachine: now.isMachine, wordsRev, original },
    },
    question: isOriginal || both.length > 0 ? { isOriginal, both } : null,
  };
}

/** The typed words, of which the editor said that they are a translation of what stands now. */
export function ofPresent(entry: DeskEntry, lang: string, { said, isMachine }: Version): Translating {
  return { said, isMachine, base: translatingOf(entry, lang).base };
}

/** The patch that saves the translation, whole; empty where nothing was typed. */
export function madeOf(entry: DeskEntry, lang: string, { said, isMachine }: Version): object {
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
    const { said } = versionOf(entry, lang);
    const present = entry.translations[lang];
    const missing = paths.filter((path) => isBlank(said[path] ?? '')).length;
    return { lang, missing, isStale: present !== undefined && present.of < entry.wordsRev };
  });
}

/** The language to begin with: one whose translation is stale, else one in which something is missing. */
export function firstLanguage(progress: readonly Progress[], { lang }: Pick<DeskEntry, 'lang'>): string {
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
