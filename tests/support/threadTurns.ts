/** Processor time of this thread, as Linux counts it: without waits for a processor or a disk. */
import { readFileSync } from 'node:fs';

/** The most processor time, in ms, that the loop's thread used between two ticks of a 5 ms timer during `work`. */
export async function longestTurn(work: () => Promise<void>): Promise<number> {
  let [longest, before] = [0, threadWorkedMs()];
  const timer = setInterval(() => {
    const now = threadWorkedMs();
    longest = Math.max(longest, now - before);
    before = now;
  }, 5);
  await work();
  await new Promise((resolve) => setTimeout(resolve, 20));
  clearInterval(timer);
  return longest;
}

function threadWorkedMs(): number {
  return Number(readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ')[0]) / 1e6;
}
