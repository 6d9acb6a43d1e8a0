/** Photos over the end of a server: the next one takes up whatever the end interrupted. */
import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { jest } from '@jest/globals';
import type { MineAnswer } from '../../../../shared/protocol/desk.js';
import { UPLOADS_PATH } from '../../../../server/http/uploads.js';
import { PhotoUndecided } from '../../../../server/media/photo.js';
import { eventually } from '../../../support/photos/eventually.js';
import { photo, picture } from '../../../support/photos.js';
import { freePort, programOn } from '../../../support/program.js';
import { namedPhoto, startRally, TUS, update, uploadMetadata, uploadsIn, type Rally } from '../../../support/rally.js';

jest.setTimeout(90_000);

let bytes: Buffer;
let blog: string;
let token: string;
beforeAll(async () => {
  bytes = await photo({ width: 400, height: 300 });
});

describe('a server that ended in the middle', () => {
  let folder: string;
  let own: Rally;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'rallyline-photos-'));
    own = await startRally({ folder });
    blog = await own.blog();
    token = await own.token(blog, 'Ann');
  });
  afterEach(async () => {
    await own.stop();
    await rm(folder, { recursive: true, force: true });
  }, 15_000);

  const restart = async (between: () => Promise<unknown> = () => Promise.resolve()): Promise<void> => {
    await own.stop();
    await between();
    own = await startRally({ folder });
  };

  test('a photo whose upload was received before a server ended is decoded by the next one', async () => {
    const named = namedPhoto();
    const { id } = await own.post(token, blog, { media: [named] });
    own.parts.pipeline.process = () => Promise.reject(new PhotoUndecided('no room'));
    expect((await own.uploadPhoto(token, blog, named.id, bytes)).status).toBe(204);
    expect((await own.parts.store.journal.entry(blog, id))!.content.media[0]!.state).toBe('processing');
    await restart();
    expect((await own.developed(blog, id)).content.media[0]).toMatchObject({ state: 'ready', width: 400 });
    expect(await uploadsIn(folder)).toEqual([]);
  });

  test('a photo whose upload was lost between two servers fails, and may be sent again; unheld files are removed', async () => {
    own.parts.pipeline.process = () => Promise.reject(new PhotoUndecided('no room'));
    const named = namedPhoto();
    const { id } = await own.post(token, blog, { media: [named] });
    await own.uploadPhoto(token, blog, named.id, bytes);
    const orphan = `${'a'.repeat(32)}.webp`;
    await restart(async () => {
      for (const name of await uploadsIn(folder)) await rm(path.join(folder, 'uploads', name), { recursive: true });
      await writeFile(path.join(folder, 'uploads', randomUUID()), 'left');
      await writeFile(path.join(folder, 'orphan'), 'left');
      await own.parts.mediaStore.put(orphan, path.join(folder, 'orphan'));
    });
    expect((await own.developed(blog, id)).content.media[0]).toMatchObject({
      state: 'failed',
      fault: { code: 'lost' },
    });
    expect(await uploadsIn(folder)).toEqual([]);
    expect(await own.parts.mediaStore.open(orphan)).toBeNull();
    expect((await own.uploadPhoto(token, blog, named.id, bytes)).status).toBe(204);
    expect((await own.developed(blog, id)).content.media[0]).toMatchObject({ state: 'ready' });
  });
});

test('a photo that a server was decoding when it got SIGTERM is decoded by the next one', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'rallyline-photos-'));
  const port = await freePort();
  const program = programOn(folder, port);
  const url = `http://127.0.0.1:${port}`;
  const ask = (by: string, method: string, address: string, headers: object, body?: string | Uint8Array<ArrayBuffer>) =>
    fetch(new URL(address, url), { method, headers: { Authorization: `Bearer ${by}`, ...headers }, body });
  try {
    await program.start();
    await program.rallyline('blog', 'create', 'baku', '--title', 'A rally', '--status', 'live');
    const by = await program.rallyline('token', 'baku', '--name', 'Ann');
    const named = namedPhoto();
    const body = JSON.stringify(update({ media: [named] }));
    const json = { 'Content-Type': 'application/json' };
    expect((await ask(by, 'POST', '/api/v1/blogs/baku/entries', json, body)).status).toBe(201);
    // Progressive and large: a second of work at the least.
    const large = new Uint8Array(await picture({ width: 4_000, height: 3_000 }).jpeg({ progressive: true }).toBuffer());
    const about = {
      'Upload-Length': `${large.length}`,
      'Upload-Metadata': uploadMetadata({ id: named.id, blog: 'baku' }),
    };
    const made = await ask(by, 'POST', UPLOADS_PATH, { ...TUS, ...about });
    const piece = { ...TUS, 'Upload-Offset': '0', 'Content-Type': 'application/offset+octet-stream' };
    expect((await ask(by, 'PATCH', made.headers.get('location')!, piece, large)).status).toBe(204);
    await eventually(async () => (await readdir(path.join(folder, 'decoding'))).length > 0);
    expect(await program.stop()).toBe(0);
    expect(await uploadsIn(folder)).not.toEqual([]);
    await program.start();
    await eventually(async () => {
      const mine = (await (await ask(by, 'GET', '/api/v1/blogs/baku/mine', {})).json()) as MineAnswer;
      return mine.entries[0]?.media[0]?.state === 'ready';
    });
    await eventually(async () => (await uploadsIn(folder)).length === 0);
  } finally {
    await program.stop();
    await rm(folder, { recursive: true, force: true });
  }
});
