/** Keeps the focus when the list changes under it: with the entry, or with the one beside it. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { usePage } from '../frame/hooks.js';

export function useSteadyFocus(): void {
  // A withdrawal that begins or is undone changes the buttons of its entry, and of the board nothing else.
  void usePage().desk.withdrawals.waiting.value;
  const last = useRef<{ id: string; order: string[] } | null>(null);
  const look = (at: EventTarget | null): void => {
    const id = entryAt(at);
    last.current = id === null ? null : { id, order: entryIds() };
  };
  useLayoutEffect(() => {
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (isLost && last.current !== null) {
      const { id, order } = last.current;
      const at = order.indexOf(id);
      // The heirs of the focus: the entry itself in another list, then those that stood after it, then those before it.
      const heirs = [id, ...order.slice(at + 1), ...order.slice(0, at).reverse()];
      const heir = heirs.map(entryElement).find((element) => element !== null);
      (heir ?? document.querySelector<HTMLElement>('[data-board]'))?.focus();
    }
    look(document.activeElement);
  });
  useLayoutEffect(() => {
    const onFocus = ({ target }: FocusEvent) => look(target);
    document.addEventListener('focusin', onFocus);
    return () => document.removeEventListener('focusin', onFocus);
  }, []);
}

/** Moves the focus to the next or the previous entry, or to the first one where no entry has it. */
export function focusBeside(by: 1 | -1): void {
  const ids = entryIds();
  const at = ids.indexOf(focusedEntry() ?? '');
  const next = at < 0 ? 0 : Math.min(ids.length - 1, Math.max(0, at + by));
  const element = entryElement(ids[next] ?? '');
  element?.focus();
  element?.scrollIntoView({ block: 'nearest' });
}

export function entryElement(id: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-entry="${CSS.escape(id)}"]`);
}

/** The id of the entry that an element stands in. */
export function entryAt(place: EventTarget | null): string | null {
  const entry = place instanceof Element ? place.closest<HTMLElement>('[data-entry]') : null;
  return entry?.dataset.entry ?? null;
}

/** The id of the entry that has the focus, itself or within. */
export function focusedEntry(): string | null {
  return entryAt(document.activeElement);
}

function entryIds(): string[] {
  return [...document.querySelectorAll<HTMLElement>('[data-entry]')].map(({ dataset }) => dataset.entry ?? '');
}
