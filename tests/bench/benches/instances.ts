/**
 * Several instances over PostgreSQL and Redis: the delay of an entry on another instance than its own, beside socket.io
 * with its Redis adapter; and the cost of a delivery with one, two and three instances.
 */
import { randomBytes } from 'node:crypto';
import type { Heard } from '../load/readers.js';
import { startPostgres } from '../../support/postgres.js';
import { startRedis } from '../../support/redis.js';
import { clientOf } from '../support/client.js';
import { stamp } from '../support/clock.js';
import { cpuOf } from '../support/cpu.js';
import type { Bench, Figure } from '../support/figures.js';
import { sendFrames, startReaders } from '../support/load.js';
import { open, tokens, update } from '../support/rallies.js';
import { median } from '../support/samples.js';
import { inStage, type Stage } from '../support/stage.js';
import { textOf } from '../support/texts.js';

const BLOG = 'rally';
const PACE = { everyMs: 250, settleMs: 2_000 };
const WARM = 8;
/** Readers on each instance, few: the way between instances is measured, not the fan-out. */
const FEW = 100;
const POSTS = 100;
const OF_EACH = 2_000;
const FRAMES = 40;
const RUNS = 3;

export const instances: Bench = {
  name: 'instances',
  about: `entries between instances, ${POSTS} of them to ${FEW} readers on each; deliveries to ${OF_EACH} readers on each`,
  measure: async () => {
    const ours = await laterElsewhere(rallyline);
    const stock = await laterElsewhere(socketio);
    const costs: Record<number, number[]> = { 1: [], 2: [], 3: [] };
    for (let run = 0; run < RUNS; run += 1) {
      for (const count of [1, 2, 3]) costs[count]?.push(await costOfDelivery(count));
    }
    const cost = (count: number) => median(costs[count] ?? []);
    const than = { what: 'one instance', value: cost(1) };
    const row = (count: number): Figure => ({
      what: `processor time of a delivery, ${count} instances`,
      unit: 'us',
      ours: cost(count),
      peer: than,
      target: { of: 'ratio', most: 1.1 },
    });
    return [
      {
        what: 'later on another instance, median',
        unit: 'ms',
        ours: ours.other - ours.same,
        peer: { what: 'socket.io, redis-adapter', value: stock.other - stock.same },
        target: { of: 'ours', most: 10 },
      },
      {
        what: 'on the same instance, median',
        unit: 'ms',
        ours: ours.same,
        peer: { what: 'socket.io, which keeps nothing', value: stock.same },
      },
      row(2),
      row(3),
    ];
  },
};

interface Subject {
  /** Posts to the first node. */
  send: (number: number) => Promise<unknown>;
  nodes: { url: string; pid: number }[];
}

async function rallyline(stage: Stage, count: number): Promise<Subject> {
  const postgres = await startPostgres();
  stage.onClear(() => postgres.stop());
  const redis = await startRedis();
  stage.onClear(() => redis.close());
  const env = {
    DATABASE_URL: await postgres.database(),
    REDIS_URL: redis.url,
    INSTANCE_SECRET: randomBytes(32).toString('hex'),
  };
  const folder = stage.folder();
  await open(folder, [BLOG], env);
  const [token = ''] = await tokens(folder, BLOG, 1, env);
  const nodes = [];
  for (let each = 0; each < count; each += 1) nodes.push(await stage.server(folder, env));
  const client = clientOf(nodes[0]?.port ?? 0);
  const headers = { Authorization: `Bearer ${token}` };
  return {
    nodes: nodes.map(({ port, pid }) => ({ url: `ws://127.0.0.1:${port}`, pid })),
    send: (number) => client.post(`/api/v1/blogs/${BLOG}/entries`, update(number, stamp() + textOf(number)), headers),
  };
}

async function socketio(stage: Stage, count: number): Promise<Subject> {
  const redis = await startRedis();
  stage.onClear(() => redis.close());
  const nodes = [];
  for (let each = 0; each < count; each += 1) {
    nodes.push(await stage.program<number>('peers/stockSocketio.ts', [redis.url]));
  }
  const client = clientOf(nodes[0]?.ready ?? 0);
  return {
    nodes: nodes.map(({ ready, pid }) => ({ url: `ws://127.0.0.1:${ready}`, pid })),
    send: (number) => client.post('/', { bytes: 1_000, text: stamp() + textOf(number) }),
  };
}

/** Medians of the milliseconds from an entry's sending to its readers, on its own instance and on another. */
function laterElsewhere(
  start: (stage: Stage, count: number) => Promise<Subject>,
): Promise<{ same: number; other: number }> {
  return inStage(async (stage) => {
    const { nodes, send } = await start(stage, 2);
    const ask = await readersOn(stage, nodes, FEW);
    await sendFrames(send, WARM, PACE);
    await ask({ forget: true });
    await sendFrames(send, POSTS, PACE);
    const [same, other] = [await ask<Heard>({ heard: '0' }), await ask<Heard>({ heard: '1' })];
    return { same: median(same.ages), other: median(other.ages) };
  });
}

/** Microseconds of all instances' processor time for a delivery. */
function costOfDelivery(count: number): Promise<number> {
  return inStage(async (stage) => {
    const { nodes, send } = await rallyline(stage, count);
    const ask = await readersOn(stage, nodes, OF_EACH);
    await sendFrames(send, WARM, PACE);
    await ask({ forget: true });
    const used = () => nodes.reduce((sum, { pid }) => sum + (cpuOf(pid) ?? NaN), 0);
    const begun = used();
    await sendFrames(send, FRAMES, PACE);
    const cpu = used() - begun;
    let delivered = 0;
    for (const at of nodes.keys()) delivered += (await ask<Heard>({ heard: String(at) })).ages.length;
    return cpu / delivered;
  });
}

/** Puts a group of readers on each node, named by the node's place in the list. */
async function readersOn(stage: Stage, nodes: Subject['nodes'], count: number) {
  const ask = await startReaders(stage);
  for (const [at, { url }] of nodes.entries()) await ask({ connect: String(at), url, blog: BLOG, count });
  return ask;
}
