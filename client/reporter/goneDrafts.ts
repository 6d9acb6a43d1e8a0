/** Changes that were begun of entries which are gone since: nobody can come back to them, and their photos would stay for good. */
import type { Shelf } from '../account/shelf.js';

/** Keys of such drafts, as `begun.ts` and `drafts.ts` make them; with the entry's id. */
const CHANGE = /^draft\/.*\/(?:revise|mend)-(.+)$/;

/** `stays`: asked with the key of a draft of such an entry; one that a form shows is not taken from under it. */
export function forgetChangesOf(
  shelf: Pick<Shelf, 'keys' | 'remove'>,
  isGone: (entry: string) => boolean,
  stays: (key: string) => boolean = () => false,
): void {
  for (const key of shelf.keys()) {
    const entry = CHANGE.exec(key)?.[1];
    if (entry !== undefined && isGone(entry) && !stays(key)) shelf.remove(key);
  }
}
