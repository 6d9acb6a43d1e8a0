import type { JSX } from 'preact';
import { longSpan } from '../../../shared/messages/times.js';
import { useReporting, useThirdWords } from './hooks.js';

/** Below this an entry's time is right to the minute for readers, whatever the phone shows. */
const WRONG_MS = 2 * 60_000;

/** A note that this phone's clock is wrong, so that nobody wonders at the times in this app, which are the server's. */
export function WrongClock(): JSX.Element | null {
  const words = useThirdWords();
  const error = useReporting().account.clock.error.value ?? 0;
  if (Math.abs(error) < WRONG_MS) return null;
  const { clock } = words.thisPhone;
  const says = error > 0 ? clock.behind : clock.ahead;
  return <p class="strip-note">{words.say(says, { time: longSpan(Math.abs(error), words.lang) })}</p>;
}
