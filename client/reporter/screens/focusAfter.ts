/** Moves the focus when the form is closed: to the new entry, or to the button that opened the form. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { WritingOf } from '../begun.js';

/** Call the answer with the id of the entry that was sent, before `of` is closed. */
export function useFocusAfter(of: WritingOf | null): (sent?: string) => void {
  const before = useRef<WritingOf | null>(null);
  const sent = useRef<string | undefined>(undefined);
  useLayoutEffect(() => {
    // Somebody who chose another blog, beside the form, has the focus there.
    const isFree = document.activeElement === document.body;
    if (of === null && before.current !== null && isFree) placeAfter(before.current, sent.current)?.focus();
    before.current = of;
    sent.current = undefined;
  }, [of]);
  return (id) => (sent.current = id);
}

function placeAfter(of: WritingOf, sent: string | undefined): HTMLElement | null {
  const kind = of.is === 'new' ? document.querySelector<HTMLElement>(`.kind[data-kind=${of.kind}]`) : null;
  const id = sent ?? (of.is === 'new' ? '' : of.entry.id);
  return document.querySelector<HTMLElement>(`.own[data-entry="${CSS.escape(id)}"]`) ?? kind;
}
