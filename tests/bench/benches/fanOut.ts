/**
 * Processor time and memory that a frame to a reader costs the server, against a bare ws loop of send() and against stock
 * socket.io, with payloads of the same size. Rallyline's readers take compression, as browsers do; its peers' do not. Each run has a server process and readers of its own.
 */
import { clientOf } from '../support/client.js';
import { pause, stamp } from '../support/clock.js';
import { cpuOf } from '../support/cpu.js';
import type { Bench, Figure } from '../support/figures.js';
import { memoryOf } from '../support/memory.js';
import type { Heard } from '../load/readers.js';
import { sendFrames, startReaders } from '../support/load.js';
import { fill, tokens, update } from '../support/rallies.js';
import { median } from '../support/samples.js';
import { inStage, type Stage } from '../support/stage.js';
import { textOf } from '../support/texts.js';

const READERS = 5_000;
const RUNS = 5;
const FRAMES = 40;
const WARM = 4;
const PACE = { everyMs: 250, settleMs: 3_000 };
const BLOG = 'rally';

export const fanOut: Bench = {
  name: 'fan-out',
  about: `${READERS} readers on WebSockets, ${FRAMES} frames; medians of ${RUNS} runs taken in turns`,
  measure: async () => {
    const [ours, plain, bare, stock]: [Run[], Run[], Run[], Run[]] = [[], [], [], []];
    for (let run = 0; run < RUNS; run += 1) {
      const first = await runOf(rallyline, BLOG, true);
      ours.push(first);
      plain.push(await runOf(rallyline, BLOG));
      bare.push(await runOf((stage) => peer(stage, 'peers/broadcasting.ts', first.bytes)));
      stock.push(await runOf((stage) => peer(stage, 'peers/stockSocketio.ts', first.bytes), BLOG));
    }
    return figuresOf(ours, plain, bare, stock);
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
  /** The size of a frame. */
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
    client.post(`/api/v1/blogs/${BLOG}/entries`, update(number, stamp() + textOf(number)), headers);
  return { port, pid, send };
}

async function peer(stage: Stage, file: string, bytes: number): Promise<Subject> {
  const { ready: port, pid } = await stage.program<number>(file);
  const client = clientOf(port);
  return { port, pid, send: (number) => client.post('/', { bytes, text: stamp() + textOf(number) }) };
}

/** `blog`: joined over socket.io's protocol. `deflates`: the readers offer compression. */
function runOf(start: (stage: Stage) => Promise<Subject>, blog?: string, deflates = false): Promise<Run> {
  return inStage(async (stage) => {
    const subject = await start(stage);
    const ask = await startReaders(stage);
    const url = `ws://127.0.0.1:${subject.port}`;
    const before = { memory: known(memoryOf(subject.pid)), cpu: known(cpuOf(subject.pid)) };
    await ask({ connect: 'readers', url, count: READERS, deflates, ...(blog === undefined ? {} : { blog }) });
    const handshake = (known(cpuOf(subject.pid)) - before.cpu) / READERS;
    await pause(PACE.settleMs);
    const memory = (known(memoryOf(subject.pid)) - before.memory) / READERS;
    await sendFrames(subject.send, WARM, PACE);
    await ask({ forget: true });
    const begun = known(cpuOf(subject.pid));
    await sendFrames(subject.send, FRAMES, PACE);
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

function known(value: number | null): number {
  if (value === null) throw new Error('the kernel does not tell what another process uses (no /proc)');
  return value;
}

function figuresOf(ours: Run[], plain: Run[], bare: Run[], stock: Run[]): Figure[] {
  const of = (runs: Run[], key: keyof Run) => median(runs.map((run) => run[key]));
  const row = (what: string, unit: Figure['unit'], key: keyof Run, peer: [string, Run[]], most?: number): Figure => ({
    what,
    unit,
    ours: of(ours, key),
    peer: { what: peer[0], value: of(peer[1], key) },
    ...(most === undefined ? {} : { target: { of: 'ratio', most } }),
  });
  return [
    row('processor time of a delivery, compressed', 'us', 'cpu', ['ws, one loop of send(), plain', bare], 0.9),
    row('processor time of a delivery, compressed', 'us', 'cpu', ['the same, plain', plain]),
    row('processor time of a delivery, compressed', 'us', 'cpu', ['socket.io, emit to a room', stock], 0.8),
    row('processor time of a handshake', 'us', 'handshake', ['socket.io, joining a room', stock], 1),
    row('memory of a reader', 'KB', 'memory', ['socket.io, emit to a room', stock], 0.9),
    row('memory of a reader', 'KB', 'memory', ['ws', bare]),
    row('memory of a reader', 'KB', 'memory', ['the same, plain', plain]),
    { what: 'memory of a reader', unit: 'KB', ours: of(ours, 'memory'), target: { of: 'ours', most: 9.7 } },
    { what: 'deliveries that did not come', unit: 'of 1,000', ours: of(ours, 'lost') },
    { what: 'size of a frame before compression', unit: 'KB', ours: of(ours, 'bytes') / 1_000 },
  ];
}
