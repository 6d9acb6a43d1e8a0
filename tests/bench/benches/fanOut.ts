/**
 * What one frame to one reader costs the server, of processor time and of memory: against a bare ws loop of send() and
 * against socket.io as it comes, with payloads of the same size. Each run is a process of its own with its own readers.
 */
import { clientOf } from '../support/client.js';
import { clock, pause, stamp } from '../support/clock.js';
import { cpuOf } from '../support/cpu.js';
import type { Bench, Figure } from '../support/figures.js';
import { memoryOf } from '../support/memory.js';
import type { Heard, ReadersQuestion } from '../load/readers.js';
import { fill, tokens, update } from '../support/rallies.js';
import { median } from '../support/samples.js';
import { inStage, type Stage } from '../support/stage.js';
import { wordsOf } from '../support/words.js';

const READERS = 5_000;
const RUNS = 5;
const FRAMES = 40;
const WARM = 4;
const EVERY_MS = 250;
const SETTLE_MS = 3_000;
const BLOG = 'rally';

export const fanOut: Bench = {
  name: 'fan-out',
  about: `${READERS} readers on WebSockets, ${FRAMES} frames; medians of ${RUNS} runs taken in turns`,
  measure: async () => {
    const [ours, bare, stock]: [Run[], Run[], Run[]] = [[], [], []];
    for (let run = 0; run < RUNS; run += 1) {
      const first = await runOf(rallyline);
      ours.push(first);
      bare.push(await runOf((stage) => peer(stage, 'peers/broadcasting.ts', first.bytes)));
      stock.push(await runOf((stage) => peer(stage, 'peers/stockSocketio.ts', first.bytes), BLOG));
    }
    return figuresOf(ours, bare, stock);
  },
};

interface Run {
  /** Microseconds of processor time for one frame to one reader. */
  cpu: number;
  /** Microseconds of processor time for one reader to come in. */
  handshake: number;
  /** Kilobytes that a connected reader adds. */
  memory: number;
  lost: number;
  /** Of one frame. */
  bytes: number;
}

interface Subject {
  port: number;
  pid: number;
  /** Sends one frame to everybody. */
  send: (number: number) => Promise<unknown>;
}

async function rallyline(stage: Stage): Promise<Subject> {
  const folder = stage.folder();
  await fill(folder, { [BLOG]: 100 });
  const [token = ''] = await tokens(folder, BLOG, 1);
  const { port, pid } = await stage.server(folder);
  const client = clientOf(port);
  const headers = { Authorization: `Bearer ${token}` };
  const send = (number: number) =>
    client.post(`/api/v1/blogs/${BLOG}/entries`, update(number, stamp() + wordsOf(number)), headers);
  return { port, pid, send };
}

async function peer(stage: Stage, file: string, bytes: number): Promise<Subject> {
  const { ready: port, pid } = await stage.program<number>(file);
  const client = clientOf(port);
  return { port, pid, send: (number) => client.post('/', { bytes, text: stamp() + wordsOf(number) }) };
}

/** `blog`: joined over socket.io's protocol; ours always is. */
function runOf(start: (stage: Stage) => Promise<Subject>, blog?: string): Promise<Run> {
  return inStage(async (stage) => {
    const subject = await start(stage);
    const readers = await stage.program('load/readers.ts');
    const ask = <Answer>(question: ReadersQuestion) => readers.ask<Answer>(question);
    const url = `ws://127.0.0.1:${subject.port}`;
    const joins = start === rallyline ? BLOG : blog;
    const before = { memory: known(memoryOf(subject.pid)), cpu: known(cpuOf(subject.pid)) };
    await ask({ connect: 'readers', url, count: READERS, ...(joins === undefined ? {} : { blog: joins }) });
    const handshake = (known(cpuOf(subject.pid)) - before.cpu) / READERS;
    await pause(SETTLE_MS);
    const memory = (known(memoryOf(subject.pid)) - before.memory) / READERS;
    await sendAll(subject, WARM);
    await ask({ forget: true });
    const begun = known(cpuOf(subject.pid));
    await sendAll(subject, FRAMES);
    const cpu = known(cpuOf(subject.pid)) - begun;
    const heard = await ask<Heard>({ heard: 'readers' });
    const delivered = heard.ages.length;
    return {
      cpu: cpu / delivered,
      handshake,
      memory,
      lost: 1_000 * (1 - delivered / (FRAMES * READERS)),
      bytes: heard.bytes,
    };
  });
}

/** And waits until the last one has come everywhere. */
async function sendAll({ send }: Subject, frames: number): Promise<void> {
  for (let number = 0; number < frames; number += 1) {
    const begun = clock();
    await send(number);
    await pause(begun + EVERY_MS - clock());
  }
  await pause(SETTLE_MS);
}

function known(value: number | null): number {
  if (value === null) throw new Error('the kernel does not tell what another process uses (no /proc)');
  return value;
}

function figuresOf(ours: Run[], bare: Run[], stock: Run[]): Figure[] {
  const of = (runs: Run[], what: keyof Run) => median(runs.map((run) => run[what]));
  return [
    {
      what: 'processor time of a delivery',
      unit: 'us',
      ours: of(ours, 'cpu'),
      peer: { what: 'ws, one loop of send()', value: of(bare, 'cpu') },
      target: { of: 'ratio', most: 1.1 },
    },
    {
      what: 'processor time of a delivery',
      unit: 'us',
      ours: of(ours, 'cpu'),
      peer: { what: 'socket.io, emit to a room', value: of(stock, 'cpu') },
      target: { of: 'ratio', most: 0.8 },
    },
    {
      what: 'processor time of a handshake',
      unit: 'us',
      ours: of(ours, 'handshake'),
      peer: { what: 'socket.io, joining a room', value: of(stock, 'handshake') },
      target: { of: 'ratio', most: 1 },
    },
    {
      what: 'memory of a reader',
      unit: 'KB',
      ours: of(ours, 'memory'),
      peer: { what: 'socket.io, emit to a room', value: of(stock, 'memory') },
      target: { of: 'ratio', most: 0.9 },
    },
    {
      what: 'memory of a reader',
      unit: 'KB',
      ours: of(ours, 'memory'),
      peer: { what: 'ws', value: of(bare, 'memory') },
    },
    { what: 'deliveries that did not come', unit: 'of 1,000', ours: of(ours, 'lost') },
    { what: 'size of a frame', unit: 'KB', ours: of(ours, 'bytes') / 1_000 },
  ];
}
