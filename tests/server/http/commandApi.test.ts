/** The commands by HTTP, and the credentials that they need. */
import { randomUUID } from 'node:crypto';
import { update } from '../../support/rally.js';
import { blog, editor, entries, rally, standWithBlog, token } from './commandApi/stand.js';

standWithBlog();

test('a post is answered 201 with the receipt, its repetition 200 with the same, other content under its id 409', async () => {
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

test('Idempotency-Key carries the command and If-Match the rev; a stale rev is refused with the current one', async () => {
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

test('an editor publishes and takes down by HTTP; a reporter may not take down, nor an editor make a blog', async () => {
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
  ['a false gzip', { 'Content-Encoding': 'gzip' }, '{}', 415, 'unsupported'],
  ['too much', {}, JSON.stringify({ text: 'x'.repeat(600_000) }), 413, 'too-large'],
])('a post with %s as its body is refused, and nothing is stored', async (_, headers, body, status, code) => {
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

test('the longest entry fits into a request, each character escaped', async () => {
  const long = { text: 'ж'.repeat(20_000) };
  const body = JSON.stringify(update({ ...long, translations: { uk: long, az: long } }));
  const escaped = body.replace(/[^\x20-\x7e]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` };
  const response = await fetch(rally.url + entries(), { method: 'POST', headers, body: escaped });
  expect(response.status).toBe(201);
});

test('a command without credentials, or with wrong ones, is unauthenticated', async () => {
  for (const authorization of ['', 'Bearer x', 'Basic abc', `Bearer ${'x'.repeat(10_000)}`, `Bearer ${token}x`]) {
    const response = await fetch(rally.url + entries(), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: authorization },
      body: JSON.stringify(update()),
    });
    expect([response.status, await response.json()]).toMatchObject([401, { code: 'unauthenticated', retry: true }]);
  }
});

test('a person’s own entries are listed in every state, without anybody else’s', async () => {
  const { id } = await rally.post(token, blog);
  await rally.post(await rally.token(blog, 'Bob'), blog);
  const mine = await rally.send(token, 'GET', `/api/v1/blogs/${blog}/mine`);
  expect(await mine.json()).toMatchObject({ entries: [{ id, state: 'published', receivedAt: expect.any(String) }] });
  expect(mine.headers.get('cache-control')).toBe('no-store');
  const stranger = await rally.token(await rally.blog(), 'Sam');
  expect((await rally.send(stranger, 'GET', `/api/v1/blogs/${blog}/mine`)).status).toBe(404);
});

test('[S4] a device has 60 commands at once; the 61st hears when to come again; another device is not touched', async () => {
  const send = (who: string) => rally.send(who, 'POST', entries(), {});
  const statuses = await Promise.all(Array.from({ length: 120 }, () => send(token)));
  const refused = statuses.filter(({ status }) => status === 429);
  expect(statuses.filter(({ status }) => status === 422).length).toBeGreaterThanOrEqual(60);
  expect(refused.length).toBeGreaterThan(0);
  expect(Number(refused[0]!.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await refused[0]!.json()).toMatchObject({ code: 'rate-limited', retry: true, after: expect.any(Number) });
  expect((await send(editor)).status).toBe(422);
});
