/** An entry in a few words, for a list: what it says, and who says it. */
import type { Words } from './entryWords.js';

export interface Gist {
  /** Before the words, such as who speaks; '' where nothing is. */
  lead: string;
  words: string;
  lang: string;
}

/** `drives`: the blog's, for their titles. */
export function gistOf(words: Words, drives: readonly { id: string; title: string }[] = []): Gist {
  const lang = string(words.lang);
  const text = string(words.text);
  switch (words.kind) {
    case 'chant':
      return { lead: '', words: [string(words.words), text].filter(Boolean).join('\n'), lang };
    case 'speech':
      return { lead: inside(words.speaker, 'name') || inside(words.speaker, 'description'), words: text, lang };
    case 'quote':
      return { lead: inside(words.source, 'name'), words: text, lang };
    case 'drive':
      return { lead: [titleOf(words.drive, drives), numberOfDrive(words)].join(' '), words: text, lang };
    case 'crowd':
      return { lead: [crowd(words), string(words.according)].filter(Boolean).join(', '), words: text, lang };
    case 'update':
    case 'photo':
    case 'notice':
      return { lead: '', words: text, lang };
  }
}

function titleOf(id: unknown, drives: readonly { id: string; title: string }[]): string {
  return drives.find((drive) => drive.id === id)?.title ?? string(id);
}

function numberOfDrive({ add, total }: Words): string {
  return typeof total === 'number' ? `= ${total.toString()}` : `+${string(add)}`;
}

function crowd({ said, low, high }: Words): string {
  const range = [low, high].filter((end) => typeof end === 'number').join('–');
  return [string(said), range].filter(Boolean).join(' ');
}

function inside(value: unknown, name: string): string {
  return typeof value === 'object' && value !== null ? string((value as Record<string, unknown>)[name]) : '';
}

function string(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? value.toString() : '';
}
