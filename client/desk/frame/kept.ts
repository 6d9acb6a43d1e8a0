/** What an editor has typed outlives a reload, an error and a conflict: kept on this device by what it is about, until the session ends. */
import { useState } from 'preact/hooks';
import type { Shelf } from '../../account/shelf.js';

export interface Kept<Value> {
  value: Value;
  /** Whether there is something that was typed before and not sent. */
  isKept: boolean;
  set: (value: Value) => void;
  /** It was sent, or is not wanted any more. */
  clear: () => void;
}

/** `read` takes what an older version of this page may have kept, and answers null where it is nothing of this shape. */
export function useDraft<Value>(
  shelf: Shelf,
  place: string,
  begin: () => Value,
  read: (kept: unknown) => Value | null,
): Kept<Value> {
  const [{ value, isKept }, draw] = useState(() => {
    const kept = read(shelf.get(place));
    return { value: kept ?? begin(), isKept: kept !== null };
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
