/** Limits of uploads: time, number, bytes, room on the disk; and a connection that is cut. */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFile, stat } from 'node:fs/promises';
import { request, type ClientRequest } from 'node:http';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import path from 'node:path';
import { jest } from '@jest/globals';
import * as tus from 'tus-js-client';
import { UPLOADS_PATH } from '../../../../server/http/uploads.js';
import { eventually } from '../../../support/photos/eventually.js';
import { photo } from '../../../support/photos.js';
import { TUS } from '../../../support/rally.js';
import {
  addressOf,
  ahead,
  asked,
  blog,
  create,
  disk,
  inFolder,
  named,
  outcome,
  patch,
  picture,
  rally,
  serveUploads,
  token,
} from './house.js';

jest.setTimeout(60_000);

serveUploads();

test('an upload that stopped can be resumed for an hour, and is removed then', async () => {
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
  await eventually(async () => (await inFolder()).length === 0);
});

test('a device has at most 20 unfinished uploads, however many begin at one moment; each of them may begin anew', async () => {
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

test('a device sends at most 500 MB of photos an hour; bytes that it announced and did not send cost nothing', async () => {
  const ids = await named(20);
  for (let count = 0; count < 25; count += 1) {
    const made = await create(ids[0]!, { length: 25_000_000 });
    expect([count, made.status]).toEqual([count, 201]);
  }
  const made = await Promise.all(ids.map((id) => create(id, { length: 25_000_000 })));
  // All uploads send at once, and none is done: as many bytes are on their way as may come.
  const begun = made.map((one) => openPatch(addressOf(one)));
  for (const one of made) {
    const file = path.join(rally.folder, 'uploads', path.basename(addressOf(one)));
    await eventually(async () => (await stat(file)).size > 0);
  }
  const refused = await create(ids[0]!, { length: 25_000_000 });
  expect(await outcome(refused)).toEqual([429, 'rate-limited']);
  // After so many seconds there is room for this upload again.
  const after = Number(refused.headers.get('retry-after'));
  expect(after).toBeGreaterThan(100);
  expect(after).toBeLessThanOrEqual(180);
  for (const one of begun) one.destroy();
  await eventually(async () => (await create(ids[0]!, { length: 25_000_000 })).status === 201);
});

/** Begins to send a piece of 25 MB, of which only the first bytes ever come. */
function openPatch(address: string): ClientRequest {
  const type = { 'Content-Type': 'application/offset+octet-stream', 'Content-Length': 25_000_000, 'Upload-Offset': 0 };
  const headers = { Authorization: `Bearer ${token}`, ...TUS, ...type };
  const sent = request(new URL(address, rally.url), { method: 'PATCH', headers, agent: false });
  sent.on('error', () => undefined).write('first bytes');
  return sent;
}

test('photos are refused while the disk is nearly full, and entries are not', async () => {
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
  // Photos of earlier tests may still be decoded meanwhile.
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
  const cut = await cutConnection(rally.port, Math.floor(bytes.length / 4), 3);
  closing.push(cut.close);
  await new Promise<void>((resolve, reject) => {
    const upload = new tus.Upload(bytes, {
      endpoint: `http://127.0.0.1:${cut.port}${UPLOADS_PATH}`,
      headers: { Authorization: `Bearer ${token}` },
      metadata: { id: id!, blog },
      retryDelays: [0, 200, 500, 1_000, 2_000, 4_000],
      onSuccess: () => resolve(),
      onError: reject,
    });
    upload.start();
  });
  expect(cut.cuts()).toBe(3);
  const sent = createHash('sha256').update(bytes).digest('hex');
  await eventually(() => Promise.resolve(seen.includes(sent)));
  pipeline.process = decode;
});

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A connection to a port that is cut each time so many bytes have gone over it, so many times in all. */
async function cutConnection(port: number, every: number, times: number) {
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
