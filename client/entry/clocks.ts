/** Times that were typed by the clocks of a zone, where the rally's zone changes before they are sent. */
import type { Draft } from './draft.js';
import { linesOf } from './fields.js';
import { fromWallClock, toWallClock } from './wallClock.js';

/** The draft by the clocks of another zone: its times stay the moments that were typed. */
export function clocksMoved(draft: Draft, from: string, to: string): Draft {
  const times = linesOf(draft.kind).filter(([path, { as }]) => as === 'time' && (draft.values[path] ?? '') !== '');
  const moved = times.map(([path]) => [path, clockMoved(draft.values[path] ?? '', from, to)]);
  return { ...draft, values: { ...draft.values, ...(Object.fromEntries(moved) as Draft['values']) } };
}

function clockMoved(typed: string, from: string, to: string): string {
  const moment = fromWallClock(typed, from);
  return moment === null ? typed : toWallClock(moment, to);
}
