/** Shows the button for readers who want to be told, and loads what is behind it at its press, or where it is in use. */
import type { tell } from './tell.js';
import { CHOICE } from './tellChoice.js';

/** `address`: that of the script. */
export function tellMe(address: string): void {
  const button = document.querySelector<HTMLButtonElement>('[data-tell]');
  if (!button) return;
  button.hidden = false;
  let isAsked = false;
  // A press while the script is on its way asks for no second one: the place would stand there twice.
  const load = (): void => {
    if (isAsked) return;
    isAsked = true;
    import(/* @vite-ignore */ address).then(
      (script: { tell: typeof tell }) => script.tell(button),
      () => (isAsked = false),
    );
  };
  button.addEventListener('click', load);
  if (isInUse()) load();
}

/** Whether this reader has a worker here, or a choice that is remembered. A browser may forbid to look. */
function isInUse(): boolean {
  try {
    const [, , slug = ''] = location.pathname.split('/');
    // Without https a page has no worker at all, and this throws.
    return !!localStorage.getItem(CHOICE + slug) || !!navigator.serviceWorker.controller;
  } catch {
    return false;
  }
}
