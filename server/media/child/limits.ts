/** What ends a job from outside: the clock, its memory, and whoever no longer wants it. */
import { readFileSync } from 'node:fs';
import type { Child } from './launch.js';

/** Why a process was killed by us. */
export type Verdict = 'too-slow' | 'too-much-memory' | 'stopped' | 'lost' | 'not-up';

interface Limit {
  stop: () => void;
}
type End = (why: Verdict) => void;

/** A machine on which node takes longer to start cannot do the job at all. */
const START_MS = 20_000;
const WATCH_MS = 50;

export function limitTime(limitMs: number, end: End): Limit & { up: () => void } {
  let timer = setTimeout(end, START_MS, 'not-up');
  return {
    up() {
      clearTimeout(timer);
      // The answer may be here already, unread because this loop was busy: it is read before anything is ended.
      timer = setTimeout(() => setImmediate(end, 'too-slow'), limitMs);
    },
    stop() {
      clearTimeout(timer);
    },
  };
}

/**
 * Looks at what is resident twenty times a second. The wall in launch.ts keeps allocations; this one counts mapped files
 * too, such as the temporary ones of large pictures. Without /proc (not Linux) there is nothing to see and no such limit.
 */
export function limitMemory(child: Child, memoryMb: number, end: End): Limit & { peakMb: () => number | null } {
  let peakMb: number | null = null;
  const look = (): void => {
    const seen = memoryOf(child);
    if (seen === null) return;
    peakMb = Math.max(peakMb ?? 0, seen.peakMb);
    if (seen.nowMb > memoryMb) end('too-much-memory');
  };
  const timer = setInterval(look, WATCH_MS);
  return {
    stop() {
      clearInterval(timer);
    },
    peakMb: () => peakMb,
  };
}

/** /proc is no disk: it is read in some microseconds, and never waits. */
function memoryOf({ pid }: Child): { nowMb: number; peakMb: number } | null {
  try {
    const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8');
    const [now, peak] = [kilobytes(status, 'VmRSS'), kilobytes(status, 'VmHWM')];
    return now === null || peak === null ? null : { nowMb: now / 1024, peakMb: peak / 1024 };
  } catch {
    return null;
  }
}

function kilobytes(status: string, name: string): number | null {
  const found = new RegExp(`^${name}:\\s*(\\d+) kB$`, 'm').exec(status)?.[1];
  return found === undefined ? null : Number(found);
}

export function untilAborted(signal: AbortSignal | undefined, end: End): Limit {
  const stop = (): void => {
    end('stopped');
  };
  signal?.addEventListener('abort', stop);
  return {
    stop() {
      signal?.removeEventListener('abort', stop);
    },
  };
}
