/** Requests whose method stands in a header of a POST, since their network lets no other method through. */
import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { UPLOADS_PATH } from '../../../server/http/uploads.js';
import { photo } from '../../support/photos.js';
import { TUS, namedPhoto, startRally, uploadMetadata, type Rally } from '../../support/rally.js';
import { bothHalves, signInAs } from '../../support/session.js';
import { until } from '../feed/instance.js';

// A photo is decoded in a process of its own, on machines that do much else.
jest.setTimeout(60_000);

let rally: Rally;
let blog: string;
let token: string;

beforeAll(async () => {
  rally = await startRally();
});
afterAll(() => rally.stop(), 15_000);
beforeEach(async () => {
  blog = await rally.blog();
  token = await rally.token(blog, 'Ann', 'editor');
});

const as = (method: string) => ({ 'X-HTTP-Method-Override': method });
const post = (address: string, method: string, body?: unknown, headers = {}) =>
  rally.send(token, 'POST', address, body, { ...as(method), ...headers });

test('a POST with PATCH or DELETE in its header is taken as that command, with its other headers', async () => {
  const { id } = await rally.post(token, blog);
  const address = `/api/v1/blogs/${blog}/entries/${id}`;
  const revised = await post(
    address,
    'PATCH',
    { text: 'Changed.' },
    { 'Idempotency-Key': randomUUID(), 'If-Match': '"1"' },
  );
  expect([revised.status, await revised.json()]).toEqual([201, expect.objectContaining({ id, rev: 2 })]);
  const settings = await post(`/api/v1/blogs/${blog}`, 'PATCH', { command: randomUUID(), rev: 1, title: 'New' });
  expect(settings.status).toBe(201);
  const retracted = await post(address, 'DELETE', undefined, { 'Idempotency-Key': randomUUID() });
  expect(retracted.status).toBe(201);
  expect((await rally.parts.store.journal.entry(blog, id))!.state).toBe('retracted');
});

test('an upload can be sent, asked about and ended by POSTs that name the method in a header', async () => {
  const bytes = await photo({ width: 200, height: 100 });
  const [one, two] = [namedPhoto(), namedPhoto()];
  const { id } = await rally.post(token, blog, { media: [one, two] });
  const begin = async (named: string) => {
    const about = { 'Upload-Length': `${bytes.length}`, 'Upload-Metadata': uploadMetadata({ id: named, blog }) };
    const made = await rally.send(token, 'POST', UPLOADS_PATH, undefined, { ...TUS, ...about });
    return made.headers.get('location')!;
  };
  const piece = async (address: string, from: number, to: number) => {
    const of = { ...TUS, 'Content-Type': 'application/offset+octet-stream', 'Upload-Offset': `${from}` };
    const headers = { Authorization: `Bearer ${token}`, ...as('PATCH'), ...of };
    const body = new Uint8Array(bytes.subarray(from, to));
    return fetch(new URL(address, rally.url), { method: 'POST', headers, body });
  };
  const [first, second] = [await begin(one.id), await begin(two.id)];
  const some = await piece(first, 0, 100);
  expect([some.status, some.headers.get('upload-offset')]).toEqual([204, '100']);
  const head = await post(first, 'HEAD', undefined, TUS);
  expect([head.status, head.headers.get('upload-offset'), await head.text()]).toEqual([200, '100', '']);
  expect((await piece(first, 0, 100)).status).toBe(409);
  expect((await piece(first, 100, bytes.length)).status).toBe(204);
  expect((await post(second, 'DELETE', undefined, TUS)).status).toBe(204);
  const gone = await post(second, 'HEAD', undefined, TUS);
  expect([gone.status, await gone.json()]).toEqual([404, expect.objectContaining({ code: 'not-found' })]);
  // The other photo of the entry waits for ever.
  const photoIn = async () => (await rally.parts.store.journal.entry(blog, id))!.content.media[0]!;
  await until('the photo is ready', async () => (await photoIn()).state === 'ready');
});

test('no other method is taken from the override header, and none from another request than a POST', async () => {
  const { id } = await rally.post(token, blog);
  const address = `/api/v1/blogs/${blog}/entries/${id}`;
  for (const method of ['GET', 'HEAD', 'PUT', 'OPTIONS', 'delete', 'DELETE, PATCH', '__proto__'])
    expect([method, (await post(address, method)).status]).toEqual([method, 405]);
  const read = await rally.send(token, 'GET', `/api/v1/blogs/${blog}`, undefined, as('DELETE'));
  expect(read.status).toBe(200);
  const page = await rally.send(token, 'POST', `/live/${blog}`, undefined, as('HEAD'));
  expect(page.status).toBe(405);
  expect((await rally.parts.store.journal.entry(blog, id))!.state).toBe('published');
});

test('[A1] a cookie counts for a POST that names another method as it counts for that method', async () => {
  const signed = bothHalves(await signInAs(rally, blog, 'Eve', 'editor'));
  const { id } = await rally.post(token, blog);
  const withdraw = (headers: Record<string, string>) => {
    const all = { ...signed, 'Idempotency-Key': randomUUID(), ...as('DELETE'), ...headers };
    return fetch(`${rally.url}/api/v1/blogs/${blog}/entries/${id}`, { method: 'POST', headers: all });
  };
  for (const headers of [
    {},
    { Origin: rally.url },
    { 'X-Rallyline': '1' },
    { Origin: 'https://other.example', 'X-Rallyline': '1' },
  ])
    expect((await withdraw(headers as Record<string, string>)).status).toBe(401);
  expect((await withdraw({ Origin: rally.url, 'X-Rallyline': '1' })).status).toBe(201);
  // No foreign page is told that it may send the header at all.
  const asked = { Origin: 'https://other.example', 'Access-Control-Request-Method': 'POST' };
  const preflight = await fetch(`${rally.url}/api/v1/blogs/${blog}/entries/${id}`, {
    method: 'OPTIONS',
    headers: { ...asked, 'Access-Control-Request-Headers': 'x-http-method-override' },
  });
  expect(preflight.headers.get('access-control-allow-headers') ?? '').not.toContain('override');
});
