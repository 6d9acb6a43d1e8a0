/** A short note at the edge of the screen, which goes by itself, and is read out politely. */

/** Milliseconds. */
const STAYS = 6_000;

let leaving: ReturnType<typeof setTimeout> | undefined;

export function say(text: string): void {
  const note = document.querySelector('.note') ?? made();
  note.textContent = text;
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
