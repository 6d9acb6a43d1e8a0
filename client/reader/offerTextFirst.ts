/** Loads the script of text first where photos wait for a tap, or where the reader turns that on or off. */
import type { begin, turn } from './textFirst.js';

interface TextFirst {
  begin: typeof begin;
  turn: typeof turn;
}

/** `word`: what the box of a photo that waits says. `address`: that of the script. */
export function offerTextFirst(word: string, address: string): void {
  const load = async () => {
    const script = (await import(/* @vite-ignore */ address)) as TextFirst;
    script.begin(word);
    return script;
  };
  // Without the script a photo that waits is a plain link to its file.
  if (document.documentElement.dataset.textFirst === 'on') load().catch(() => undefined);
  document.addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.closest('[data-text]'))
      load().then(
        (script) => script.turn(),
        () => undefined,
      );
  });
}
