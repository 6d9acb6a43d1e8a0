/** Photos on their way from a phone: whose they are, and how they come in pieces. */
import { randomUUID } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { jest } from '@jest/globals';
import { UPLOADS_PATH } from '../../../server/http/uploads.js';
import { namedPhoto, TUS, uploadMetadata } from '../../support/rally.js';
import {
  addressOf,
  asked,
  blog,
  create,
  inFolder,
  named,
  outcome,
  patch,
  picture,
  rally,
  serveUploads,
  token,
} from './uploads/house.js';

jest.setTimeout(60_000);

serveUploads();

test('a photo of an own entry is taken in pieces, and its upload is gone with its last byte', async () => {
  const [id] = await named();
  const made = await create(id!);
  expect([made.status, addressOf(made)]).toEqual([201, expect.stringMatching(/^\/api\/v1\/uploads\/[\w-]{36}$/)]);
  expect(addressOf(made)).not.toContain(id);
  const address = addressOf(made);
  const half = Math.floor(picture.length / 2);
  const first = await patch(address, 0, picture.subarray(0, half));
  expect([first.status, first.headers.get('upload-offset')]).toEqual([204, String(half)]);
  const head = await asked('HEAD', address);
  expect([head.status, head.headers.get('upload-offset')]).toEqual([200, String(half)]);
  expect(head.headers.get('upload-length')).toBe(String(picture.length));
  expect(await outcome(await patch(address, 0, picture))).toEqual([409, 'conflict']);
  const file = path.join(rally.folder, 'uploads', address.split('/').at(-1)!);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect((await stat(path.dirname(file))).mode & 0o777).toBe(0o700);
  expect((await patch(address, half, picture.subarray(half))).status).toBe(204);
  const entry = (await rally.parts.store.photos.photo(id!))!.entry;
  await rally.developed(blog, entry);
  expect(await inFolder()).toEqual([]);
});

test('answers about uploads are kept by no cache, are for our own pages alone, and give no byte back', async () => {
  const [id] = await named();
  const made = await create(id!);
  for (const answer of [made, await asked('HEAD', addressOf(made)), await asked('OPTIONS', UPLOADS_PATH)]) {
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('tus-resumable')).toBe('1.0.0');
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    expect(answer.headers.get('cross-origin-resource-policy')).toBe('same-origin');
  }
  const options = await fetch(new URL(UPLOADS_PATH, rally.url), { method: 'OPTIONS' });
  expect([options.status, options.headers.get('tus-extension')]).toEqual([204, 'creation,termination']);
  expect(options.headers.get('tus-max-size')).toBe('25000000');
  expect(await outcome(await asked('GET', addressOf(made)))).toEqual([405, 'unsupported']);
  expect(await outcome(await asked('POST', addressOf(made), { 'X-HTTP-Method-Override': 'GET' }))).toEqual([
    404,
    'not-found',
  ]);
});

test('[A2] an upload, and its photo, is not there for anybody else, whatever they ask', async () => {
  const [id] = await named();
  const address = addressOf(await create(id!));
  const other = await rally.token(blog, 'Bob');
  const editor = await rally.token(blog, 'Eve', 'editor');
  const elsewhere = await rally.token(await rally.blog(), 'Ann', 'editor');
  for (const by of [other, elsewhere]) expect(await outcome(await create(id!, { by }))).toEqual([404, 'not-found']);
  for (const by of [other, editor, elsewhere]) {
    expect((await asked('HEAD', address, {}, by)).status).toBe(404);
    expect(await outcome(await patch(address, 0, picture, by))).toEqual([404, 'not-found']);
    expect(await outcome(await asked('DELETE', address, {}, by))).toEqual([404, 'not-found']);
  }
  for (const method of ['POST', 'HEAD', 'PATCH', 'DELETE']) {
    const nobody = await fetch(new URL(method === 'POST' ? UPLOADS_PATH : address, rally.url), {
      method,
      headers: TUS,
    });
    expect([method, nobody.status]).toEqual([method, 401]);
  }
  expect(await outcome(await create(randomUUID()))).toEqual([404, 'not-found']);
  expect(await outcome(await create(id!, { metadata: { blog: 'other' } }))).toEqual([404, 'not-found']);
  expect((await asked('HEAD', address)).headers.get('upload-offset')).toBe('0');
});

