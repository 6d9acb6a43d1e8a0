/** Listens for keys while the board is in front and nothing is being typed. */
import { useEffect, useRef } from 'preact/hooks';
import { actOf, type EntryAct, type PageAct } from './keys.js';
import { entryElement, entryIds, focusedEntry } from './steadyFocus.js';

interface KeyActs {
  onEntry: (act: EntryAct, id: string) => void;
  onPage: (act: PageAct) => unknown;
}

export function useKeys(acts: KeyActs): void {
  const present = useRef(acts);
  present.current = acts;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const pressed = actOf(event, isTyping(event.target) || document.querySelector('dialog[open]') !== null);
      if (pressed === null) return;
      if (pressed.on === 'page') present.current.onPage(pressed.act);
      else {
        const id = focusedEntry();
        if (id === null) return;
        present.current.onEntry(pressed.act, id);
      }
      event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}

const TYPED_IN = 'input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]';

/** A list of choices takes letters, too: they find an option in it. Marks that are ticked do not. */
function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(TYPED_IN) !== null;
}

/** The entry after or before the one that has the focus; the first one where none has it. */
export function focusBeside(by: 1 | -1): void {
  const ids = entryIds();
  const at = ids.indexOf(focusedEntry() ?? '');
  const next = at < 0 ? 0 : Math.min(ids.length - 1, Math.max(0, at + by));
  const element = entryElement(ids[next] ?? '');
  element?.focus();
  element?.scrollIntoView({ block: 'nearest' });
}
