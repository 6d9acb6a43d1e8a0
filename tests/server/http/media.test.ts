/** Photos' files: readers who may see one, until when, and how it is sent. */
import { jest } from '@jest/globals';
import { photo } from '../../support/photos.js';
import { namedPhoto, startRally, type Rally } from '../../support/rally.js';
import { bothHalves, signInAs } from '../../support/session.js';

jest.setTimeout(60_000);

let rally: Rally;
let blog: string;
let token: string;
let editor: string;
let bytes: Buffer;

beforeAll(async () => {
  bytes = await photo({ width: 400, height: 300 });
  rally = await startRally();
});
afterAll(() => rally.stop(), 15_000);
beforeEach(async () => {
  blog = await rally.blog();
  token = await rally.token(blog, 'Ann');
  editor = await rally.token(blog, 'Eve', 'editor');
});

const command = () => ({ command: crypto.randomUUID() });
const entryAt = (id: string) => `/api/v1/blogs/${blog}/entries/${id}`;
const get = (address: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Response> =>
  fetch(new URL(address, rally.url), { headers, method });
const asDesk = (address: string, by: string) => get(`/desk${address}`, { Authorization: `Bearer ${by}` });
const code = async (response: Response) => ((await response.json()) as { code: string }).code;

/** Posts an entry with a ready photo; returns the addresses of its first WebP and first JPEG. */
async function shown(): Promise<{ id: string; photo: string; webp: string; jpeg: string }> {
  const named = namedPhoto();
  const { id } = await rally.post(token, blog, { media: [named] });
  await rally.uploadPhoto(token, blog, named.id, bytes);
  const { content } = await rally.developed(blog, id);
  const sourceOf = (type: string) => content.media[0]!.sources.find((source) => source.type === type)!.src;
  return { id, photo: named.id, webp: sourceOf('image/webp'), jpeg: sourceOf('image/jpeg') };
}

test('a published photo is sent to everybody with its type, and caches keep it for minutes', async () => {
  const { webp, jpeg } = await shown();
  for (const [address, type] of [
    [webp, 'image/webp'],
    [jpeg, 'image/jpeg'],
  ] as const) {
    const answer = await get(address, { Authorization: 'Bearer nonsense' });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, type]);
    const sent = Buffer.from(await answer.arrayBuffer());
    expect(answer.headers.get('content-length')).toBe(String(sent.length));
    expect(answer.headers.get('cache-control')).toBe('public, max-age=300, s-maxage=60');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect(answer.headers.get('set-cookie')).toBeNull();
    const head = await get(address, {}, 'HEAD');
    expect([head.status, head.headers.get('content-length')]).toEqual([200, String(sent.length)]);
    const again = await get(address, { 'If-None-Match': answer.headers.get('etag')! });
    expect([again.status, await again.text()]).toEqual([304, '']);
  }
});

test('an address that was never given to a photo is not found', async () => {
  const { id, webp } = await shown();
  const name = webp.split('/').at(-1)!;
  const wrong = ['/media/', '/media/x', '/media/..%2F..%2Frallyline.db', '/media/%2e%2e/rallyline.db'];
  for (const address of [...wrong, `/media/${name}%00`, webp.replace('.webp', '.jpg')])
    expect([address, (await get(address)).status]).toEqual([address, 404]);
  expect(await code(await get(`/media/${'0'.repeat(32)}.webp`))).toBe('not-found');
  // The name on the disk is no address either.
  const { name: file } = (await rally.parts.store.photos.file(name))!;
  expect((await get(`/media/${file}`)).status).toBe(404);
  // A slash at the end makes no other address of one, here as everywhere: the same questions are asked.
  expect((await get(`${webp}/`)).status).toBe(200);
  await rally.send(editor, 'POST', `${entryAt(id)}/takedown`, command());
  expect((await get(`${webp}/`)).status).toBe(410);
});

test('a held photo is the desk’s alone, and readers’ once it is published', async () => {
  await rally.send(editor, 'PATCH', `/api/v1/blogs/${blog}`, { ...command(), rev: 1, status: 'paused' });
  const { id, webp } = await shown();
  expect(await code(await get(webp))).toBe('not-found');
  for (const by of [token, editor]) {
    const answer = await asDesk(webp, by);
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'private, no-store']);
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    expect(answer.headers.get('cross-origin-resource-policy')).toBe('same-origin');
  }
  expect(await code(await asDesk(webp, await rally.token(await rally.blog(), 'Ann', 'editor')))).toBe('not-found');
  expect(await code(await get(`/desk${webp}`))).toBe('unauthenticated');
  const published = await rally.send(editor, 'POST', `${entryAt(id)}/publish`, { ...command(), rev: 1 });
  expect(published.status).toBe(201);
  expect((await get(webp)).status).toBe(200);
  const page = await (await get(`/live/${blog}/entries/${id}`)).text();
  expect(page).toContain(webp);
});

test('a page of ours shows the desk’s photos by both halves of its session; another site’s page does not', async () => {
  const { webp } = await shown();
  const both = bothHalves(await signInAs(rally, blog, 'Ann', 'reporter'));
  expect((await get(`/desk${webp}`, { ...both, 'X-Rallyline': '1' })).status).toBe(200);
  expect((await get(`/desk${webp}`, both)).status).toBe(401);
  expect((await get(`/desk${webp}`, { ...both, 'X-Rallyline': '1', Origin: 'https://evil.example' })).status).toBe(401);
});

test('a retracted entry’s photo is gone for readers; the desk keeps it', async () => {
  const { id, webp } = await shown();
  await rally.send(token, 'DELETE', entryAt(id), undefined, { 'Idempotency-Key': crypto.randomUUID() });
  expect(await code(await get(webp))).toBe('gone');
  expect((await asDesk(webp, editor)).status).toBe(200);
});

test('a blog that only the desk sees shows no photo to readers', async () => {
  const { webp } = await shown();
  await rally.send(editor, 'PATCH', `/api/v1/blogs/${blog}`, { ...command(), rev: 1, visibility: 'unlisted' });
  expect((await get(webp)).status).toBe(200);
  await rally.send(editor, 'PATCH', `/api/v1/blogs/${blog}`, { ...command(), rev: 2, visibility: 'desk' });
  expect(await code(await get(webp))).toBe('not-found');
  expect((await asDesk(webp, token)).status).toBe(200);
});

test('[T1] a photo that is taken down is gone for everybody with the change itself', async () => {
  const one = await shown();
  const other = await shown();
  await rally.send(editor, 'POST', `${entryAt(one.id)}/takedown`, { ...command(), media: one.photo });
  await rally.send(editor, 'POST', `${entryAt(other.id)}/takedown`, command());
  for (const address of [one.webp, one.jpeg, other.webp, other.jpeg]) {
    const answer = await get(address);
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([410, 'no-store']);
    expect((await asDesk(address, editor)).status).toBe(410);
  }
});

test('a photo that a revision dropped is not found any more', async () => {
  const { id, webp } = await shown();
  await rally.send(token, 'PATCH', entryAt(id), { ...command(), rev: 1, media: [] });
  expect(await code(await get(webp))).toBe('not-found');
  expect(await code(await asDesk(webp, editor))).toBe('not-found');
});
