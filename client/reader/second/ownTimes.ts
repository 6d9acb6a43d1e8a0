/** Fills the times of an announced rally; a page holds their room open until then. */
import { ownTimes } from '../../feed/page/ownTimes.js';
import type { Open } from '../open.js';

export function followOwnTimes(open: Open): void {
  open.filled = ownTimes(open.words, open.lang);
  open.refresh();
}
