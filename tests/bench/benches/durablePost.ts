/** The time until a reporter's entry is stored, against a bare durable insert behind the same kind of connection. */
import { io, type Socket } from 'socket.io-client';
import { clientOf } from '../support/client.js';
import type { Bench, Figure } from '../support/figures.js';
import { fill, tokens, update } from '../support/rallies.js';
import { median, quantile, timed } from '../support/samples.js';
import type { Stage } from '../support/stage.js';

const ROUNDS = 400;
const WARM = 50;
/** Posts of a device: below the rate limit of 60 commands at once. */
const POSTS_PER_DEVICE = 50;
const DEVICES = (ROUNDS + WARM) / POSTS_PER_DEVICE;

export const durablePost: Bench = {
  name: 'durable-post',
  about: 'a post until it is acknowledged, and kept by then; one after the other',
  measure: async (stage) => {
    const ways = await waysOf(stage);
    const samples = new Map(ways.map(({ name }) => [name, new Float64Array(ROUNDS)]));
    for (let round = -WARM; round < ROUNDS; round += 1) {
      // In turns from both ends: each way follows each neighbour, whose leftover work would else count against it.
      for (const { name, send } of round % 2 === 0 ? ways : ways.toReversed()) {
        const took = await timed(() => send(round + WARM));
        if (round >= 0) samples.get(name)![round] = took;
      }
    }
    return figuresOf((name) => samples.get(name)!);
  },
};

interface Way {
  name: 'http' | 'bare http' | 'http alone' | 'socket' | 'bare socket' | 'socket alone';
  send: (number: number) => Promise<unknown>;
}

async function waysOf(stage: Stage): Promise<Way[]> {
  const folder = stage.folder();
  await fill(folder, { rally: 100 });
  const secrets = await tokens(folder, 'rally', 2 * DEVICES);
  const server = await stage.server(folder);
  const peer = await stage.program<number>('peers/acknowledging.ts', [stage.folder()]);
  const [ours, bare] = [clientOf(server.port), clientOf(peer.ready)];
  const bareSocket = await connected(stage, peer.ready, '/socket.io/', '');
  const sockets: Socket[] = [];
  for (const token of secrets.slice(DEVICES)) {
    sockets.push(await connected(stage, server.port, '/desk/socket.io/', '/desk', { v: 1, token }));
  }
  const deviceOf = (number: number) => Math.floor(number / POSTS_PER_DEVICE);
  const post = (number: number) => ({ blog: 'rally', ...update(number) });
  return [
    {
      name: 'http',
      send: (number) =>
        ours.post('/api/v1/blogs/rally/entries', update(number), {
          Authorization: `Bearer ${secrets[deviceOf(number)]!}`,
        }),
    },
    { name: 'bare http', send: (number) => bare.post('/insert', post(number)) },
    { name: 'socket', send: (number) => acknowledged(sockets[deviceOf(number)]!, 'post', post(number)) },
    { name: 'bare socket', send: (number) => acknowledged(bareSocket, 'insert', post(number)) },
    { name: 'http alone', send: (number) => bare.post('/acknowledge', post(number)) },
    { name: 'socket alone', send: (number) => acknowledged(bareSocket, 'acknowledge', post(number)) },
  ];
}

async function connected(stage: Stage, port: number, path: string, namespace: string, auth = {}): Promise<Socket> {
  const socket = io(`http://127.0.0.1:${port}${namespace}`, { path, auth, transports: ['websocket'], forceNew: true });
  stage.onClear(() => socket.close());
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  return socket;
}

async function acknowledged(socket: Socket, event: string, payload: unknown): Promise<void> {
  const answer = (await socket.emitWithAck(event, payload)) as { ok: boolean };
  if (!answer.ok) throw new Error(`${event} was refused: ${JSON.stringify(answer)}`);
}

function figuresOf(of: (name: Way['name']) => Float64Array): Figure[] {
  const http = { what: 'node:http + SQLite insert, synced', name: 'bare http' } as const;
  const socket = { what: 'socket.io + SQLite insert, synced', name: 'bare socket' } as const;
  const both = (what: string, name: Way['name'], peer: typeof http | typeof socket): Figure[] => [
    {
      what: `${what}, median`,
      unit: 'ms',
      ours: median(of(name)),
      peer: { what: peer.what, value: median(of(peer.name)) },
      target: { of: 'ours', most: 10 },
    },
    {
      what: `${what}, p99`,
      unit: 'ms',
      ours: quantile(of(name), 0.99),
      peer: { what: peer.what, value: quantile(of(peer.name), 0.99) },
    },
  ];
  return [
    ...both('post by HTTP', 'http', http),
    ...both('post by the desk socket', 'socket', socket),
    { what: 'a bare acknowledgement by node:http', unit: 'ms', ours: median(of('http alone')) },
    { what: 'a bare acknowledgement by socket.io', unit: 'ms', ours: median(of('socket alone')) },
  ];
}
