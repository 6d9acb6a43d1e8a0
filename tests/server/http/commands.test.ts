/** The commands by HTTP, sign-in, and who may not. */
import { randomBytes, randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { startRally, update, type Rally } from '../../support/rally.js';

let rally: Rally;
let blog: string;
let token: string;
let editor: string;
const ahead = { ms: 0 };

// Each post is on the disk before it is acknowledged, and disks are shared.
jest.setTimeout(30_000);

beforeAll(async () => (rally = await startRally({ now: () => new Date(Date.now() + ahead.ms) })));
afterAll(() => rally.stop(), 10_000);
beforeEach(async () => {
  blog = await rally.blog();
  token = await rally.token(blog, 'Ann');
  editor = await rally.token(blog, 'Eve', 'editor');
});

const entries = () => `/api/v1/blogs/${blog}/entries`;

test('a post: 201 with the receipt, repeated 200 with the same, other content 409', async () => {
  const body = update();
  const first = await rally.send(token, 'POST', entries(), body);
  const receipt: unknown = await first.json();
  expect([first.status, receipt]).toEqual([201, { id: body.id, seq: 2, rev: 1 }]);
  const again = await rally.send(token, 'POST', entries(), body);
  expect([again.status, await again.json()]).toEqual([200, receipt]);
  const other = await rally.send(token, 'POST', entries(), { ...body, text: 'other' });
  expect([other.status, await other.json()]).toMatchObject([409, { code: 'conflict', field: 'id' }]);
  for (const { headers } of [first, again, other]) {
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('access-control-allow-origin')).toBeNull();
  }
});

test('Idempotency-Key carries the command and If-Match the rev; a stale one is refused with the current', async () => {
  const { id } = await rally.post(token, blog);
  const key = { 'Idempotency-Key': randomUUID(), 'If-Match': '"1"' };
  const revise = (headers: Record<string, string>, body: object = { text: 'x' }) =>
    rally.send(token, 'PATCH', `${entries()}/${id}`, body, headers);
  expect((await revise(key)).status).toBe(201);
  expect((await revise(key)).status).toBe(200);
  const stale = await revise({ ...key, 'Idempotency-Key': randomUUID() });
  expect([stale.status, await stale.json()]).toMatchObject([409, { field: 'rev', current: 2 }]);
  for (const match of ['1', 'W/"1"', '"x"', '*']) {
    expect(await (await revise({ ...key, 'If-Match': match })).json()).toMatchObject({ code: 'invalid', field: 'rev' });
  }
  const bare = await rally.send(token, 'DELETE', `${entries()}/${id}`, undefined, {
    'Idempotency-Key': randomUUID(),
    'If-Match': '"1"',
  });
  expect(bare.status).toBe(201);
  expect((await revise({ ...key, 'Idempotency-Key': randomUUID() })).status).toBe(410);
});

test('publish and takedown, and a blog made and changed', async () => {
  await rally.send(editor, 'PATCH', `/api/v1/blogs/${blog}`, { command: randomUUID(), rev: 1, status: 'paused' });
  const held = (await (await rally.send(token, 'POST', entries(), update())).json()) as { id: string; seq: unknown };
  expect(held.seq).toBeNull();
  const publish = await rally.send(editor, 'POST', `${entries()}/${held.id}/publish`, {
    command: randomUUID(),
    rev: 1,
  });
  expect([publish.status, await publish.json()]).toEqual([201, { id: held.id, seq: 3, rev: 1 }]);
  const takedown = { command: randomUUID() };
  expect((await rally.send(token, 'POST', `${entries()}/${held.id}/takedown`, takedown)).status).toBe(403);
  expect((await rally.send(editor, 'POST', `${entries()}/${held.id}/takedown`, takedown)).status).toBe(201);
  expect((await rally.send(editor, 'POST', '/api/v1/blogs', { slug: 'mine', title: 'x' })).status).toBe(403);
});

test('the address and the body may not contradict each other', async () => {
  const { id } = await rally.post(token, blog);
  const post = await rally.send(token, 'POST', entries(), update({ blog: 'other' }));
  expect(await post.json()).toMatchObject({ code: 'invalid', field: 'blog' });
  const body = { id: randomUUID(), command: randomUUID(), rev: 1, text: 'x' };
  expect(await (await rally.send(token, 'PATCH', `${entries()}/${id}`, body)).json()).toMatchObject({ field: 'id' });
});

