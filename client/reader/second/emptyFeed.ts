/** Sentences in place of entries: a page brings that of its state alone, or none where it has entries, and both may change. */
import type { LaterWords } from '../../feed/page/words.js';

/** Puts the sentences of all other states into their place, which the style sheet shows while there is no entry. */
export function sayEmpty(place: HTMLElement | null, { empty }: LaterWords): void {
  if (!place) return;
  place.className = 'empty';
  for (const [status, { first, next }] of Object.entries(empty)) {
    if (place.querySelector(`[data-for=${status}]`)) continue;
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