test('[A3] a revoked device sends nothing more', async () => {
  const [id] = await named();
  const address = addressOf(await create(id!));
  const devices = await rally.parts.store.people.devices();
  const device = devices.find((one) => one.blog === blog)!;
  await rally.parts.store.people.revoke(device.id, new Date().toISOString());
  expect((await asked('HEAD', address)).status).toBe(401);
  expect(await outcome(await patch(address, 0, picture))).toEqual([401, 'unauthenticated']);
  expect(await outcome(await asked('DELETE', address))).toEqual([401, 'unauthenticated']);
  expect(await outcome(await create(id!))).toEqual([401, 'unauthenticated']);
});

test('a photo’s file name stands on no disk and in no answer', async () => {
  const [id] = await named();
  const secret = 'passport-of-ann.jpg';
  const made = await create(id!, { metadata: { filename: secret, filetype: 'image/jpeg' } });
  const head = await asked('HEAD', addressOf(made));
  expect(head.headers.get('upload-metadata')).toBe(uploadMetadata({ id: id!, blog }));
  const encoded = Buffer.from(secret).toString('base64');
  for (const name of await readdir(rally.folder, { recursive: true })) {
    const file = path.join(rally.folder, name);
    if (!(await stat(file)).isFile()) continue;
    const bytes = await readFile(file);
    expect([name, bytes.includes(secret), bytes.includes(encoded)]).toEqual([name, false, false]);
  }
});

test('[A2] a photo that an editor adds to a reporter’s entry comes from the editor', async () => {
  const editor = await rally.token(blog, 'Eve', 'editor');
  const { id } = await rally.post(token, blog);
  const added = namedPhoto();
  const address = `/api/v1/blogs/${blog}/entries/${id}`;
  const revised = await rally.send(editor, 'PATCH', address, { command: randomUUID(), rev: 1, media: [added] });
  expect(revised.status).toBe(201);
  expect((await rally.uploadPhoto(editor, blog, added.id, picture)).status).toBe(204);
  expect((await rally.developed(blog, id)).content.media).toMatchObject([{ id: added.id, state: 'ready' }]);
});

test('an upload that is finished twice makes one photo', async () => {
  const [id] = await named();
  const address = addressOf(await create(id!));
  expect((await patch(address, 0, picture)).status).toBe(204);
  const again = await patch(address, picture.length, Buffer.alloc(0));
  expect([again.status, again.headers.get('upload-offset')]).toEqual([204, String(picture.length)]);
  const { entry: of } = (await rally.parts.store.photos.photo(id!))!;
  const entry = await rally.developed(blog, of);
  // A phone whose last answer was lost learns that all of it came, also when the photo is ready.
  const head = await asked('HEAD', address);
  expect([head.status, head.headers.get('upload-offset')]).toEqual([200, String(picture.length)]);
  expect((await patch(address, picture.length, Buffer.alloc(0))).status).toBe(204);
  expect(await outcome(await create(id!))).toEqual([409, 'conflict']);
  expect(await outcome(await asked('DELETE', address))).toEqual([409, 'conflict']);
  expect(await rally.parts.store.journal.entry(blog, of)).toEqual(entry);
});

test("a phone can cancel a photo's upload and begin it anew", async () => {
  const [id] = await named();
  const first = addressOf(await create(id!));
  await patch(first, 0, picture.subarray(0, 1_000));
  expect((await asked('DELETE', first)).status).toBe(204);
  expect((await asked('HEAD', first)).status).toBe(404);
  expect(await inFolder()).toEqual([]);
  const second = addressOf(await create(id!));
  const third = addressOf(await create(id!));
  expect((await asked('HEAD', second)).status).toBe(404);
  expect(await inFolder()).toEqual([third.split('/').at(-1)]);
});
