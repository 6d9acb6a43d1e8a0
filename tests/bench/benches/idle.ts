/** Fifteen thousand connected readers while no entry comes, beside socket.io with as many. */
import type { Heard } from '../load/readers.js';
import { pause } from '../support/clock.js';
import { cpuOf } from '../support/cpu.js';
import type { Bench } from '../support/figures.js';
import { memoryOf } from '../support/memory.js';
import { startReaders } from '../support/load.js';
import { fill } from '../support/rallies.js';
import { inStage, type Stage } from '../support/stage.js';

const READERS = 15_000;
const BLOG = 'rally';
const SETTLE_MS = 5_000;
/** Milliseconds of the measurement: Rallyline pings each reader once in it, socket.io twice. */
const WATCHED_MS = 50_000;

interface Run {
  open: number;
  /** Kilobytes that a connected reader adds. */
  memory: number;
  /** Microseconds of processor time for each reader in a minute. */
  cpu: number;
}

export const idle: Bench = {
  name: 'idle',
  about: `${READERS} readers connected to one process while nothing happens, for ${WATCHED_MS / 1_000} s`,
  measure: async () => {
    const ours = await runOf(async (stage) => {
      const folder = stage.folder();
      await fill(folder, { [BLOG]: 100 });
      return stage.server(folder);
    });
    const stock = await runOf(async (stage) => {
      const { ready: port, pid } = await stage.program<number>('peers/stockSocketio.ts');
      return { port, pid };
    });
    const what = 'socket.io, idle in a room';
    return [
      {
        what: 'readers that did not stay',
        unit: 'of 1,000',
        ours: 1_000 * (1 - ours.open / READERS),
        target: { of: 'ours', most: 0 },
      },
      { what: 'memory of a reader', unit: 'KB', ours: ours.memory, peer: { what, value: stock.memory } },
      {
        what: 'processor time of a reader in a minute',
        unit: 'us',
        ours: ours.cpu,
        peer: { what, value: stock.cpu },
      },
    ];
  },
};

function runOf(start: (stage: Stage) => Promise<{ port: number; pid: number }>): Promise<Run> {
  return inStage(async (stage) => {
    const { port, pid } = await start(stage);
    const ask = await startReaders(stage);
    const before = memoryOf(pid) ?? NaN;
    await ask({ connect: 'readers', url: `ws://127.0.0.1:${port}`, count: READERS, blog: BLOG });
    await pause(SETTLE_MS);
    const memory = ((memoryOf(pid) ?? NaN) - before) / READERS;
    const begun = cpuOf(pid) ?? NaN;
    await pause(WATCHED_MS);
    const cpu = (((cpuOf(pid) ?? NaN) - begun) / READERS) * (60_000 / WATCHED_MS);
    const { open } = await ask<Heard>({ heard: 'readers' });
    return { open, memory, cpu };
  });
}