test.each([
  ['another content type', { 'Content-Type': 'text/plain' }, 'x', 415, 'unsupported'],
  ['a form', { 'Content-Type': 'application/x-www-form-urlencoded' }, 'a=b', 415, 'unsupported'],
  ['malformed JSON', {}, '{"id":', 422, 'invalid'],
  ['a list', {}, '[]', 422, 'invalid'],
  ['a bare word', {}, '"x"', 422, 'invalid'],
  ['nothing', {}, '', 422, 'invalid'],
  ['a foreign charset', { 'Content-Type': 'application/json; charset=koi8-r' }, '{}', 415, 'unsupported'],
  ['a foreign encoding', { 'Content-Encoding': 'zstd-x' }, '{}', 415, 'unsupported'],
  ['a false gzip', { 'Content-Encoding': 'gzip' }, '{}', 422, 'invalid'],
  ['too much', {}, JSON.stringify({ text: 'x'.repeat(600_000) }), 413, 'too-large'],
])('%s as the body is refused, and stored is nothing', async (_, headers, body, status, code) => {
  const response = await fetch(rally.url + entries(), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers, Authorization: `Bearer ${token}` } as Record<
      string,
      string
    >,
    body,
  });
  expect([response.status, await response.json()]).toMatchObject([status, { code, status }]);
  expect((await rally.parts.store.journal.blog(blog))!.head).toBe(1);
});

