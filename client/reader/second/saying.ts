/** A short note at the edge of the screen, which goes by itself, and is read out politely. */

/** Milliseconds. */
const STAYS = 6_000;
/** Milliseconds in which a new place is known to those who have the page read aloud: words that come with it are not read. */
const KNOWN = 100;

let leaving: ReturnType<typeof setTimeout> | undefined;

export function say(text: string): void {
  const known = document.querySelector('.note');
  const note = known ?? made();
  setTimeout(() => (note.textContent = text), known ? 0 : KNOWN);
  clearTimeout(leaving);
  leaving = setTimeout(() => (note.textContent = ''), STAYS);
}

function made(): HTMLElement {
  const note = document.createElement('p');
  note.className = 'note';
  note.role = 'status';
  document.body.append(note);
  return note;
}
