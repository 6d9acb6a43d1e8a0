/**
 * Loaded into a server (`node --import`, with `--expose-gc`): at SIGUSR2 it lets go of what nobody holds, and writes what
 * is left to the file that MEMORY_FILE names. What a process has from the system says little about some megabytes: a heap
 * grows and shrinks by more than that between two collections.
 */
import { renameSync, writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

const file = process.env.MEMORY_FILE;

if (isMainThread && file !== undefined && globalThis.gc !== undefined)
  process.on('SIGUSR2', () => {
    globalThis.gc?.();
    writeFileSync(`${file}.new`, JSON.stringify(process.memoryUsage()));
    renameSync(`${file}.new`, file);
  });
