/** What becomes of an upload: each move a change of its entry, whatever comes between. */
import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { jest } from '@jest/globals';
import { io } from 'socket.io-client';
import type { DeskEntry, EntryRecord } from '../../../shared/entry.js';
import type { MineAnswer } from '../../../shared/protocol/desk.js';
import type { ChangesAnswer, JsonDelta } from '../../../shared/protocol/readers.js';
import { PhotoUndecided } from '../../../server/media/photo.js';
import { fileBehind } from '../../../server/storage/ports.js';
import { UPLOADS_PATH } from '../../../server/http/uploads.js';
import { photo, picture } from '../../support/photos.js';
import { freePort, programOn } from '../../support/program.js';
import { namedPhoto, startRally, TUS, update, uploadMetadata, uploadsIn, type Rally } from '../../support/rally.js';

jest.setTimeout(90_000);

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

const entryAt = (id: string) => `/api/v1/blogs/${blog}/entries/${id}`;
const revise = (id: string, rev: number, changes: object, by = token) =>
  rally.send(by, 'PATCH', entryAt(id), { command: randomUUID(), rev, ...changes });
const files = async (): Promise<string[]> => {
  const names: string[] = [];
  for await (const name of rally.parts.mediaStore.names()) names.push(name);
  return names;
};
const namesOf = (entry: EntryRecord): string[] =>
  entry.content.media.flatMap(({ sources }) => sources.map(({ src }) => fileBehind(path.basename(src))));

async function posted(count = 1, by = token): Promise<{ id: string; photos: { id: string; alt: string }[] }> {
  const photos = Array.from({ length: count }, () => namedPhoto());
  const { id } = await rally.post(by, blog, { media: photos });
  return { id, photos };
}

