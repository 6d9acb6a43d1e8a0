/**
 * A shelf for what is typed: it has each key press at once and writes it down in the next pause, since a long text that
 * is written at every key makes the keys slow. `settle` writes what is left: when the page goes or is hidden.
 */
import type { After } from './device.js';
import type { Shelf } from './shelf.js';

export type LateShelf = Shelf & { settle: () => void };

/** A pause in typing. */
const PAUSE_MS = 400;
/** Who types without one is written down so often: a browser that crashes loses no more. */
const MOST_MS = 2_000;

/** `now`: ms since any time. */
export function lateShelf(shelf: Shelf, after: After, now: () => number): LateShelf {
  const waiting = new Map<string, unknown>();
  let since = 0;
  let callOff: () => void = () => undefined;
  function settle(): void {
    callOff();
    for (const [key, value] of waiting) shelf.set(key, value);
    waiting.clear();
  }
  return {
    settle,
    get: (key) => (waiting.has(key) ? waiting.get(key) : shelf.get(key)),
    set(key, value) {
      if (waiting.size === 0) since = now();
      waiting.set(key, value);
      callOff();
      callOff = after(Math.max(0, Math.min(PAUSE_MS, since + MOST_MS - now())), settle);
    },
    remove(key) {
      waiting.delete(key);
      shelf.remove(key);
    },
    keys: () => [...new Set([...shelf.keys(), ...waiting.keys()])],
  };
}
