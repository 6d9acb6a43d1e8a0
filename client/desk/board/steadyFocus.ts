/** The focus is never lost when the list changes under it: it stays with the entry, or goes to the one beside it. */
import { useLayoutEffect, useRef } from 'preact/hooks';

export function useSteadyFocus(): void {
  const last = useRef<{ id: string; order: string[] } | null>(null);
  useLayoutEffect(() => {
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (isLost && last.current !== null) {
      const { id, order } = last.current;
      const at = order.indexOf(id);
      // Where it was: itself in another list, then what came after it, then what stood before it.
      const heirs = [id, ...order.slice(at + 1), ...order.slice(0, at).reverse()];
      const heir = heirs.map(entryElement).find((element) => element !== null);
      (heir ?? document.querySelector<HTMLElement>('[data-board]'))?.focus();
    }
    const focused = document.activeElement?.closest<HTMLElement>('[data-entry]');
    last.current = focused ? { id: focused.dataset.entry ?? '', order: entryIds() } : null;
  });
  useLayoutEffect(() => {
    const onFocus = ({ target }: FocusEvent) => {
      const focused = target instanceof Element ? target.closest<HTMLElement>('[data-entry]') : null;
      last.current = focused ? { id: focused.dataset.entry ?? '', order: entryIds() } : null;
    };
    document.addEventListener('focusin', onFocus);
    return () => document.removeEventListener('focusin', onFocus);
  }, []);
}

export function entryElement(id: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-entry="${CSS.escape(id)}"]`);
}

export function entryIds(): string[] {
  return [...document.querySelectorAll<HTMLElement>('[data-entry]')].map(({ dataset }) => dataset.entry ?? '');
}

/** The entry that has the focus, or that something within has. */
export function focusedEntry(): string | null {
  return document.activeElement?.closest<HTMLElement>('[data-entry]')?.dataset.entry ?? null;
}
