/** Starts the process of a job with nothing of ours in it, and ends it with all it started. */
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';

export interface LaunchOptions {
  /** A built JavaScript file that calls `answerJob`. */
  workerFile: URL;
  /** A folder for this process alone, where its temporary files go too; the caller removes it. */
  cwd: string;
  /** The limit of memory of the whole process, as Linux counts what is resident. */
  memoryMb: number;
  /** The job's limit of processor time. */
  cpuMs: number;
  /** Whether the worker's decoder is WebAssembly, which is compiled as it runs. */
  usesWasm?: boolean;
}

export type Subprocess = ChildProcessByStdio<Writable, Readable, Readable>;

/** A file in that folder: it names the fonts for drawing letters. The machine's own fonts take no part. */
export const FONTS_FILE = 'fonts.conf';

/** Node's own heap: a worker's scripts need little, pictures stand outside of it. */
const HEAP_MB = 128;
/**
 * Scripts are interpreted, and no memory of the process is both written and run. A worker does little in JavaScript,
 * the work is the libraries'; and newer nodes begin by taking 512 MB for code that may come, which the wall below would
 * count in full.
 */
const INTERPRETED = '--jitless';
/**
 * WebAssembly goes with that, so its worker does without: its wall stands further by those 512 MB, and the memory of
 * the WebAssembly itself has an end, in pages of 64 KB (320 MB), at which no growth of it is granted.
 */
const COMPILED = '--wasm-max-mem-pages=5120';
const COMPILED_MB = 512;

/** The part of resident memory that is mapped from files: the code of node and of the libraries. */
const CODE_MB = 96;

/**
 * The kernel's wall: with RLIMIT_DATA, an allocation that would pass it fails, however fast it grows. (A limit on the
 * address space would not do: node reserves gigabytes of it and never uses them.) No memory is dumped to a disk when it
 * crashes. Processor time has an end where nobody looks any more: a process whose loop hangs does not notice that the
 * server is gone. A shell sets all of them, since node cannot, and then becomes node.
 */
const WALLED = 'ulimit -c 0 && ulimit -d "$0" && ulimit -S -t "$1" && shift && exec "$@"';
/** More than a start takes, so that resourceLimits.ts ends a job of ours, and not the kernel. */
const START_S = 10;

export function launch({ workerFile, cwd, memoryMb, cpuMs, usesWasm = false }: LaunchOptions): Subprocess {
  const dataMb = memoryMb - CODE_MB + (usesWasm ? COMPILED_MB : 0);
  const walls = [dataMb * 1024, Math.ceil(cpuMs / 1_000) + START_S].map(String);
  const heap = `--max-old-space-size=${HEAP_MB.toString()}`;
  const node = [process.execPath, heap, usesWasm ? COMPILED : INTERPRETED, fileURLToPath(workerFile)];
  const subprocess = spawn('/bin/sh', ['-c', WALLED, ...walls, ...node], {
    cwd,
    // Temporary files go to its folder. One arena: freed memory is used again instead of lying in eight of them.
    env: { TMPDIR: cwd, MALLOC_ARENA_MAX: '1', FONTCONFIG_FILE: path.join(cwd, FONTS_FILE) },
    // A group of its own: it can be killed with its children, and Ctrl-C on a terminal is for the server to answer.
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  if (subprocess.pid !== undefined) giveWay(subprocess.pid);
  return subprocess;
}

/** Lets readers and reporters come first; at once, so that the process's later threads have the priority as well. */
function giveWay(pid: number): void {
  try {
    os.setPriority(pid, os.constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // The process is gone already, which its end will tell.
  }
}

export function killGroup({ pid }: Subprocess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // Nobody is left in it.
  }
}
