/** Limits that end a job from outside: the clock, its use of the machine, and a caller that no longer wants it. */
import { readFileSync } from 'node:fs';
import type { Subprocess } from './launch.js';

/** The reason why we killed a process. */
export type Verdict = 'too-slow' | 'too-much-memory' | 'stopped' | 'lost' | 'not-up';

interface Limit {
  stop: () => void;
}
type End = (why: Verdict) => void;

/** A machine on which node takes longer to start cannot do the job at all. */
const START_MS = 20_000;
const WATCH_MS = 50;

/** Limits a job by the clock: only this ends a job that waits for ever, and uses nothing meanwhile. */
export function limitClock(wallMs: number, end: End): Limit & { up: () => void } {
  let timer = setTimeout(end, START_MS, 'not-up');
  return {
    up() {
      clearTimeout(timer);
      // The answer may be here already, unread because this loop was busy: an answer is read before anything is ended.
      timer = setTimeout(() => setImmediate(end, 'too-slow'), wallMs);
    },
    stop() {
      clearTimeout(timer);
    },
  };
}

/**
 * Limits a job by its use of the machine, looked at twenty times a second. Processor time and not the clock tells how
 * much work a job is: the process gives way to all others, and a good photo is as good on a busy machine. The wall in
 * launch.ts stops allocations of memory; the look counts mapped files too, such as the temporary ones of large
 * pictures. Without /proc (not Linux) there is nothing to see, and the clock is all there is.
 */
export function limitUse(
  subprocess: Subprocess,
  { cpuMs, memoryMb }: { cpuMs: number; memoryMb: number },
  end: End,
): Limit & { up: () => void; peakMb: () => number | null } {
  let peakMb: number | null = null;
  let startedAt: number | null = null;
  const look = (): void => {
    const memory = memoryOf(subprocess);
    if (memory === null) return;
    peakMb = Math.max(peakMb ?? 0, memory.peakMb);
    if (memory.nowMb > memoryMb) end('too-much-memory');
    // As with the clock: an answer that is here already is read first.
    const worked = startedAt === null ? 0 : (workedMs(subprocess) ?? 0) - startedAt;
    if (worked > cpuMs) setImmediate(end, 'too-slow');
  };
  const timer = setInterval(look, WATCH_MS);
  return {
    up() {
      startedAt = workedMs(subprocess);
    },
    stop() {
      clearInterval(timer);
    },
    peakMb: () => peakMb,
  };
}

/** /proc is no disk: it is read in some microseconds, and never waits. */
function seen({ pid }: Subprocess, file: 'status' | 'stat'): string {
  try {
    return readFileSync(`/proc/${String(pid)}/${file}`, 'utf8');
  } catch {
    return '';
  }
}

function memoryOf(subprocess: Subprocess): { nowMb: number; peakMb: number } | null {
  const status = seen(subprocess, 'status');
  const [now, peak] = [kilobytes(status, 'VmRSS'), kilobytes(status, 'VmHWM')];
  return now === null || peak === null ? null : { nowMb: now / 1024, peakMb: peak / 1024 };
}

/** A tick as /proc counts them is a hundredth of a second on every Linux, whatever the kernel's own is. */
const TICK_MS = 10;

/**
 * Adds the time of all threads, in the process and in the kernel: the 14th and 15th field, after a name of any
 * characters.
 */
function workedMs(subprocess: Subprocess): number | null {
  const fields = seen(subprocess, 'stat').split(') ').at(-1)?.split(' ') ?? [];
  const [own, kernels] = [Number(fields[11]), Number(fields[12])];
  return Number.isInteger(own + kernels) ? (own + kernels) * TICK_MS : null;
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
