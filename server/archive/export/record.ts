/** The record of an export: the public changes as rule J5 has them, one a line. */
import type { ArchivedChange } from '../../storage/ports.js';
import type { BlogSnapshot } from './snapshot.js';

/**
 * Salt and content stand only with what readers see now: earlier words of an entry, and those of one that was withdrawn,
 * are not published a second time, and without the salt nobody can try them out against the digest.
 */
export function recordOf({ blog, entries, changes }: BlogSnapshot): string {
  const shown = new Set(entries.map(({ seq }) => seq));
  // Where an entry that went took a point of the summary with it, the settings moved on and no change says all of them.
  const isOfNow = ({ verb, rev }: ArchivedChange): boolean => verb === 'blog' && rev === blog.rev;
  return changes
    .map((change) => lineOf(change, isOfNow(change) || shown.has(change.seq ?? 0)))
    .map((line) => `${JSON.stringify(line)}\n`)
    .join('');
}

function lineOf({ seq, epoch, verb, entry, rev, digest, prev, hash, words }: ArchivedChange, shown: boolean): object {
  const said = shown && words !== null ? { salt: words.salt, content: words.content } : {};
  return { seq, epoch, verb, entry, rev, digest, prev, hash, ...said };
}
