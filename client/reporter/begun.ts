/** An entry that is being written: a new one, a change to an own one, or a refused one. */
import type { Kind } from '../../shared/entry.js';
import type { EntryContent } from '../entry/entryContent.js';
import type { DraftPlace } from './drafts.js';
import type { OwnEntry } from './mine.js';
import type { Address } from './outbox.js';

/** `from`: the content and revision that a change begins from; null where a post is mended. */
export type WritingOf =
  | { is: 'new'; kind: Kind }
  | { is: 'revise'; entry: OwnEntry; from: { words: EntryContent; rev: number } }
  | { is: 'mend'; entry: OwnEntry; from: { words: EntryContent; rev: number } | null };

/** What is begun, and the blog and person that it is written for: both may be others in the page by the time it is sent. */
export interface Begun {
  of: WritingOf;
  at: Address;
}

export function placeOf({ of, at }: Begun): DraftPlace {
  return { ...at, of: of.is === 'new' ? of.kind : `${of.is}-${of.entry.id}` };
}

/** Whether it is written for the blog and person that the page shows now. */
export function isOfHere({ at }: Pick<Begun, 'at'>, here: Address): boolean {
  return at.blog === here.blog && at.person === here.person;
}
