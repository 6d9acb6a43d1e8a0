/** The timers of tests/support/serverTimers.ts, where the server in the tests' own process finds them. */

/** How many times as fast a hurried timer is. */
const HURRY = 50;

export function hurry(from: number, to: number): () => void {
  const { setTimeout: once, setInterval: again } = globalThis;
  const soon = (ms = 0) => (ms >= from && ms <= to ? ms / HURRY : ms);
  const setTimeout = (run: () => void, ms?: number, ...given: []) => once(run, soon(ms), ...given);
  const setInterval = (run: () => void, ms?: number, ...given: []) => again(run, soon(ms), ...given);
  Object.assign(globalThis, { setTimeout, setInterval });
  return () => void Object.assign(globalThis, { setTimeout: once, setInterval: again });
}
