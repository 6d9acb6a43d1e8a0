/** Photos on their way from a phone: whose they are, what is refused, and what a bad line does to them. */
import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readdir, readFile, stat } from 'node:fs/promises';
import { request, type ClientRequest } from 'node:http';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import path from 'node:path';
import { jest } from '@jest/globals';
import * as tus from 'tus-js-client';
import type { MineAnswer } from '../../../shared/protocol/desk.js';
import { UPLOADS_PATH } from '../../../server/http/uploads.js';
import { heic, SVG } from '../../support/photos/bad.js';
import { photo } from '../../support/photos.js';
import { TUS, namedPhoto, startRally, uploadMetadata, type Rally } from '../../support/rally.js';

jest.setTimeout(60_000);

const ahead = { ms: 0 };
const disk = { free: 50e9, total: 100e9 };
let rally: Rally;
let blog: string;
let token: string;
let picture: Buffer;

beforeAll(async () => {
  picture = await photo({ width: 640, height: 480 });
  rally = await startRally({
    now: () => new Date(Date.now() + ahead.ms),
    space: () => Promise.resolve({ ...disk }),
  });
});
afterAll(() => rally.stop(), 15_000);
beforeEach(async () => {
  blog = await rally.blog();
  token = await rally.token(blog, 'Ann');
});

/** An entry of this person that names so many photos; their ids. */
async function named(count = 1, by = token): Promise<string[]> {
  const media = Array.from({ length: count }, () => namedPhoto());
  await rally.post(by, blog, { media });
  return media.map(({ id }) => id);
}

interface Asked {
  by?: string;
  length?: number | null;
  metadata?: Record<string, string>;
  headers?: Record<string, string>;
  body?: string;
}

function create(id: string, { by = token, length = picture.length, metadata = {}, headers = {} }: Asked = {}) {
  const announced: Record<string, string> = length === null ? {} : { 'Upload-Length': String(length) };
  const about = { 'Upload-Metadata': uploadMetadata({ id, blog, ...metadata }) };
  return rally.send(by, 'POST', UPLOADS_PATH, undefined, { ...TUS, ...announced, ...about, ...headers });
}

const addressOf = (made: Response): string => made.headers.get('location') ?? 'refused';
const asked = (method: string, address: string, headers: Record<string, string> = {}, by = token) =>
  rally.send(by, method, address, undefined, { ...TUS, ...headers });

const PIECE = 'application/offset+octet-stream';

function patch(address: string, offset: number, bytes: Buffer, by = token, piece = PIECE): Promise<Response> {
  const type = { 'Content-Type': piece, 'Upload-Offset': String(offset) };
  return fetch(new URL(address, rally.url), {
    method: 'PATCH',
    headers: { Authorization: `Bearer ${by}`, ...TUS, ...type },
    body: new Uint8Array(bytes),
  });
}

async function outcome(response: Response): Promise<[number, unknown]> {
  const text = await response.text();
  return [response.status, text === '' ? null : (JSON.parse(text) as { code: string }).code];
}

/** What stands in the folder of uploads that was not there before the test. */
const inFolder = async (): Promise<string[]> => {
  const names = await readdir(path.join(rally.folder, 'uploads'));
  return names.filter((name) => !before.has(name));
};
let before = new Set<string>();
beforeEach(async () => (before = new Set(await readdir(path.join(rally.folder, 'uploads')))));

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

