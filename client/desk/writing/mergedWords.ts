/** Two editors' words in one language, row by row. Pure. */
import type { Words } from '../../../shared/entry/words.js';

export interface Merged {
  /** This editor's words, and another's where this one left them alone. */
  said: Words;
  /** The rows that both changed, to different words: they keep this editor's. */
  both: string[];
}

/** `base`: the words that this editor began from; `now`: those that stand. */
export function mergedWords(said: Words, base: Words, now: Words): Merged {
  const paths = [...new Set([said, base, now].flatMap(Object.keys))];
  const theirs = paths.filter((path) => wordAt(base, path) !== wordAt(now, path));
  const taken = theirs.filter((path) => !isMine(path, said, base)).map((path) => [path, now[path] ?? '']);
  const both = theirs.filter((path) => isMine(path, said, base) && wordAt(said, path) !== wordAt(now, path));
  return { said: { ...said, ...(Object.fromEntries(taken) as Words) }, both };
}

/** Whether this editor changed the words of a row. */
export function isMine(path: string, said: Words, base: Words): boolean {
  return wordAt(said, path) !== wordAt(base, path);
}

function wordAt(words: Words, path: string): string {
  return (words[path] ?? '').trim();
}
