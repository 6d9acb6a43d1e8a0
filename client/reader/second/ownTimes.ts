/** Fills the times of an announced rally; a page holds their room open until then. */
import { ownTimes } from '../../feed/page/ownTimes.js';
import type { LaterWords } from '../../feed/page/words.js';
import type { Open } from '../open.js';

export function followOwnTimes(open: Open, words: LaterWords): void {
  open.filled = ownTimes(words, open.lang);
  open.refresh();
}
