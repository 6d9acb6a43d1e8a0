import type { Kind } from '../../../shared/entry.js';
import type { OwnEntry } from '../mine.js';
import type { Words } from '../../entry/entryWords.js';

/** What is being written. `from`: the words and revision that a change begins from; null where a post is mended. */
export type WritingOf =
  | { is: 'new'; kind: Kind }
  | { is: 'revise'; entry: OwnEntry; from: { words: Words; rev: number } }
  | { is: 'mend'; entry: OwnEntry; from: { words: Words; rev: number } | null };
