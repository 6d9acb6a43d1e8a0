/** A translation while it is made: how it begins, its typed text, and the patch that is sent. Pure. */
import { isBlank } from '../../../shared/characters.js';
import type { DeskEntry } from '../../../shared/entry.js';
import { chantOf } from '../record/ofKind.js';

export interface Translating {
  text: string;
  /** A chant's meaning in this language. */
  meaning: string;
  isMachine: boolean;
}

export function translatingOf(entry: DeskEntry, lang: string): Translating {
  const present = entry.translations[lang];
  const meaning = chantOf(entry)?.meanings[lang] ?? '';
  return { text: present?.text ?? '', meaning, isMachine: present?.by === 'machine' };
}

/** The translation that was kept on this device; null where it is none. */
export function translatingIn(kept: unknown): Translating | null {
  const { text, meaning, isMachine } = (kept ?? {}) as Partial<Translating>;
  const isTyped = typeof text === 'string' && typeof meaning === 'string' && typeof isMachine === 'boolean';
  return isTyped ? { text, meaning, isMachine } : null;
}

/** The patch that saves the translation; empty where nothing was typed. */
export function madeOf(entry: DeskEntry, lang: string, { text, meaning, isMachine }: Translating): object {
  const by = isMachine ? 'machine' : 'desk';
  const isMeant = entry.kind === 'chant' && !isBlank(meaning);
  return {
    ...(isMeant ? { meanings: { [lang]: meaning.trim() } } : {}),
    ...(isBlank(text) ? {} : { translations: { [lang]: { text: text.trimEnd(), by } } }),
  };
}

/** The patch that takes the translation away. */
export function removalOf(entry: DeskEntry, lang: string): object {
  const isMeant = chantOf(entry)?.meanings[lang] !== undefined;
  return { translations: { [lang]: null }, ...(isMeant ? { meanings: { [lang]: null } } : {}) };
}

/** The language to begin with: one whose translation is stale, else one that has none. */
export function firstLanguage(entry: DeskEntry, languages: readonly string[]): string {
  const others = languages.filter((lang) => lang !== entry.lang);
  const isDone = (lang: string) => {
    const meant = chantOf(entry)?.meanings[lang] !== undefined && entry.text === '';
    return meant || (entry.translations[lang]?.of ?? 0) >= entry.wordsRev;
  };
  const stale = Object.keys(entry.translations).find((lang) => !isDone(lang));
  return stale ?? others.find((lang) => !isDone(lang)) ?? others[0] ?? (entry.lang === 'en' ? 'uk' : 'en');
}
