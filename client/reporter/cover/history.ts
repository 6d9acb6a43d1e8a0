/** The steps of a covering, which can be taken back and done again. Pure. */
import type { Marks } from './marks.js';

export interface History {
  past: readonly Marks[];
  now: Marks;
  future: readonly Marks[];
}

export function beginning(now: Marks): History {
  return { past: [], now, future: [] };
}

/** The steps that can be taken back: a slip of a finger, not an afternoon. */
const MOST = 100;

export function stepped({ past, now }: History, next: Marks): History {
  return { past: [...past, now].slice(-MOST), now: next, future: [] };
}

/** The result of the search stays as it is: only marks are taken back. */
export function undone(history: History): History {
  const { past, now, future } = history;
  const before = past.at(-1);
  return before === undefined
    ? history
    : { past: past.slice(0, -1), now: withSearch(before, now), future: [now, ...future] };
}

export function redone(history: History): History {
  const [next, ...future] = history.future;
  const { past, now } = history;
  return next === undefined ? history : { past: [...past, now], now: withSearch(next, now), future };
}

function withSearch(marks: Marks, { found }: Marks): Marks {
  return found === undefined ? marks : { ...marks, found };
}
