/** Memory of another process. */
import { readFileSync } from 'node:fs';

/** Resident kilobytes of a process; null where the kernel does not tell (no /proc). */
export function memoryOf(pid: number): number | null {
  try {
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? NaN);
  } catch {
    return null;
  }
}
