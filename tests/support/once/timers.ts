/** The timers of tests/support/serverTimers.ts, where the server in the tests' own process finds them. */
import { HURRY, hurriedTimers } from '../hurriedTimers.js';

export function hurry(from: number, to: number): () => void {
  const { setTimeout, setInterval } = globalThis;
  hurriedTimers({ from, to, times: HURRY });
  return () => void Object.assign(globalThis, { setTimeout, setInterval });
}
