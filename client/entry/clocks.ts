/** Times that were typed by the clocks of a zone, where the rally's zone changes before they are sent. */
import type { Draft } from './draft.js';
import { linesOf } from './fields.js';
import { fromWallClock, toWallClock } from './wallClock.js';

/**
 * The draft by the clocks that the rally has now; the same one where they did not change. One of which no zone is known was
 * kept by an older page, and is taken to be of these clocks from here on.
 */
export function byClocksOf(draft: Draft, timeZone: string): Draft {
  const before = zoneOf(draft);
  return before === timeZone ? draft : { ...clocksMoved(draft, before ?? timeZone, timeZone), timeZone };
}

/** The zone by whose clocks the draft's times were typed. Pages of November 2026 kept it for changes alone, beside their beginning. */
export function zoneOf({ timeZone, from }: Pick<Draft, 'timeZone' | 'from'>): string | undefined {
  return timeZone ?? from?.timeZone;
}

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
