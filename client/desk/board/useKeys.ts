/** Listens for keys while the board is in front and nothing is being typed. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Board } from '../frame/hooks.js';
import { actOf } from './keys.js';
import { focusedEntry } from './steadyFocus.js';

export function useKeys(board: Board): void {
  const present = useRef(board);
  present.current = board;
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const pressed = actOf(event, isTyping(event.target) || document.querySelector('dialog[open]') !== null);
      const id = focusedEntry();
      if (pressed === null || (pressed.on === 'entry' && id === null)) return;
      const { state, may, onEntry, onPage } = present.current;
      const entry = state.entries.get(id ?? '');
      if (pressed.on === 'page') onPage[pressed.act]();
      else if (entry !== undefined) {
        // An entry that readers have not seen yet needs no note: it is changed plainly.
        const act = pressed.act === 'correct' && entry.state === 'held' ? 'edit' : pressed.act;
        if (may(act, entry)) onEntry[act](entry);
      }
      event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}

const TYPED_IN = 'input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]';

/** Whether a key goes into a field. A list of choices takes letters, too, to find an option; boxes to tick take none. */
function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(TYPED_IN) !== null;
}
