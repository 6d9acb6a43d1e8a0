/** Starts the process of a job with nothing of ours in it, and ends it with all it started. */
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';

export interface LaunchOptions {
  /** A built JavaScript file that calls `answerJob`. */
  workerFile: URL;
  /** A folder of its own, where its temporary files go too; the caller removes it. */
  cwd: string;
  /** Of the whole process, as Linux counts what is resident. */
  memoryMb: number;
  /** Of processor time, for the job. */
  cpuMs: number;
}

export type Child = ChildProcessByStdio<Writable, Readable, Readable>;

/** In its folder: which fonts there are, where it draws letters. Whatever the machine has besides takes no part. */
export const FONTS_FILE = 'fonts.conf';

/** Node's own heap: a worker's scripts need little, pictures stand outside of it. */
const HEAP_MB = 128;
/**
 * Its scripts are interpreted, and no memory of it is both written and run. What a worker says in JavaScript is little,
 * the work is the libraries'; and newer nodes begin by taking 512 MB for code that may come, which the wall below would
 * count in full. WebAssembly goes with it, and the workers use none.
 */
const INTERPRETED = '--jitless';

/** Of what is resident, the part that is mapped from files: the code of node and of the libraries. */
const CODE_MB = 96;

/**
 * The kernel's wall: with RLIMIT_DATA, an allocation that would pass it fails, however fast it grows. (A limit on the
 * address space would not do: node reserves gigabytes of it and never uses them.) No memory is dumped to a disk when it
 * crashes. Processor time has an end where nobody looks any more: a process whose loop hangs does not notice that the
 * server is gone. A shell sets all of them, since node cannot, and then becomes node.
 */
const WALLED = 'ulimit -c 0 && ulimit -d "$0" && ulimit -S -t "$1" && shift && exec "$@"';
/** More than a start takes, so that it is limits.ts that ends a job of ours. */
const START_S = 10;

export function launch({ workerFile, cwd, memoryMb, cpuMs }: LaunchOptions): Child {
  const walls = [(memoryMb - CODE_MB) * 1024, Math.ceil(cpuMs / 1_000) + START_S].map(String);
  const heap = `--max-old-space-size=${HEAP_MB.toString()}`;
  const node = [process.execPath, heap, INTERPRETED, fileURLToPath(workerFile)];
  const child = spawn('/bin/sh', ['-c', WALLED, ...walls, ...node], {
    cwd,
    // Temporary files go to its folder. One arena: freed memory is used again instead of lying in eight of them.
    env: { TMPDIR: cwd, MALLOC_ARENA_MAX: '1', FONTCONFIG_FILE: path.join(cwd, FONTS_FILE) },
    // A group of its own: it can be killed with its children, and Ctrl-C on a terminal is for the server to answer.
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  if (child.pid !== undefined) giveWay(child.pid);
  return child;
}

/** Readers and reporters come first; set at once, so that its threads, which are not there yet, have it as well. */
function giveWay(pid: number): void {
  try {
    os.setPriority(pid, os.constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It is gone already, which its end will tell.
  }
}

export function killGroup({ pid }: Child): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // Nobody is left in it.
  }
}
