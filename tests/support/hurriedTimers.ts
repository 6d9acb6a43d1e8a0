/** Timers that fall due sooner, in a page or in the tests' own process: the function goes into the page, and uses nothing of this module. */

/** Factor by which a hurried timer is faster. */
export const HURRY = 50;

/** Has timers of `from` to `to` milliseconds that begin from now on fall due `times` as soon. */
export function hurriedTimers({ from, to, times }: { from: number; to: number; times: number }): void {
  const { setTimeout: once, setInterval: again } = globalThis;
  const soon = (ms = 0) => (ms >= from && ms <= to ? ms / times : ms);
  const setTimeout = (run: () => void, ms?: number, ...given: []) => once(run, soon(ms), ...given);
  const setInterval = (run: () => void, ms?: number, ...given: []) => again(run, soon(ms), ...given);
  Object.assign(globalThis, { setTimeout, setInterval });
}
