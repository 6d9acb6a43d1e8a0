/** The last revision of each own entry that this phone sent: a later one is the desk's. */
import type { Receipt } from '../../../shared/protocol/desk.js';
import type { Shelf } from '../../account/shelf.js';

export function keepRev(shelf: Shelf, entry: string, receipt: Receipt | null): void {
  if (receipt !== null) shelf.set(`rev/${entry}`, receipt.rev);
}

/** null where this phone sent none that it remembers. */
export function keptRev(shelf: Shelf, entry: string): number | null {
  const rev = shelf.get(`rev/${entry}`);
  return typeof rev === 'number' ? rev : null;
}
