import type { DeskEntry } from '../../../shared/entry.js';
import { isGone } from '../../../shared/may.js';
import type { Accepted } from '../mine.js';

/** Acceptances that the server's list does not tell of yet. */
export function stillUnseen(accepted: readonly Accepted[], server: readonly DeskEntry[]): Accepted[] {
  return accepted.filter(({ item, receipt }) => {
    const entry = server.find(({ id }) => id === item.entry);
    if (entry === undefined) return item.verb !== 'retract';
    return item.verb === 'retract' ? !isGone(entry) : entry.rev < (receipt?.rev ?? 1);
  });
}
