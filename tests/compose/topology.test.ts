/** The whole topology: three instances for readers, one for reporters, PostgreSQL, Redis, Caddy with HTTPS in front. */
import { jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { request as httpsRequest, type RequestOptions } from 'node:https';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import type { IncomingMessage } from 'node:http';
import { WebSocket } from 'ws';
import { until } from '../server/feed/instance.js';
import { startCluster, type Cluster } from '../support/cluster.js';

jest.setTimeout(600_000);

/** A documentation address (RFC 5737), which is nobody's, so that the test can search all logs for it. */
const STRANGER = '203.0.113.77';
const BLOG = 'baku';

let cluster: Cluster;
let token: string;
let authority: string;
const open: WebSocket[] = [];

beforeAll(async () => {
  cluster = await startCluster({ scheme: 'https', settings: { LOG_LEVEL: 'info' } });
  authority = cluster.caddy.authority();
  const about = ['--title', 'A rally', '--status', 'live', '--visibility', 'public'];
  await cluster.rallyline('blog', 'create', BLOG, ...about);
  token = await cluster.rallyline('token', BLOG, '--name', 'Ann');
});

afterAll(async () => {
  open.forEach((socket) => socket.terminate());
  await cluster.stop();
});

interface Answer {
  status: number;
  headers: IncomingMessage['headers'];
  body: string;
}

/** Asks through Caddy, as a client that claims to come from another address. */
function ask(path: string, options: RequestOptions & { json?: object } = {}): Promise<Answer> {
  const { json, headers, ...rest } = options;
  return new Promise((resolve, reject) => {
    const sent = httpsRequest(
      cluster.url + path,
      {
        ...rest,
        ca: authority,
        headers: { 'X-Forwarded-For': STRANGER, ...(headers as Record<string, string> | undefined) },
      },
      (answer) => {
        text(answer).then((body) => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body }), reject);
      },
    );
    sent.on('error', reject);
    sent.end(json === undefined ? undefined : JSON.stringify(json));
  });
}

/** Posts as a phone does: the same entry again until it is acknowledged. */
async function post(words: string): Promise<{ id: string; seq: number }> {
  const entry = { id: randomUUID(), kind: 'update', lang: 'en', text: words, happenedAt: new Date().toISOString() };
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
  for (let tries = 0; ; tries += 1) {
    const { status, body } = await ask(`/api/v1/blogs/${BLOG}/entries`, { method: 'POST', headers, json: entry });
    if (status < 300) return JSON.parse(body) as { id: string; seq: number };
    if (status < 500 || tries > 60) throw new Error(`${status} ${body}`);
    await sleep(500);
  }
}

/** Connects a reader to an instance, or through Caddy to any. */
function reader(url: string): { frames: () => string; socket: WebSocket } {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, { ca: authority });
  open.push(socket);
  let heard = '';
  socket.on('error', () => undefined);
  socket.on('message', (data: Buffer) => {
    const packet = data.toString();
    if (packet.startsWith('0')) socket.send(`40/live,${JSON.stringify({ v: 1, blog: BLOG, as: 'html' })}`);
    if (packet === '2') socket.send('3');
    heard += packet;
  });
  return { frames: () => heard, socket };
}

const readersOf = () => cluster.instances.filter(({ name }) => name !== 'reporters');

test('an entry that is posted through Caddy reaches the readers and the page of each instance', async () => {
  const readers = [...readersOf().map(({ url }) => reader(url)), reader(cluster.url)];
  await until('all have joined', () => readers.every(({ frames }) => frames().includes('"hello"')), 60_000);
  const { id, seq } = await post('The square fills.');
  await until('all have the entry', () => readers.every(({ frames }) => frames().includes(id)), 60_000);
  for (const { url } of readersOf()) {
    const page = await (await fetch(`${url}/live/${BLOG}`)).text();
    expect(page).toContain(`data-seq="${seq}"`);
    expect(page).toContain('The square fills.');
  }
});

