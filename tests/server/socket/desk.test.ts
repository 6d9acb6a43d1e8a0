/** The reporters' socket: who gets in, commands and their acknowledgements, and who is put out. */
import { randomBytes, randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { io, type Socket } from 'socket.io-client';
import { revoke } from '../../../server/cli/people.js';
import { parseFlags } from '../../../server/cli/flags.js';
import { openParts } from '../../../server/parts.js';
import type { DeskEntry } from '../../../shared/entry.js';
import type { Acknowledgement } from '../../../shared/protocol/desk.js';
import { DIST, startRally, update, type Rally } from '../../support/rally.js';
import { until } from '../feed/instance.js';
import { openRaw } from './rawReader.js';

let rally: Rally;
let blog: string;
let token: string;
const sockets: Socket[] = [];

// Each post is on the disk before it is acknowledged, and disks are shared.
jest.setTimeout(30_000);

beforeAll(async () => (rally = await startRally()));
afterAll(() => rally.stop(), 10_000);
beforeEach(async () => {
  blog = await rally.blog();
  token = await rally.token(blog, 'Ann');
});
afterEach(() => sockets.splice(0).forEach((socket) => socket.disconnect()));

interface Desk {
  socket: Socket;
  entries: DeskEntry[];
  blogs: { slug: string; title: string }[];
  revoked: number;
  connectError: { data?: { code: string } } | null;
  send: (name: string, payload: object) => Promise<Acknowledgement>;
}

async function connect(auth: object, extraHeaders: Record<string, string> = {}): Promise<Desk> {
  const socket = io(`${rally.url}/desk`, {
    path: '/desk/socket.io/',
    transports: ['websocket'],
    auth,
    extraHeaders,
    forceNew: true,
    reconnection: false,
  });
  sockets.push(socket);
  const desk: Desk = {
    socket,
    entries: [],
    blogs: [],
    revoked: 0,
    connectError: null,
    send: (name, payload) => socket.timeout(5_000).emitWithAck(name, payload) as Promise<Acknowledgement>,
  };
  socket.on('entry', (entry: DeskEntry) => desk.entries.push(entry));
  socket.on('blog', (told: { slug: string; title: string }) => desk.blogs.push(told));
  socket.on('revoked', () => (desk.revoked += 1));
  socket.on('connect_error', (error) => (desk.connectError = error as Desk['connectError']));
  await until('it is in or refused', () => socket.connected || desk.connectError !== null);
  return desk;
}

const signedIn = (secret = token) => connect({ v: 1, token: secret });

test.each([
  ['no token', () => ({ v: 1 }), 'unauthenticated'],
  ['a wrong token', () => ({ v: 1, token: 'x'.repeat(43) }), 'unauthenticated'],
  ['a token that is no text', () => ({ v: 1, token: { a: 1 } }), 'unauthenticated'],
  ['a newer app', () => ({ v: 2, token }), 'version'],
  ['no version', () => ({ token }), 'version'],
])('[A1] with %s nobody gets in', async (_, auth, code) => {
  expect((await connect(auth())).connectError).toMatchObject({ data: { code } });
});

test('[A1] a session’s cookie counts with our own Origin alone', async () => {
  const response = await fetch(`${rally.url}/api/v1/session`, {
    method: 'POST',
    headers: { Origin: rally.url, 'X-Rallyline': '1', 'Content-Type': 'application/json' },
    body: JSON.stringify({
      invitation: await rally.invitation(blog, 'Ann'),
      attempt: randomBytes(24).toString('base64url'),
    }),
  });
  const Cookie = response.headers.get('set-cookie')!.split(';')[0]!;
  expect((await connect({ v: 1 }, { Cookie, Origin: rally.url })).socket.connected).toBe(true);
  for (const Origin of ['https://evil.example', 'null', rally.url.replace('http', 'https') + '1']) {
    expect((await connect({ v: 1 }, { Cookie, Origin })).connectError).toMatchObject({
      data: { code: 'unauthenticated' },
    });
  }
  expect((await connect({ v: 1 }, { Cookie })).connectError).toMatchObject({ data: { code: 'unauthenticated' } });
  expect((await connect({ v: 1, token }, { Origin: 'https://evil.example' })).socket.connected).toBe(true);
});

test('every command is acknowledged, with a receipt or a refusal', async () => {
  const [ann, eve] = [await signedIn(), await signedIn(await rally.token(blog, 'Eve', 'editor'))];
  const post = { ...update(), blog };
  const { id } = post as unknown as { id: string };
  expect(await ann.send('post', post)).toEqual({ ok: true, value: { id, seq: 2, rev: 1 } });
  expect(await ann.send('post', post)).toEqual({ ok: true, value: { id, seq: 2, rev: 1 } });
  expect(await ann.send('post', { ...post, text: 'other' })).toMatchObject({
    ok: false,
    refusal: { code: 'conflict', field: 'id', retry: false },
  });
  const on = () => ({ command: randomUUID(), id, blog });
  expect(await ann.send('revise', { ...on(), rev: 1, text: 'x' })).toMatchObject({
    ok: true,
    value: { seq: 3, rev: 2 },
  });
  expect(await eve.send('revise', { ...on(), rev: 1, text: 'y' })).toMatchObject({
    refusal: { field: 'rev', current: 2 },
  });
  expect(await ann.send('takedown', on())).toMatchObject({ ok: false, refusal: { code: 'forbidden' } });
  expect(await ann.send('retract', on())).toMatchObject({ ok: true, value: { seq: 4 } });
  expect(await eve.send('blog', { command: randomUUID(), blog, rev: 1, title: 'New' })).toMatchObject({
    ok: true,
    value: { id: blog, seq: 5, rev: 2 },
  });
  for (const payload of [null, 7, 'x', [], {}]) {
    expect(await ann.send('post', payload as object)).toMatchObject({ ok: false, refusal: { code: 'invalid' } });
  }
});

test('tells a person of their own entries on every device, held ones too, and of the blog; not of others’', async () => {
  const [phone, laptop] = [await signedIn(), await signedIn()];
  const bob = await signedIn(await rally.token(blog, 'Bob'));
  const eve = await signedIn(await rally.token(blog, 'Eve', 'editor'));
  await new Promise((resolve) => setTimeout(resolve, 100));
  await eve.send('blog', { command: randomUUID(), blog, rev: 1, status: 'paused', title: 'Paused now' });
  const { id } = { ...update(), id: randomUUID() };
  await phone.send('post', { ...update({ id }), blog });
  await until('both devices know', () => [phone, laptop].every(({ entries }) => entries.length === 1));
  expect(laptop.entries[0]).toMatchObject({
    id,
    state: 'held',
    seq: null,
    order: null,
    receivedAt: expect.any(String),
  });
  await eve.send('publish', { command: randomUUID(), id, blog, rev: 1 });
  await until('it is published there', () => phone.entries.at(-1)?.state === 'published');
  expect([phone, laptop, bob].map(({ blogs }) => blogs[0]?.title)).toEqual(Array(3).fill('Paused now'));
  expect(bob.entries).toEqual([]);
  expect(JSON.stringify(phone.entries)).not.toContain('author');
});

describe('what is no command closes that connection, and no other', () => {
  test.each<[string, (socket: Socket) => void]>([
    ['an unknown event', (socket) => socket.emit('destroy', {}, () => {})],
    ['a command without acknowledgement', (socket) => socket.emit('post', {})],
    ['two payloads', (socket) => socket.emit('post', {}, {}, () => {})],
    ['a binary payload', (socket) => socket.emit('post', { id: Buffer.from([1]) }, () => {})],
    ['one that is too large', (socket) => socket.emit('post', { text: 'x'.repeat(600_000) }, () => {})],
  ])('%s', async (_, send) => {
    const [good, bad] = [await signedIn(), await signedIn()];
    send(bad.socket);
    await until('it is closed', () => !bad.socket.connected);
    expect(await good.send('post', { ...update(), blog })).toMatchObject({ ok: true });
  });

  test.each([
    ['what is no packet', (send: (data: string | Buffer) => void) => send('what')],
    ['bytes', (send: (data: string | Buffer) => void) => send(Buffer.alloc(100))],
    [
      'a binary event whose bytes never come',
      (send: (data: string | Buffer) => void) => send('451-/desk,["post",{"_placeholder":true,"num":0}]'),
    ],
    ['readers’ namespace', (send: (data: string | Buffer) => void) => send('40/live,{"v":1}')],
  ])('%s as the first packet', async (_, say) => {
    const raw = await openRaw(rally.url, '/desk/socket.io/');
    say((data) => raw.ws.send(data));
    await until('it is closed', () => raw.closed, 6_500);
  });
});

test('[S4] the 61st of a burst is refused with when to come again; another device is not touched', async () => {
  const [ann, eve] = [await signedIn(), await signedIn(await rally.token(blog, 'Eve', 'editor'))];
  const answers = await Promise.all(Array.from({ length: 75 }, () => ann.send('post', {})));
  const codes = answers.map((answer) => (answer.ok ? 'ok' : answer.refusal.code));
  expect(codes.filter((code) => code === 'invalid').length).toBeGreaterThanOrEqual(60);
  expect(answers.at(-1)).toMatchObject({ refusal: { code: 'rate-limited', retry: true, after: expect.any(Number) } });
  expect(await eve.send('post', { ...update(), blog })).toMatchObject({ ok: true });
});

test('[A3] a device that is revoked beside the server is out, and its commands are refused', async () => {
  const [ann, other] = [await signedIn(), await signedIn(await rally.token(blog, 'Ann'))];
  const session = await rally.send(token, 'GET', '/api/v1/session');
  const { device } = (await session.json()) as { device: string };
  const beside = await openParts(rally.parts.config, { server: false, dist: DIST });
  await revoke(beside, parseFlags([device]));
  await beside.close();
  const pending = ann.send('post', { ...update(), blog }).catch(() => 'closed');
  await until('it is out', () => !ann.socket.connected, 10_000);
  expect(ann.revoked).toBe(1);
  expect(['closed', { ok: false, refusal: expect.objectContaining({ code: 'unauthenticated' }) }]).toContainEqual(
    await pending,
  );
  expect((await rally.send(token, 'POST', `/api/v1/blogs/${blog}/entries`, update())).status).toBe(401);
  expect((await signedIn()).connectError).toMatchObject({ data: { code: 'unauthenticated' } });
  expect((await rally.parts.store.journal.blog(blog))!.head).toBe(1);
  expect(other.socket.connected).toBe(true);
});

test('a device has at most 20 sockets open; a further one is told when to come again, and takes a place that is left', async () => {
  const open = await Promise.all(Array.from({ length: 20 }, () => connect({ v: 1, token })));
  expect(open.filter(({ socket }) => socket.connected)).toHaveLength(20);
  const refused = (await connect({ v: 1, token })).connectError;
  expect(refused?.data).toMatchObject({ code: 'rate-limited', retry: true, after: 30 });
  expect((await connect({ v: 1, token: await rally.token(blog, 'Bob') })).socket.connected).toBe(true);
  open[0]!.socket.disconnect();
  await until('a place is free', async () => (await connect({ v: 1, token })).socket.connected, 15_000);
});
