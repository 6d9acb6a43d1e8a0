/**
 * Earlier texts of entries that this page has seen, to tell what changed since a translation was made. Kept in memory
 * alone, and nothing of an entry that was taken down.
 */
import type { DeskEntry } from '../../../shared/entry.js';
import { entryWords } from '../../../shared/entry/words.js';
import { chantOf } from './ofKind.js';

export interface Version {
  wordsRev: number;
  text: string;
}

export type Versions = ReadonlyMap<string, readonly Version[]>;

export function withVersion(versions: Versions, before: DeskEntry | undefined, after: DeskEntry): Versions {
  if (after.state === 'taken-down') return new Map([...versions].filter(([id]) => id !== after.id));
  if (before === undefined || before.wordsRev === after.wordsRev) return versions;
  const known = versions.get(after.id) ?? [];
  return new Map(versions).set(after.id, [...known, { wordsRev: before.wordsRev, text: ownText(before) }]);
}

/** The text that a translation with this `of` was made from; null where this page has not seen it. */
export function textAt(versions: Versions, entry: DeskEntry, of: number): string | null {
  if (of >= entry.wordsRev) return ownText(entry);
  return (
    versions
      .get(entry.id)
      ?.filter(({ wordsRev }) => wordsRev <= of)
      .at(-1)?.text ?? null
  );
}

/** The part of an entry that is translated: a chant's words, the text, and the words beside it. */
export function ownText(entry: DeskEntry): string {
  return [chantOf(entry)?.words ?? '', entry.text, ...Object.values(entryWords(entry))].filter(Boolean).join('\n');
}
