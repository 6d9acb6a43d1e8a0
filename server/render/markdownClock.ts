/** The work clock of a thread, which does not count waiting for a processor: that is no fault of the text. */
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';

export interface WorkClock {
  /**
   * Returns milliseconds since an unknown moment, so only differences mean something. They rise while the thread works.
   */
  workedMs: () => number;
}

/** `thread` is its name in /proc/thread-self ("123/task/456"), null where the system counts no single threads. */
export function createWorkClock(thread: string | null): WorkClock {
  return { workedMs: () => (thread === null ? null : countedMs(thread)) ?? byTheClock() };
}

/** Reads the first number of schedstat: nanoseconds on a processor. */
function countedMs(thread: string): number | null {
  try {
    return Number(readFileSync(`/proc/${thread}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
  } catch {
    return null;
  }
}

/**
 * Where the system does not count, a thread is assumed to have a processor half of the time, so it gets twice as long.
 */
function byTheClock(): number {
  return performance.now() / 2;
}
