/** Processor time of another process: what is said of a machine that others use at the same time. */
import { readFileSync } from 'node:fs';

const TICK_US = 10_000;

/** User and system time so far, in microseconds; null where the kernel does not tell (no /proc). */
export function cpuOf(pid: number): number | null {
  try {
    // The name in parentheses may hold anything; the numbers begin behind it, and time is the 14th and 15th of all.
    const numbers = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(numbers[11]) + Number(numbers[12])) * TICK_US;
  } catch {
    return null;
  }
}