test('the longest entry fits, each character escaped', async () => {
  const long = { text: 'ж'.repeat(20_000) };
  const body = JSON.stringify(update({ ...long, translations: { uk: long, az: long } }));
  const escaped = body.replace(/[^\x20-\x7e]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` };
  const response = await fetch(rally.url + entries(), { method: 'POST', headers, body: escaped });
  expect(response.status).toBe(201);
});

test('without credentials, or with wrong ones: unauthenticated', async () => {
  for (const authorization of ['', 'Bearer x', 'Basic abc', `Bearer ${'x'.repeat(10_000)}`, `Bearer ${token}x`]) {
    const response = await fetch(rally.url + entries(), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: authorization },
      body: JSON.stringify(update()),
    });
    expect([response.status, await response.json()]).toMatchObject([401, { code: 'unauthenticated', retry: true }]);
  }
});

test('what I posted, in every state, and nobody else’s', async () => {
  const { id } = await rally.post(token, blog);
  await rally.post(await rally.token(blog, 'Bob'), blog);
  const mine = await rally.send(token, 'GET', `/api/v1/blogs/${blog}/mine`);
  expect(await mine.json()).toMatchObject({ entries: [{ id, state: 'published', receivedAt: expect.any(String) }] });
  expect(mine.headers.get('cache-control')).toBe('no-store');
  const stranger = await rally.token(await rally.blog(), 'Sam');
  expect((await rally.send(stranger, 'GET', `/api/v1/blogs/${blog}/mine`)).status).toBe(404);
});

test('[S4] a device has 60 commands at once; the 61st hears when; another device is not touched', async () => {
  const send = (who: string) => rally.send(who, 'POST', entries(), {});
  const statuses = await Promise.all(Array.from({ length: 75 }, () => send(token)));
  const refused = statuses.filter(({ status }) => status === 429);
  expect(statuses.filter(({ status }) => status === 422).length).toBeGreaterThanOrEqual(60);
  expect(refused.length).toBeGreaterThan(0);
  expect(Number(refused[0]!.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await refused[0]!.json()).toMatchObject({ code: 'rate-limited', retry: true, after: expect.any(Number) });
  expect((await send(editor)).status).toBe(422);
});

describe('an invitation', () => {
  const secret = () => randomBytes(24).toString('base64url');
  const own = () => ({ Origin: rally.url, 'X-Rallyline': '1', 'Content-Type': 'application/json' });
  const redeem = (body: unknown, headers: Record<string, string> = own()) =>
    fetch(`${rally.url}/api/v1/session`, { method: 'POST', headers, body: JSON.stringify(body) });
  const cookieOf = (response: Response) => response.headers.get('set-cookie')!.split(';')[0]!;

  test('is redeemed once: again by the same attempt the same session, by another refused', async () => {
    const [invitation, attempt] = [await rally.invitation(blog, 'Ann'), secret()];
    expect((await fetch(`${rally.url}/join`)).headers.get('set-cookie')).toBeNull();
    const first = await redeem({ invitation, attempt });
    expect([first.status, await first.json()]).toMatchObject([200, { v: 1, name: 'Ann', blogs: [{ slug: blog }] }]);
    expect(first.headers.get('set-cookie')).toMatch(
      /^rallyline=[\w-]+; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    const again = await redeem({ invitation, attempt });
    expect(cookieOf(again)).toBe(cookieOf(first));
    const other = await redeem({ invitation, attempt: secret() });
    expect([other.status, other.headers.get('set-cookie')]).toEqual([410, null]);
  });

  test('that has expired, or is none, is refused', async () => {
    const invitation = await rally.invitation(blog, 'Ann');
    ahead.ms = 2 * 3_600_000;
    expect((await redeem({ invitation, attempt: secret() })).status).toBe(410);
    ahead.ms = 0;
    expect((await redeem({ invitation: secret(), attempt: secret() })).status).toBe(404);
    for (const wrong of [{}, { invitation }, { invitation: 7, attempt: 7 }, { invitation: 'x', attempt: secret() }]) {
      expect((await redeem(wrong)).status).toBe(422);
    }
  });

  test('is not redeemed for another site', async () => {
    const body = { invitation: await rally.invitation(blog, 'Ann'), attempt: secret() };
    const { Origin: _origin, ...noOrigin } = own();
    const { 'X-Rallyline': _ours, ...noMark } = own();
    for (const headers of [
      noOrigin,
      noMark,
      { ...own(), Origin: 'https://evil.example' },
      { ...own(), Origin: 'null' },
    ]) {
      expect((await redeem(body, headers as Record<string, string>)).status).toBe(401);
    }
    expect((await redeem(body)).status).toBe(200);
  });

  test('can be tried ten times a minute, and another one is not touched by that', async () => {
    const invitation = await rally.invitation(blog, 'Ann');
    const statuses: number[] = [];
    for (let n = 0; n < 12; n += 1) statuses.push((await redeem({ invitation, attempt: secret() })).status);
    expect(statuses).toEqual([200, ...Array<number>(9).fill(410), 429, 429]);
    expect((await redeem({ invitation: await rally.invitation(blog, 'Bob'), attempt: secret() })).status).toBe(200);
  });

  test('gives a cookie that counts from our own pages alone, until sign-out', async () => {
    const signedIn = await redeem({ invitation: await rally.invitation(blog, 'Ann'), attempt: secret() });
    const Cookie = cookieOf(signedIn);
    const post = (headers: Record<string, string>) =>
      fetch(rally.url + entries(), {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Cookie, ...headers },
        body: JSON.stringify(update()),
      }).then(({ status }) => status);
    expect(await post({})).toBe(401);
    expect(await post({ Origin: rally.url })).toBe(401);
    expect(await post({ 'X-Rallyline': '1' })).toBe(401);
    expect(await post({ 'X-Rallyline': '1', Origin: 'https://evil.example' })).toBe(401);
    expect(await post({ 'X-Rallyline': '1', Origin: rally.url })).toBe(201);
    const session = await fetch(`${rally.url}/api/v1/session`, { headers: { Cookie, 'X-Rallyline': '1' } });
    expect(session.status).toBe(200);
    expect((await fetch(`${rally.url}/api/v1/session`, { headers: { Cookie } })).status).toBe(401);
    const out = await fetch(`${rally.url}/api/v1/session`, {
      method: 'DELETE',
      headers: { Cookie, 'X-Rallyline': '1', Origin: rally.url },
    });
    expect([out.status, out.headers.get('set-cookie')]).toMatchObject([204, expect.stringContaining('Max-Age=0')]);
    expect(await post({ 'X-Rallyline': '1', Origin: rally.url })).toBe(401);
  });
});

test('where PUBLIC_URL is https, the cookie is Secure and bound to the host, and only that Origin counts', async () => {
  const secure = await startRally({ env: { PUBLIC_URL: 'https://live.example.org' } });
  const invitation = await secure.invitation(null, 'Olga', 'owner');
  const redeem = (origin: string) =>
    fetch(`${secure.url}/api/v1/session`, {
      method: 'POST',
      headers: { Origin: origin, 'X-Rallyline': '1', 'Content-Type': 'application/json' },
      body: JSON.stringify({ invitation, attempt: 'a'.repeat(32) }),
    });
  expect((await redeem(secure.url)).status).toBe(401);
  const response = await redeem('https://live.example.org');
  expect(response.headers.get('set-cookie')).toMatch(/^__Host-rallyline=.*; Path=\/; .*Secure/);
  expect(response.headers.get('strict-transport-security')).toContain('max-age=');
  await secure.stop();
});
