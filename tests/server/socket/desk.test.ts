/** The desk's socket for reporters: sign-in, commands and their acknowledgements, and the end of a revoked device. */
import { randomBytes, randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import type { Socket } from 'socket.io-client';
import { revoke } from '../../../server/cli/people.js';
import { parseFlags } from '../../../server/cli/flags.js';
import { openParts } from '../../../server/parts.js';
import { DESK_PATH } from '../../../shared/protocol/desk.js';
import { DIST, startRally, update, type Rally } from '../../support/rally.js';
import { begunBy } from '../../support/session.js';
import { until } from '../feed/instance.js';
import { connectDesk, disconnectAll } from './deskClient.js';
import { openRaw } from './rawReader.js';

let rally: Rally;
let blog: string;
let token: string;

// Each post is on the disk before it is acknowledged, and disks are shared.
jest.setTimeout(30_000);

beforeAll(async () => (rally = await startRally()));
afterAll(() => rally.stop(), 10_000);
beforeEach(async () => {
  blog = await rally.blog();
  token = await rally.token(blog, 'Ann');
});
afterEach(disconnectAll);

const connect = (auth: object, headers?: Record<string, string>) => connectDesk(rally.url, auth, headers);
const signedIn = (secret = token) => connect({ v: 1, token: secret });

test.each([
  ['no token', () => ({ v: 1 }), 'unauthenticated'],
  ['a wrong token', () => ({ v: 1, token: 'x'.repeat(43) }), 'unauthenticated'],
  ['a token that is no text', () => ({ v: 1, token: { a: 1 } }), 'unauthenticated'],
  ['a newer app', () => ({ v: 2, token }), 'version'],
  ['no version', () => ({ token }), 'version'],
])('[A1] the desk’s socket lets nobody in with %s', async (_, auth, code) => {
  expect((await connect(auth())).refused).toMatchObject({ code });
});

test('[A1] a session’s cookie counts at the desk’s socket with our own Origin alone', async () => {
  const response = await fetch(`${rally.url}/api/v1/session`, {
    method: 'POST',
    headers: { Origin: rally.url, 'X-Rallyline': '1', 'Content-Type': 'application/json' },
    body: JSON.stringify({
      invitation: await rally.invitation(blog, 'Ann'),
      attempt: randomBytes(24).toString('base64url'),
    }),
  });
  const { Cookie, half } = await begunBy(response);
  expect((await connect({ v: 1, half }, { Cookie, Origin: rally.url })).socket.connected).toBe(true);
  for (const Origin of ['https://evil.example', 'null', rally.url.replace('http', 'https') + '1']) {
    expect((await connect({ v: 1, half }, { Cookie, Origin })).refused).toMatchObject({ code: 'unauthenticated' });
  }
  expect((await connect({ v: 1, half }, { Cookie })).refused).toMatchObject({ code: 'unauthenticated' });
  expect((await connect({ v: 1, token }, { Origin: 'https://evil.example' })).socket.connected).toBe(true);
});

test('the desk’s socket acknowledges every command with a receipt or a refusal', async () => {
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

test('the desk’s socket tells a person of the blog and of their own entries on every device, held ones too', async () => {
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

test.each<[string, (socket: Socket) => void]>([
  ['an unknown event', (socket) => socket.emit('destroy', {}, () => {})],
  ['a command without acknowledgement', (socket) => socket.emit('post', {})],
  ['two payloads', (socket) => socket.emit('post', {}, {}, () => {})],
  ['a binary payload', (socket) => socket.emit('post', { id: Buffer.from([1]) }, () => {})],
  ['a payload that is too large', (socket) => socket.emit('post', { text: 'x'.repeat(600_000) }, () => {})],
])('[S3] %s closes that connection of the desk, and no other', async (_, send) => {
  const [good, bad] = [await signedIn(), await signedIn()];
  send(bad.socket);
  await until('it is closed', () => !bad.socket.connected);
  expect(await good.send('post', { ...update(), blog })).toMatchObject({ ok: true });
});

test.each([
  ['a text that is no packet', (send: (data: string | Buffer) => void) => send('what')],
  ['bytes', (send: (data: string | Buffer) => void) => send(Buffer.alloc(100))],
])('[S3] %s as the first packet closes that connection of the desk before its time is over', async (_, say) => {
  // A connection that was opened before the other one ends first where time alone ends them.
  const silent = await openRaw(rally.url, '/desk/socket.io/');
  const raw = await openRaw(rally.url, '/desk/socket.io/');
  say((data) => raw.ws.send(data));
  await until('it is closed', () => raw.closed);
  expect(silent.closed).toBe(false);
  silent.ws.terminate();
});

test.each([
  [
    'a binary event whose bytes never come',
    (send: (data: string | Buffer) => void) => send('451-/desk,["post",{"_placeholder":true,"num":0}]'),
  ],
  ['readers’ namespace', (send: (data: string | Buffer) => void) => send('40/live,{"v":1}')],
])('[S3] %s as the first packet closes that connection of the desk once its time is over', async (_, say) => {
  const raw = await openRaw(rally.url, '/desk/socket.io/');
  say((data) => raw.ws.send(data));
  await until('it is closed', () => raw.closed);
});

test('[S4] the 61st command of a burst is refused with a time to come again; another device is not touched', async () => {
  const [ann, eve] = [await signedIn(), await signedIn(await rally.token(blog, 'Eve', 'editor'))];
  const begun = performance.now();
  const answers = await Promise.all(Array.from({ length: 200 }, () => ann.send('post', {})));
  const seconds = (performance.now() - begun) / 1_000;
  const codes = answers.map((answer) => (answer.ok ? 'ok' : answer.refusal.code));
  expect(codes.slice(0, 60)).toEqual(Array(60).fill('invalid'));
  // Commands come back while a slow machine sends: ten each second.
  const limited = answers.filter((_, n) => codes[n] !== 'invalid');
  expect(limited.length).toBeGreaterThanOrEqual(140 - seconds * 10);
  for (const answer of limited)
    expect(answer).toMatchObject({ refusal: { code: 'rate-limited', retry: true, after: expect.any(Number) } });
  expect(await eve.send('post', { ...update(), blog })).toMatchObject({ ok: true });
});

test('[A3] a device revoked by another process is out, and its commands are refused', async () => {
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
  expect((await signedIn()).refused).toMatchObject({ code: 'unauthenticated' });
  expect((await rally.parts.store.journal.blog(blog))!.head).toBe(1);
  expect(other.socket.connected).toBe(true);
});

test('a device has at most 20 sockets open; a further one is told when to come again, and gets in once another has left', async () => {
  const open = await Promise.all(Array.from({ length: 20 }, () => connect({ v: 1, token })));
  expect(open.filter(({ socket }) => socket.connected)).toHaveLength(20);
  const { refused } = await connect({ v: 1, token });
  expect(refused).toMatchObject({ code: 'rate-limited', retry: true, after: 30 });
  expect((await connect({ v: 1, token: await rally.token(blog, 'Bob') })).socket.connected).toBe(true);
  open[0]!.socket.disconnect();
  await until('a place is free', async () => (await connect({ v: 1, token })).socket.connected, 15_000);
});

test('[S4] a reporter gets in at once while one network holds all 50 places that it may, and who is signed in holds none', async () => {
  const ann = await signedIn();
  const oldest = await openRaw(rally.url, DESK_PATH);
  const others = await Promise.all(Array.from({ length: 49 }, () => openRaw(rally.url, DESK_PATH)));
  const strangers = [oldest, ...others];
  const closed = () => strangers.filter((stranger) => stranger.closed).length;
  expect(closed()).toBe(0);
  for (let n = 0; n < 5; n += 1) expect((await signedIn()).socket.connected).toBe(true);
  // The strangers' own time is the same for all of them: it was not over yet when the last one got in.
  expect(closed()).toBeLessThanOrEqual(5);
  await until('the oldest has made room', () => oldest.closed);
  expect(await ann.send('post', { ...update(), blog })).toMatchObject({ ok: true });
  for (const { ws } of strangers) ws.terminate();
});
