/** Sentences in place of entries: a page that has some brings no such sentence, and its last one may be taken back. */
import type { LaterWords } from '../../feed/page/words.js';

/** Puts the sentences of every state into their place, which the style sheet shows while there is no entry. */
export function sayEmpty(place: HTMLElement | null, { empty }: LaterWords): void {
  if (!place || place.firstChild) return;
  place.className = 'empty';
  for (const [status, { first, next }] of Object.entries(empty)) {
    const said = document.createElement('div');
    said.dataset.for = status;
    said.append(lineOf(first), lineOf(next));
    place.append(said);
  }
}

function lineOf(words: string): HTMLElement {
  const line = document.createElement('p');
  line.textContent = words;
  return line;
}
