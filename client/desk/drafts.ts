/** What an editor has typed outlives a reload, an error and a conflict: kept on this device by what it is about, until the session ends. */
import { useState } from 'preact/hooks';
import type { Shelf } from '../account/shelf.js';

export interface Kept<Value> {
  value: Value;
  /** Whether there is something that was typed before and not sent. */
  isKept: boolean;
  set: (value: Value) => void;
  /** It was sent, or is not wanted any more. */
  clear: () => void;
}

/** `is` tells whether what an older version of this page has kept is still of this shape. */
export function useDraft<Value>(
  shelf: Shelf,
  place: string,
  begin: () => Value,
  is: (kept: unknown) => kept is Value,
): Kept<Value> {
  const [{ value, isKept }, draw] = useState(() => {
    const kept = shelf.get(place);
    return is(kept) ? { value: kept, isKept: true } : { value: begin(), isKept: false };
  });
  return {
    value,
    isKept,
    set(next) {
      shelf.set(place, next);
      draw({ value: next, isKept: true });
    },
    clear() {
      shelf.remove(place);
      draw({ value: begin(), isKept: false });
    },
  };
}
