/** How long this thread itself worked, as Linux counts it: waiting for a processor or for a disk is left out. */
import { readFileSync } from 'node:fs';

/** The longest time, in ms, that the loop's thread worked between two turns of a 5 ms timer while `work` went on. */
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
