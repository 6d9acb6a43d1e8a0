/** The form's keys and focus. */
import { useLayoutEffect } from 'preact/hooks';
import type { Kind } from '../../../shared/entry.js';
import { isComposing } from '../../entry/keys.js';
import { useHeard } from './heard.js';

/**
 * Listens on the whole page, wherever the focus is: the element that had it may be gone. `isInFront`: the key is for this
 * alone, and whatever lies behind does not hear it.
 */
export function useEscape(onEscape: () => void, isInFront = false): void {
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || isComposing(event)) return;
    if (isInFront) event.stopPropagation();
    onEscape();
  };
  useHeard(document, 'keydown', onKey, isInFront);
}

/** Posting takes two taps: the first field is ready for the first key. A photo begins with the camera, not with keys. */
export function useFirstFocus(form: { current: HTMLFormElement | null }, kind: Kind): void {
  const first = kind === 'photo' ? '[name=media]' : '.field:not(select)';
  useLayoutEffect(() => {
    form.current?.querySelector<HTMLElement>(`.writing-fields ${first}`)?.focus({ preventScroll: true });
  }, []);
}
