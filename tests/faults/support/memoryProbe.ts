/** The memory of an instance while a fault is on; `memory.mjs` measures it from inside. */
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Instance } from '../../support/cluster.js';

const PROBE = fileURLToPath(new URL('memory.mjs', import.meta.url));

/** Measures an instance that was started with `settings`. */
export function memoryProbe(): {
  settings: Record<string, string>;
  held: (instance: Instance) => Promise<number>;
} {
  const file = path.join(tmpdir(), `rallyline-memory-${String(process.pid)}-${String(Date.now())}`);
  return {
    settings: { NODE_OPTIONS: `--expose-gc --import ${PROBE}`, MEMORY_FILE: file },
    /** Bytes in use, on the heap and in buffers outside of it: the median of three looks. */
    held: async (instance) => {
      const looks: number[] = [];
      for (let look = 0; look < 3; look += 1) {
        await rm(file, { force: true });
        instance.signal('SIGUSR2');
        const text = await untilThere(file);
        const { heapUsed, external } = JSON.parse(text) as NodeJS.MemoryUsage;
        looks.push(heapUsed + external);
        await sleep(1_000);
      }
      return looks.sort((one, other) => one - other)[1] ?? NaN;
    },
  };
}

async function untilThere(file: string): Promise<string> {
  for (let tries = 0; tries < 200; tries += 1) {
    const text = await readFile(file, 'utf8').catch(() => null);
    if (text !== null) return text;
    await sleep(50);
  }
  throw new Error('the instance did not say what it holds');
}
