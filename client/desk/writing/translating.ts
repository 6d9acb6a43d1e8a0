/** A translation while it is made: what is typed, where it begins, and what is sent. Pure. */
import { isBlank } from '../../../shared/characters.js';
import type { DeskEntry } from '../../../shared/entry.js';
import { chantOf } from '../record/ofKind.js';

export interface Translating {
  text: string;
  /** Of a chant. */
  meaning: string;
  isMachine: boolean;
}

export function translatingOf(entry: DeskEntry, lang: string): Translating {
  const present = entry.translations[lang];
  const meaning = chantOf(entry)?.meanings[lang] ?? '';
  return { text: present?.text ?? '', meaning, isMachine: present?.by === 'machine' };
}

/** What was kept on this device; null where it is none. */
export function translatingIn(kept: unknown): Translating | null {
  const { text, meaning, isMachine } = (kept ?? {}) as Partial<Translating>;
  const isTyped = typeof text === 'string' && typeof meaning === 'string' && typeof isMachine === 'boolean';
  return isTyped ? { text, meaning, isMachine } : null;
}

/** The patch that saves it; empty where nothing was typed. */
export function madeOf(entry: DeskEntry, lang: string, { text, meaning, isMachine }: Translating): object {
  const by = isMachine ? 'machine' : 'desk';
  const isMeant = entry.kind === 'chant' && !isBlank(meaning);
  return {
    ...(isMeant ? { meanings: { [lang]: meaning.trim() } } : {}),
    ...(isBlank(text) ? {} : { translations: { [lang]: { text: text.trimEnd(), by } } }),
  };
}

/** The patch that takes it away. */
export function removalOf(entry: DeskEntry, lang: string): object {
  const isMeant = chantOf(entry)?.meanings[lang] !== undefined;
  return { translations: { [lang]: null }, ...(isMeant ? { meanings: { [lang]: null } } : {}) };
}

/** One that is missing or of an earlier version comes first. */
export function firstLanguage(entry: DeskEntry, languages: readonly string[]): string {
  const others = languages.filter((lang) => lang !== entry.lang);
  const isDone = (lang: string) => {
    const meant = chantOf(entry)?.meanings[lang] !== undefined && entry.text === '';
    return meant || (entry.translations[lang]?.of ?? 0) >= entry.wordsRev;
  };
  const stale = Object.keys(entry.translations).find((lang) => !isDone(lang));
  return stale ?? others.find((lang) => !isDone(lang)) ?? others[0] ?? (entry.lang === 'en' ? 'uk' : 'en');
}
