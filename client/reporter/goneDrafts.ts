/** Changes that were begun of entries which are gone since: nobody can come back to them, and their photos would stay for good. */
import type { Shelf } from '../account/shelf.js';
import { DRAFTS } from './sentDrafts.js';

const CHANGE = new RegExp(`^${DRAFTS}.*/(?:revise|mend)-([^/]+)$`);

/** The id of the entry that a draft of this key changes; null where it begins one, or is no draft. */
export function changedIn(key: string): string | null {
  return CHANGE.exec(key)?.[1] ?? null;
}

/** `but`: the key of a draft that stays, since a form shows it. */
export function forgetChangesOf(
  shelf: Pick<Shelf, 'keys' | 'remove'>,
  isGone: (entry: string) => boolean,
  but: string | null = null,
): void {
  for (const key of shelf.keys()) {
    const entry = changedIn(key);
    if (entry !== null && key !== but && isGone(entry)) shelf.remove(key);
  }
}
