/** A device is revoked through one instance while it is connected to another, with Redis and without (rule A3). */
import { expect, jest, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import { entryOf, send } from './support/commands.js';
import { expectSettled } from './support/settled.js';
import { BLOG, setStage, type Stage } from './support/stage.js';

jest.setTimeout(300_000);

/** The rule's two seconds, and two more for a busy machine. */
const OUT_WITHIN_MS = 4_000;

function open(url: string, token: string): Socket {
  return io(`${url}/desk`, {
    path: '/desk/socket.io/',
    transports: ['websocket'],
    auth: { v: 1, token, desk: BLOG },
    forceNew: true,
    reconnection: false,
  });
}

async function connected(url: string, token: string): Promise<Socket> {
  const socket = open(url, token);
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  return socket;
}

/** The code of the refusal that a socket with this token hears. */
async function refusalOf(url: string, token: string): Promise<unknown> {
  const socket = open(url, token);
  try {
    return await new Promise((resolve, reject) => {
      socket.once('connect', () => reject(new Error('a revoked device is let in')));
      socket.once('connect_error', (error: Error & { data?: { code?: string } }) => resolve(error.data?.code));
    });
  } finally {
    socket.disconnect();
  }
}

async function deviceOf(stage: Stage, name: string): Promise<string> {
  const lines = (await stage.cluster.rallyline('devices')).split('\n');
  return lines.find((line) => line.endsWith(`\t${name}`))?.split('\t')[0] ?? '';
}

/** Revokes a device through the first instance while it works on the second, and expects it out of both. */
async function expectOut(stage: Stage, name: string): Promise<void> {
  const [one = '', other = ''] = stage.cluster.instances.map(({ url }) => url);
  const token = await stage.another(name);
  const device = await deviceOf(stage, name);
  const socket = await connected(other, token);
  const told: string[] = [];
  let outAt = NaN;
  socket.on('revoked', () => told.push('revoked'));
  socket.on('disconnect', () => (outAt = Date.now()));
  const byPost = () => send(other, { token, blog: BLOG }, 'post', entryOf(randomUUID(), 'Still here.'));
  const bySocket = async (): Promise<unknown> =>
    socket.timeout(5_000).emitWithAck('post', { ...entryOf(randomUUID(), 'Still here.'), blog: BLOG });
  expect((await byPost()).status).toBe(201);
  expect(await bySocket()).toMatchObject({ ok: true });

  const options = { method: 'DELETE', headers: { Authorization: `Bearer ${stage.token}` } };
  const revoked = await fetch(`${one}/api/v1/blogs/${BLOG}/devices/${device}`, options);
  const at = Date.now();
  expect(revoked.status).toBe(204);
  // The socket may stay open for a second: a command over it is refused, or not answered at all.
  expect(await bySocket().catch(() => ({ ok: false }))).toMatchObject({ ok: false });
  expect(await byPost()).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
  while (socket.connected && Date.now() - at < 15_000) await sleep(20);
  expect(outAt - at).toBeLessThanOrEqual(OUT_WITHIN_MS);
  expect(told).toEqual(['revoked']);
  expect(await refusalOf(other, token)).toBe('unauthenticated');
  socket.disconnect();
}

test('[A3] a device revoked through one instance is put out of the other within two seconds, also with Redis stopped', async () => {
  const stage = await setStage(['reader-1', 'reader-2']);
  const { cluster } = stage;
  try {
    const urls = cluster.instances.map(({ url }) => url);
    const fleet = await stage.fleet();
    await fleet.join(100, urls, BLOG);
    const poster = stage.poster(500, urls);
    for (let times = 1; times <= 3; times += 1) await expectOut(stage, `With Redis ${String(times)}`);
    await cluster.redis.stop();
    for (let times = 1; times <= 3; times += 1) await expectOut(stage, `Without Redis ${String(times)}`);
    await cluster.redis.start();
    await sleep(3_000);
    await expectOut(stage, 'With Redis again');
    const [state] = await expectSettled({ urls, blog: BLOG, poster, fleets: [fleet] });
    expect(state?.restarts).toBe(0);
  } finally {
    await stage.end();
  }
});
