/** Fills the times of an announced rally; a page holds their room open until then. */
import { fillOwnTimes } from '../../feed/page/ownTimes.js';
import type { Open } from '../open.js';

export function followOwnTimes(open: Open): void {
  open.filled = (root, clockwork) => fillOwnTimes(root, clockwork, open.words, open.lang);
  open.tellTimes();
}