test('[O4] the entry goes first and its photo follows: each move a change that leaves rev alone', async () => {
  const { id, photos } = await posted();
  const seen = watchJournal(id);
  expect((await rally.uploadPhoto(token, blog, photos[0]!.id, bytes)).status).toBe(204);
  const entry = await rally.developed(blog, id);
  seen.stop();
  expect(seen.states).toEqual(['processing', 'ready']);
  expect(entry).toMatchObject({ rev: 1, wordsRev: 1, editedAt: null, order: 2, seq: 4 });
  const [item] = entry.content.media;
  expect(item).toMatchObject({ state: 'ready', width: 400, height: 300, alt: photos[0]!.alt });
  expect(item!.placeholder).toMatch(/^data:image\//);
  const answer = await fetch(new URL(`/api/v1/blogs/${blog}/changes?since=0`, rally.url));
  const { deltas } = (await answer.json()) as Extract<ChangesAnswer<JsonDelta>, { deltas: unknown }>;
  const delta = deltas.find((one) => 'id' in one && one.id === id)!;
  expect('entry' in delta && delta.entry.media[0]).toMatchObject({ state: 'ready', sources: item!.sources });
  expect(await rally.parts.store.journal.verify(blog)).toMatchObject({ ok: true });
});

test('a photo that its reporter revises meanwhile keeps both: the words and the picture', async () => {
  const { id, photos } = await posted();
  await rally.uploadPhoto(token, blog, photos[0]!.id, bytes);
  const revised = await revise(id, 1, { text: 'Revised.', media: [{ ...photos[0], caption: 'Late' }] });
  expect(revised.status).toBe(201);
  const entry = await rally.developed(blog, id);
  expect(entry).toMatchObject({ rev: 2, content: { text: 'Revised.', media: [{ state: 'ready', caption: 'Late' }] } });
});

test('a held entry’s photo moves where only the desk sees it', async () => {
  await rally.send(editor, 'PATCH', `/api/v1/blogs/${blog}`, { command: randomUUID(), rev: 1, status: 'paused' });
  const { head } = (await rally.parts.store.journal.blog(blog))!;
  const { id, photos } = await posted();
  await rally.uploadPhoto(token, blog, photos[0]!.id, bytes);
  expect(await rally.developed(blog, id)).toMatchObject({
    state: 'held',
    seq: null,
    content: { media: [{ state: 'ready' }] },
  });
  expect((await rally.parts.store.journal.blog(blog))!.head).toBe(head);
});

test('a damaged photo fails; its reporter is told why, also at once, and nobody else', async () => {
  const heard: DeskEntry[] = [];
  const socket = io(`${rally.url}/desk`, {
    path: '/desk/socket.io/',
    transports: ['websocket'],
    auth: { v: 1, token },
  });
  socket.on('entry', (entry: DeskEntry) => heard.push(entry));
  await new Promise<void>((resolve) => socket.once('connect', () => resolve()));
  const { id, photos } = await posted();
  const cut = bytes.subarray(0, bytes.length >> 1);
  expect((await rally.uploadPhoto(token, blog, photos[0]!.id, cut)).status).toBe(204);
  const [item] = (await rally.developed(blog, id)).content.media;
  expect(item).toMatchObject({ state: 'failed', sources: [], fault: { code: 'damaged' } });
  await until(async () => heard.at(-1)?.media[0]?.state === 'failed');
  expect(heard.at(-1)!.media[0]!.fault).toEqual(item!.fault);
  socket.disconnect();
  const shown = await (await fetch(new URL(`/api/v1/blogs/${blog}/changes?since=0`, rally.url))).text();
  expect([shown.includes('"failed"'), shown.includes('fault')]).toEqual([true, false]);
});

test('[A2] an entry that names another’s photo is refused as if that were not there', async () => {
  const { photos } = await posted();
  const bob = await rally.token(blog, 'Bob');
  for (const by of [bob, token]) {
    const body = { id: randomUUID(), kind: 'update', lang: 'en', text: 'Mine.', happenedAt: new Date().toISOString() };
    const answer = await rally.send(by, 'POST', `/api/v1/blogs/${blog}/entries`, { ...body, media: photos });
    expect(await answer.json()).toMatchObject({ code: 'not-found', field: 'media' });
  }
  const own = await posted(1, bob);
  const answer = await revise(own.id, 1, { media: [...own.photos, ...photos] }, bob);
  expect(await answer.json()).toMatchObject({ code: 'not-found', field: 'media' });
});

test('a revision without a photo removes its files, and named again it waits for another', async () => {
  const { id, photos } = await posted(2);
  for (const { id: one } of photos) await rally.uploadPhoto(token, blog, one, bytes);
  const entry = await rally.developed(blog, id);
  const [first, second] = entry.content.media.map((item) =>
    namesOf({ ...entry, content: { ...entry.content, media: [item] } }),
  );
  expect((await revise(id, 1, { media: photos.slice(1) })).status).toBe(201);
  await until(async () => !(await files()).some((name) => first!.includes(name)));
  expect((await files()).filter((name) => second!.includes(name))).toHaveLength(second!.length);
  expect((await revise(id, 2, { media: photos })).status).toBe(201);
  const again = await rally.parts.store.journal.entry(blog, id);
  expect(again!.content.media.map(({ state }) => state)).toEqual(['waiting', 'ready']);
  expect((await rally.uploadPhoto(token, blog, photos[0]!.id, bytes)).status).toBe(204);
  expect((await rally.developed(blog, id)).content.media.map(({ state }) => state)).toEqual(['ready', 'ready']);
});

test('[T1] a photo taken down while it comes, or is decoded, never appears', async () => {
  const { id, photos } = await posted(2);
  const before = new Set(await files());
  const [decoding, coming] = [photos[0]!, photos[1]!];
  const paused = pausePipeline();
  await rally.uploadPhoto(token, blog, decoding.id, bytes);
  await paused.begun;
  const address = `${entryAt(id)}/takedown`;
  for (const media of [decoding.id, coming.id]) {
    expect((await rally.send(editor, 'POST', address, { command: randomUUID(), media })).status).toBe(201);
  }
  paused.goOn();
  const late = await rally.uploadPhoto(token, blog, coming.id, bytes);
  expect(await late.json()).toMatchObject({ code: 'gone' });
  await until(async () => (await uploadsIn(rally.folder)).length === 0);
  await until(async () => (await files()).every((name) => before.has(name)));
  const entry = await rally.parts.store.journal.entry(blog, id);
  expect(entry!.content.media.map(({ state, alt }) => [state, alt])).toEqual([
    ['gone', ''],
    ['gone', ''],
  ]);
  expect((await revise(id, 1, { media: photos })).status).toBe(201);
  const after = await rally.parts.store.journal.entry(blog, id);
  expect(after!.content.media.map(({ state, alt }) => [state, alt])).toEqual([
    ['gone', ''],
    ['gone', ''],
  ]);
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

  test('a photo that was received is decoded by the next one', async () => {
    const named = namedPhoto();
    const { id } = await own.post(token, blog, { media: [named] });
    own.parts.pipeline.process = () => Promise.reject(new PhotoUndecided('no room'));
    expect((await own.uploadPhoto(token, blog, named.id, bytes)).status).toBe(204);
    expect((await own.parts.store.journal.entry(blog, id))!.content.media[0]!.state).toBe('processing');
    await restart();
    expect((await own.developed(blog, id)).content.media[0]).toMatchObject({ state: 'ready', width: 400 });
    expect(await uploadsIn(folder)).toEqual([]);
  });

  test('no photo is stuck: one whose upload is lost fails, and may be sent again; what nobody holds is removed', async () => {
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
    await until(async () => (await readdir(path.join(folder, 'decoding'))).length > 0);
    expect(await program.stop()).toBe(0);
    expect(await uploadsIn(folder)).not.toEqual([]);
    await program.start();
    await until(async () => {
      const mine = (await (await ask(by, 'GET', '/api/v1/blogs/baku/mine', {})).json()) as MineAnswer;
      return mine.entries[0]?.media[0]?.state === 'ready';
    });
    await until(async () => (await uploadsIn(folder)).length === 0);
  } finally {
    await program.stop();
    await rm(folder, { recursive: true, force: true });
  }
});

/** The states that a photo of an entry goes through, as the bus tells them. */
function watchJournal(id: string): { states: string[]; stop: () => void } {
  const states: string[] = [];
  const stop = rally.parts.bus.subscribe(blog, ({ entry }) => {
    if (entry?.id === id) states.push(entry.content.media[0]!.state);
  });
  return { states, stop };
}

/** Holds the next photo up before it is decoded. */
function pausePipeline(): { begun: Promise<void>; goOn: () => void } {
  const { pipeline } = rally.parts;
  const decode = pipeline.process.bind(pipeline);
  let goOn: () => void = () => undefined;
  const going = new Promise<void>((resolve) => (goOn = resolve));
  const begun = new Promise<void>((resolve) => {
    pipeline.process = async (file, out) => {
      pipeline.process = decode;
      resolve();
      await going;
      return decode(file, out);
    };
  });
  return { begun, goOn };
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let waited = 0; waited < 30_000; waited += 100) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('it never came to that');
}
