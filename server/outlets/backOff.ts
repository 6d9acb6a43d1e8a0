/** Pauses after failures: growing, with a bound, and each a little different, so that outlets do not come back together. */
import type { Outlet } from '../storage/ports.js';

export interface BackOff {
  /** Milliseconds: about the first pause, and the longest. */
  firstMs: number;
  longestMs: number;
  /** The longest pause that an outlet may ask for. */
  longestAskedMs: number;
  /** An outlet that took nothing for so long is paused until a person resumes it. */
  deadAfterMs: number;
  /** From 0 up to 1. */
  random: () => number;
}

export const BACK_OFF: BackOff = {
  firstMs: 2_000,
  longestMs: 900_000,
  longestAskedMs: 3_600_000,
  deadAfterMs: 86_400_000,
  random: Math.random,
};

/** Milliseconds until the next attempt; `afterS`: the seconds that the outlet asks for. */
export function pauseAfter(attempts: number, afterS: number | null, back: BackOff): number {
  const grown = Math.min(back.longestMs, back.firstMs * 2 ** attempts);
  const asked = Math.min(back.longestAskedMs, (afterS ?? 0) * 1_000);
  // From half of it to all of it: the longest pause stays the longest.
  return Math.max(asked, (grown / 2) * (1 + back.random()));
}

/**
 * Whether an outlet need not be left alone any more. Its times are stored, for instances to share, and so by the clock on the
 * wall, which may be set back: a channel would then hear nothing for as long, not even that an entry was taken down. So an
 * outlet whose last attempt was taken waits for no time, and a pause that began after now is over.
 */
export function isDue({ attempts, due, failure }: Pick<Outlet, 'attempts' | 'due' | 'failure'>, now: Date): boolean {
  const at = now.getTime();
  return attempts === 0 || Date.parse(due) <= at || (failure !== null && Date.parse(failure.at) > at);
}

/** Whether an outlet that fails once more has failed for so long that it counts as dead. */
export function isDead({ failingSince }: Pick<Outlet, 'failingSince'>, now: Date, { deadAfterMs }: BackOff): boolean {
  return failingSince !== null && now.getTime() - Date.parse(failingSince) >= deadAfterMs;
}
