/** A time of long ago may be meant, or be a slip of the hand: the form asks once, and then keeps the time as it is. */
import { useRef } from 'preact/hooks';
import { dayInFull } from '../../../shared/messages/times.js';
import { DOUBLE_MS } from '../../account/gesture.js';
import type { Fault } from '../../entry/fault.js';
import { useBoard } from '../frame/hooks.js';

/** Reporters' times further back than this become the time of receipt (see newsroom/times). */
const LONG_AGO_MS = 30 * 86_400_000;

/** Whether a time is long before `now`; both ISO 8601. */
export function isLongAgo(happenedAt: string, now: string): boolean {
  return Date.parse(now) - Date.parse(happenedAt) > LONG_AGO_MS;
}

/** Asks about a time that was not there before, unless it asked about that time already. */
export function useLongAgo(): (happenedAt: unknown, before?: unknown) => Fault | null {
  const { desk, blog, words } = useBoard();
  const asked = useRef<{ of: string; at: number } | null>(null);
  return (happenedAt, before) => {
    if (typeof happenedAt !== 'string' || happenedAt === before) return null;
    if (!isLongAgo(happenedAt, desk.serverNow())) return null;
    if (asked.current?.of !== happenedAt) asked.current = { of: happenedAt, at: performance.now() };
    // The second click of a double click is no answer to what the first one asked.
    else if (performance.now() - asked.current.at >= DOUBLE_MS) return null;
    const day = dayInFull(happenedAt, blog.timeZone, words.lang);
    return { field: 'happenedAt', message: words.say(words.longAgo, { day }) };
  };
}
