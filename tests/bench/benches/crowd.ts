/**
 * Ten thousand readers on one instance at five frames a second, the most that a feed sends: the delay of each delivery,
 * beside a bare ws server and nginx's nchan at the same work, and the time to a reporter's acknowledgement meanwhile.
 * Each server is measured alone with the load: two of them would fill the machine's cores and wait for each other.
 */
import { clientOf } from '../support/client.js';
import { clock, pause, stamp } from '../support/clock.js';
import { cpuOf } from '../support/cpu.js';
import type { Bench, Figure } from '../support/figures.js';
import type { Heard } from '../load/readers.js';
import { startNchan } from '../support/nchan.js';
import { startReaders } from '../support/load.js';
import { fill, tokens, update } from '../support/rallies.js';
import { median, quantile } from '../support/samples.js';
import { inStage, type Stage } from '../support/stage.js';
import { textOf } from '../support/texts.js';

const READERS = 10_000;
const RUNS = 3;
const FRAMES = 100;
const WARM = 10;
const EVERY_MS = 200;
/** Milliseconds between posts to another blog: a pace of its own, which meets all moments of a frame's sending. */
const OTHERS_EVERY_MS = 130;
const SETTLE_MS = 3_000;
const BLOG = 'rally';
const OTHER = 'another';

interface Run {
  /** Milliseconds from an entry's sending to each reader: median and p99. */
  usual: number;
  late: number;
  /** Milliseconds from a post to its acknowledgement, p99. */
  acknowledged: number;
  /** Microseconds of processor time for one frame to one reader. */
  cpu: number;
  /** Lost deliveries of 1,000. */
  lost: number;
  bytes: number;
}

interface Subject {
  /** The process that sends. */
  pid: number;
  url: string;
  blog?: string;
  send: (number: number) => Promise<unknown>;
  /** Posts to another blog, which nobody reads; peers have no blogs. */
  elsewhere?: (number: number) => Promise<unknown>;
}

export const crowd: Bench = {
  name: 'crowd',
  about: `${READERS} readers on one instance, ${1_000 / EVERY_MS} frames a second; medians of ${RUNS} runs taken in turns`,
  measure: async () => {
    const [ours, bare, nchan]: [Run[], Run[], Run[]] = [[], [], []];
    for (let run = 0; run < RUNS; run += 1) {
      const first = await runOf(rallyline);
      ours.push(first);
      bare.push(await runOf((stage) => ws(stage, first.bytes)));
      nchan.push(await runOf((stage) => nginx(stage, first.bytes)));
    }
    return figuresOf(ours, bare, nchan);
  },
};

async function rallyline(stage: Stage): Promise<Subject> {
  const folder = stage.folder();
  await fill(folder, { [BLOG]: 100, [OTHER]: 1 });
  const posts = [BLOG, OTHER].map(async (blog) => {
    const [token = ''] = await tokens(folder, blog, 1);
    return { blog, headers: { Authorization: `Bearer ${token}` } };
  });
  const given = await Promise.all(posts);
  const { port, pid } = await stage.server(folder);
  const [send, elsewhere] = given.map(({ blog, headers }) => {
    const client = clientOf(port);
    return (number: number) =>
      client.post(`/api/v1/blogs/${blog}/entries`, update(number, stamp() + textOf(number)), headers);
  });
  if (send === undefined) throw new Error('there is no blog');
  return { pid, url: `ws://127.0.0.1:${port}`, blog: BLOG, send, ...(elsewhere && { elsewhere }) };
}

async function ws(stage: Stage, bytes: number): Promise<Subject> {
  const { ready: port, pid } = await stage.program<number>('peers/broadcasting.ts');
  const client = clientOf(port);
  const send = (number: number) => client.post('/', { bytes, text: stamp() + textOf(number) });
  return { pid, url: `ws://127.0.0.1:${port}`, send };
}

async function nginx(stage: Stage, bytes: number): Promise<Subject> {
  const { port, pid } = await startNchan(stage);
  const client = clientOf(port);
  const send = (number: number) => client.post('/publish', (stamp() + textOf(number)).padEnd(bytes, '.'));
  return { pid, url: `ws://127.0.0.1:${port}/subscribe`, send };
}

function runOf(start: (stage: Stage) => Promise<Subject>): Promise<Run> {
  return inStage(async (stage) => {
    const subject = await start(stage);
    const { pid, url, blog } = subject;
    const ask = await startReaders(stage);
    await ask({ connect: 'readers', url, count: READERS, ...(blog === undefined ? {} : { blog }) });
    await sendAll(subject, WARM);
    await ask({ forget: true });
    const begun = cpuOf(pid) ?? NaN;
    const took = await sendAll(subject, FRAMES);
    const cpu = (cpuOf(pid) ?? NaN) - begun;
    const { ages, bytes } = await ask<Heard>({ heard: 'readers' });
    return {
      usual: median(ages),
      late: quantile(ages, 0.99),
      acknowledged: quantile(took, 0.99),
      cpu: cpu / ages.length,
      lost: 1_000 * (1 - ages.length / (FRAMES * READERS)),
      bytes,
    };
  });
}

/** Sends frames, waits until the last has come everywhere, and returns the milliseconds that each post took. */
async function sendAll({ send, elsewhere }: Subject, frames: number): Promise<number[]> {
  const forMs = frames * EVERY_MS;
  const took = await Promise.all([
    steadily(send, EVERY_MS, forMs),
    elsewhere === undefined ? [] : steadily(elsewhere, OTHERS_EVERY_MS, forMs),
  ]);
  await pause(SETTLE_MS);
  return took.flat();
}

/** Sends at the times of a clock: a slow send delays none after it. */
async function steadily(send: Subject['send'], everyMs: number, forMs: number): Promise<number[]> {
  const took: number[] = [];
  const first = clock();
  for (let number = 0; number < forMs / everyMs; number += 1) {
    await pause(first + number * everyMs - clock());
    const begun = clock();
    await send(number);
    took.push(clock() - begun);
  }
  return took;
}

function figuresOf(ours: Run[], bare: Run[], nchan: Run[]): Figure[] {
  const of = (runs: Run[], what: keyof Run) => median(runs.map((run) => run[what]));
  const row = (what: string, unit: Figure['unit'], key: keyof Run, most?: number): Figure[] => [
    {
      what,
      unit,
      ours: of(ours, key),
      peer: { what: 'ws, one loop of send()', value: of(bare, key) },
      ...(most === undefined ? {} : { target: { of: 'ratio', most } }),
    },
    { what, unit, ours: of(ours, key), peer: { what: 'nginx with nchan', value: of(nchan, key) } },
  ];
  return [
    ...row('delivery, median', 'ms', 'usual'),
    ...row('delivery, p99', 'ms', 'late', 1.3),
    ...row('processor time of a delivery', 'us', 'cpu'),
    {
      what: 'acknowledgement meanwhile, p99',
      unit: 'ms',
      ours: of(ours, 'acknowledged'),
      target: { of: 'ours', most: 50 },
    },
    { what: 'deliveries that did not come', unit: 'of 1,000', ours: of(ours, 'lost'), target: { of: 'ours', most: 0 } },
    { what: 'size of a frame', unit: 'KB', ours: of(ours, 'bytes') / 1_000 },
  ];
}