test('Caddy sends reporters to an instance of their own, which takes no reader', async () => {
  const reporters = cluster.instance('reporters');
  const refused = reader(reporters.url);
  const status = await new Promise((resolve) =>
    refused.socket.on('unexpected-response', (_request, response) => resolve(response.statusCode)),
  );
  expect(status).toBe(503);
  const { id } = await post('Posted at the reporters’ own.');
  await until('it is written in that log', () => reporters.log().includes('"method":"POST"'), 60_000);
  expect(readersOf().some(({ log }) => log().includes('"method":"POST"'))).toBe(false);
  expect((await ask(`/live/${BLOG}/entries/${id}`)).status).toBe(200);
});

test('Caddy does not pass /metrics on', async () => {
  expect((await ask('/metrics')).status).toBe(404);
});

test('while an instance is killed, the others serve pages and posts, and it comes back with all entries', async () => {
  const [reporters, gone] = [cluster.instance('reporters'), cluster.instance('reader-2')];
  await Promise.all([reporters.kill(), gone.kill()]);
  const { id } = await post('Posted while two are gone.');
  // Each page is answered, and each instance that is left has the entry: a second later where its message is lost (F4).
  const isThere = async (): Promise<boolean> => {
    const pages = await Promise.all(Array.from({ length: 10 }, () => ask(`/live/${BLOG}`)));
    expect(pages.map(({ status }) => status)).toEqual(Array(10).fill(200));
    return pages.every(({ body }) => body.includes(id));
  };
  await until('every page has it', isThere, 60_000);
  await Promise.all([reporters.start(), gone.start()]);
  expect(await (await fetch(`${gone.url}/live/${BLOG}`)).text()).toContain(id);
  expect(await cluster.rallyline('verify', BLOG)).toContain('whole');
});

test('[A3] a device that is revoked on one instance is signed out on the others', async () => {
  const other = await cluster.rallyline('token', BLOG, '--name', 'Ben');
  const devices = await cluster.rallyline('devices');
  const device =
    devices
      .split('\n')
      .find((line) => line.includes('Ben'))
      ?.split('\t')[0] ?? '';
  const desk = new WebSocket(
    `${cluster.instance('reader-3').url.replace('http', 'ws')}/desk/socket.io/?EIO=4&transport=websocket`,
  );
  open.push(desk);
  let closed = false;
  let joined = false;
  desk.on('close', () => (closed = true));
  desk.on('message', (data: Buffer) => {
    const packet = data.toString();
    if (packet.startsWith('0')) desk.send(`40/desk,${JSON.stringify({ v: 1, token: other })}`);
    if (packet.startsWith('40/desk')) joined = true;
    if (packet === '2') desk.send('3');
  });
  await until('it is in', () => joined, 60_000);
  const editor = await cluster.rallyline('token', BLOG, '--name', 'Eve', '--role', 'editor');
  const asked = { method: 'DELETE', headers: { Authorization: `Bearer ${editor}` } };
  const { ok } = await fetch(`${cluster.instance('reader-1').url}/api/v1/blogs/${BLOG}/devices/${device}`, asked);
  expect(ok).toBe(true);
  await until('it is out', () => closed, 60_000);
});

test('no log of any program holds an address of a person, failed requests included', async () => {
  await Promise.all(cluster.instances.map((instance) => instance.kill()));
  const failed = await ask(`/live/${BLOG}?secret-query`, { headers: { Cookie: 'session=secret-cookie' } });
  expect(failed.status).toBeGreaterThanOrEqual(500);
  const logs = [cluster.caddy.log(), ...cluster.instances.map(({ log }) => log())].join('\n');
  expect(logs).toContain('"msg":"request"');
  const told = logs.split('\n').filter((line) => !line.includes(cluster.redis.url.slice('redis://'.length)));
  for (const trace of [STRANGER, '127.0.0.1:', 'secret-query', 'secret-cookie', token])
    expect(told.filter((line) => line.includes(trace))).toEqual([]);
});
