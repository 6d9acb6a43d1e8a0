/** How long a thread itself has worked: what it waited for a processor is no fault of the text that it works on. */
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';

export interface WorkClock {
  /** Milliseconds since some moment: only differences mean something. Rises while the thread works. */
  workedMs: () => number;
}

/** `thread`: as /proc/thread-self names it ("123/task/456"), null where the system counts no single threads. */
export function createWorkClock(thread: string | null): WorkClock {
  return { workedMs: () => (thread === null ? null : countedMs(thread)) ?? byTheClock() };
}

/** The first number of schedstat: nanoseconds on a processor. */
function countedMs(thread: string): number | null {
  try {
    return Number(readFileSync(`/proc/${thread}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
  } catch {
    return null;
  }
}

/** Where nobody counts, a thread is taken to have a processor for half of the time: it gets twice as long. */
function byTheClock(): number {
  return performance.now() / 2;
}
