/**
 * Loaded into a server (`node --import`, with `--expose-gc`). At SIGUSR2 it collects garbage, and writes the memory that
 * is left to the file that MEMORY_FILE names. The process's own size says little about some megabytes: a heap grows and
 * shrinks by more between two collections.
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