test('answers are not kept by anybody, are for our own pages alone, and nothing is read back', async () => {
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

test('[A2] to anybody else an upload, and a photo, is not there, whatever is asked', async () => {
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

test('a photo’s file name is on no disk and in no answer', async () => {
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

test('what is not said as it should be is refused before anything is made', async () => {
  const [id] = await named();
  const refused = async (over: Asked) => outcome(await create(id!, over));
  expect(await refused({ length: null, headers: { 'Upload-Defer-Length': '1' } })).toEqual([422, 'invalid']);
  expect(await refused({ headers: { 'Upload-Defer-Length': '1' } })).toEqual([422, 'invalid']);
  expect(await refused({ length: null })).toEqual([422, 'invalid']);
  expect(await refused({ length: 0 })).toEqual([422, 'invalid']);
  expect(await refused({ headers: { 'Upload-Length': '-1' } })).toEqual([422, 'invalid']);
  expect(await refused({ headers: { 'Upload-Concat': 'partial' } })).toEqual([422, 'invalid']);
  expect(await refused({ length: 25_000_001 })).toEqual([413, 'too-large']);
  expect(await refused({ headers: { 'Upload-Metadata': 'id &' } })).toEqual([422, 'invalid']);
  const old = await create(id!, { headers: { 'Tus-Resumable': '0.2.2' } });
  expect([await outcome(old), old.headers.get('tus-version')]).toEqual([[426, 'version'], '1.0.0']);
  expect(await inFolder()).toEqual([]);
});

test('more bytes than were announced are not taken', async () => {
  const [id] = await named();
  const address = addressOf(await create(id!, { length: 100 }));
  expect(await outcome(await patch(address, 0, picture))).toEqual([413, 'too-large']);
  const unsized = await fetch(new URL(address, rally.url), {
    method: 'PATCH',
    headers: {
      Authorization: `Bearer ${token}`,
      ...TUS,
      'Content-Type': 'application/offset+octet-stream',
      'Upload-Offset': '0',
    },
    body: new Blob([new Uint8Array(picture)]).stream(),
    duplex: 'half',
  } as RequestInit);
  expect(await outcome(unsized)).toEqual([413, 'too-large']);
});

test('what is no picture is named in the answer to its last byte; nothing is kept, and a better one may follow', async () => {
  const [one, two] = await named(2);
  const answer = await rally.uploadPhoto(token, blog, one!, Buffer.from(SVG));
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  const problem = (await answer.json()) as { code: string; message: string };
  expect([answer.status, problem.code, problem.message]).toEqual([415, 'unsupported', expect.stringContaining('SVG')]);
  const second = await rally.uploadPhoto(token, blog, two!, heic());
  expect(await second.json()).toMatchObject({
    code: 'unsupported',
    message: expect.stringContaining('HEIC') as string,
  });
  expect(await inFolder()).toEqual([]);

  const mine = (await (await rally.send(token, 'GET', `/api/v1/blogs/${blog}/mine`)).json()) as MineAnswer;
  const fault = { code: 'not-accepted', message: problem.message };
  expect(mine.entries[0]!.media[0]).toMatchObject({ id: one, state: 'failed', fault });
  const shown = await (await fetch(new URL(`/api/v1/blogs/${blog}/entries`, rally.url))).text();
  expect([shown.includes('"failed"'), shown.includes('fault'), shown.includes('SVG')]).toEqual([true, false, false]);

  for (const id of [one!, two!]) expect((await rally.uploadPhoto(token, blog, id, picture)).status).toBe(204);
  const entry = await rally.developed(blog, mine.entries[0]!.id);
  expect(entry.content.media.map(({ state, fault: left }) => [state, left])).toEqual([
    ['ready', undefined],
    ['ready', undefined],
  ]);
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

test('an upload can be ended, and begun anew', async () => {
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

test('one that stopped can be resumed for an hour, and is removed then', async () => {
  const [id] = await named();
  const address = addressOf(await create(id!));
  await patch(address, 0, picture.subarray(0, 1_000));
  ahead.ms = 59 * 60_000;
  expect((await asked('HEAD', address)).headers.get('upload-offset')).toBe('1000');
  await patch(address, 1_000, picture.subarray(1_000, 2_000));
  ahead.ms += 59 * 60_000;
  expect((await asked('HEAD', address)).headers.get('upload-offset')).toBe('2000');
  ahead.ms += 2 * 60_000;
  expect((await asked('HEAD', address)).status).toBe(404);
  expect(await outcome(await patch(address, 2_000, picture.subarray(2_000)))).toEqual([404, 'not-found']);
  await until(async () => (await inFolder()).length === 0);
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

test('bytes that are not said to be of an upload are refused as such', async () => {
  const [id] = await named();
  const address = addressOf(await create(id!));
  for (const type of ['image/jpeg', 'application/offset+octet-stream; charset=utf-8'])
    expect(await outcome(await patch(address, 0, picture, token, type))).toEqual([415, 'unsupported']);
  expect(await outcome(await patch(address, NaN, picture))).toEqual([422, 'invalid']);
  expect((await asked('HEAD', address)).headers.get('upload-offset')).toBe('0');
});

test('a device has at most 20 unfinished uploads, however many begin at one moment; one of them may begin anew', async () => {
  const ids = await named(20);
  const more = await named(5);
  for (const id of ids.slice(0, 18)) expect((await create(id, { length: 1_000 })).status).toBe(201);
  const together = await Promise.all([...ids.slice(18), ...more].map((id) => create(id, { length: 1_000 })));
  expect(together.map(({ status }) => status).sort()).toEqual([201, 201, 429, 429, 429, 429, 429]);
  const refused = together.find(({ status }) => status === 429)!;
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(3_000);
  expect(await inFolder()).toHaveLength(20);
  expect((await create(ids[0]!, { length: 1_000 })).status).toBe(201);
  const other = await rally.token(blog, 'Ann');
  expect((await create(more[0]!, { by: other, length: 1_000 })).status).toBe(201);
});

test('a device sends at most 500 MB an hour; what it announced and did not send costs nothing', async () => {
  const ids = await named(20);
  for (let count = 0; count < 25; count += 1) {
    const made = await create(ids[0]!, { length: 25_000_000 });
    expect([count, made.status]).toEqual([count, 201]);
  }
  const made = await Promise.all(ids.map((id) => create(id, { length: 25_000_000 })));
  // All of them send at once, and none is done: as much is on its way as may come.
  const lines = made.map((one) => openPatch(addressOf(one)));
  for (const one of made) {
    const file = path.join(rally.folder, 'uploads', path.basename(addressOf(one)));
    await until(async () => (await stat(file)).size > 0);
  }
  const refused = await create(ids[0]!, { length: 25_000_000 });
  expect(await outcome(refused)).toEqual([429, 'rate-limited']);
  // So long it takes until room for this one has come back.
  const after = Number(refused.headers.get('retry-after'));
  expect(after).toBeGreaterThan(100);
  expect(after).toBeLessThanOrEqual(180);
  for (const line of lines) line.destroy();
  await until(async () => (await create(ids[0]!, { length: 25_000_000 })).status === 201);
});

/** A piece of 25 MB of which only the first bytes ever come. */
function openPatch(address: string): ClientRequest {
  const type = { 'Content-Type': 'application/offset+octet-stream', 'Content-Length': 25_000_000, 'Upload-Offset': 0 };
  const headers = { Authorization: `Bearer ${token}`, ...TUS, ...type };
  const line = request(new URL(address, rally.url), { method: 'PATCH', headers, agent: false });
  line.on('error', () => undefined).write('first bytes');
  return line;
}

test('a piece that comes late does not make a photo that was received one that is still coming', async () => {
  const [id] = await named();
  const address = addressOf(await create(id!));
  const upload = address.split('/').at(-1)!;
  const { photos } = rally.parts.store;
  const received = (await photos.upload(upload))!;
  // As the late request saw it, before the other one brought the last byte.
  jest.spyOn(photos, 'upload').mockResolvedValueOnce(received);
  await photos.moveUpload(upload, ['receiving'], 'received', new Date().toISOString());
  expect(await outcome(await patch(address, 0, picture))).toEqual([409, 'conflict']);
  expect(await photos.upload(upload)).toMatchObject({ state: 'received' });
});

test('while the disk is nearly full photos are refused, and words are not', async () => {
  const [id] = await named();
  const address = addressOf(await create(id!));
  for (const [free, total] of [
    [0.9e9, 10e9],
    [4.9e9, 100e9],
  ] as const) {
    Object.assign(disk, { free, total });
    expect(await outcome(await create(id!))).toEqual([507, 'storage-low']);
    expect(await outcome(await patch(address, 0, picture))).toEqual([507, 'storage-low']);
    expect(await named()).toHaveLength(1);
  }
  Object.assign(disk, { free: 50e9, total: 100e9 });
  expect((await patch(address, 0, picture)).status).toBe(204);
});

test('an upload that is cut three times comes through with the same bytes', async () => {
  const bytes = await photo({ width: 2_000, height: 1_500, seed: 7 });
  // Photos of the tests before may still be in their turn.
  const seen: string[] = [];
  const { pipeline } = rally.parts;
  const decode = pipeline.process.bind(pipeline);
  pipeline.process = async (file, out) => {
    seen.push(
      createHash('sha256')
        .update(await readFile(file))
        .digest('hex'),
    );
    return decode(file, out);
  };
  const [id] = await named();
  const line = await badLine(rally.port, Math.floor(bytes.length / 4), 3);
  closing.push(line.close);
  await new Promise<void>((resolve, reject) => {
    const upload = new tus.Upload(bytes, {
      endpoint: `http://127.0.0.1:${line.port}${UPLOADS_PATH}`,
      headers: { Authorization: `Bearer ${token}` },
      metadata: { id: id!, blog },
      retryDelays: [0, 200, 500, 1_000, 2_000, 4_000],
      onSuccess: () => resolve(),
      onError: reject,
    });
    upload.start();
  });
  expect(line.cuts()).toBe(3);
  const sent = createHash('sha256').update(bytes).digest('hex');
  await until(() => Promise.resolve(seen.includes(sent)));
  pipeline.process = decode;
});

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  Object.assign(disk, { free: 50e9, total: 100e9 });
  ahead.ms = 0;
});

/** A line to a port that is cut each time so many bytes have gone over it, so many times in all. */
async function badLine(port: number, every: number, times: number) {
  let cuts = 0;
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    let sent = 0;
    near.on('data', (chunk: Buffer) => {
      sent += chunk.length;
      far.write(chunk);
      if (sent < every || cuts >= times) return;
      cuts += 1;
      near.destroy();
      far.destroy();
    });
    far.pipe(near);
    for (const socket of [near, far]) sockets.add(socket.on('error', () => undefined));
    near.on('close', () => far.end());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    cuts: () => cuts,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let waited = 0; waited < 15_000; waited += 100) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('it never came to that');
}
