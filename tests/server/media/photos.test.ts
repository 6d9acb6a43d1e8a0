/** The way of an uploaded photo through its entry: each move is a change, whatever comes between. */
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { jest } from '@jest/globals';
import { io } from 'socket.io-client';
import type { DeskEntry, EntryRecord } from '../../../shared/entry.js';
import type { ChangesAnswer, JsonDelta } from '../../../shared/protocol/readers.js';
import { fileBehind } from '../../../server/storage/ports.js';
import { eventually } from '../../support/photos/eventually.js';
import { photo } from '../../support/photos.js';
import { namedPhoto, startRally, uploadsIn, type Rally } from '../../support/rally.js';

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

test('[O4] an entry goes first and its photo follows: each move of the photo is a change that leaves rev alone', async () => {
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

test('an entry that is revised while its photo is decoded keeps both, the new text and the photo', async () => {
  const { id, photos } = await posted();
  await rally.uploadPhoto(token, blog, photos[0]!.id, bytes);
  const revised = await revise(id, 1, { text: 'Revised.', media: [{ ...photos[0], caption: 'Late' }] });
  expect(revised.status).toBe(201);
  const entry = await rally.developed(blog, id);
  expect(entry).toMatchObject({ rev: 2, content: { text: 'Revised.', media: [{ state: 'ready', caption: 'Late' }] } });
});

test('processing a held entry’s photo adds no change to readers’ list', async () => {
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

test('a damaged photo fails; its reporter is told why, at once too, and nobody else is', async () => {
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
  await eventually(async () => heard.at(-1)?.media[0]?.state === 'failed');
  expect(heard.at(-1)!.media[0]!.fault).toEqual(item!.fault);
  socket.disconnect();
  const shown = await (await fetch(new URL(`/api/v1/blogs/${blog}/changes?since=0`, rally.url))).text();
  expect([shown.includes('"failed"'), shown.includes('fault')]).toEqual([true, false]);
});

test('[A2] an entry that names the photo of another entry is refused as if that photo were not there', async () => {
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

test('a revision that leaves a photo out removes its files; named again, the photo waits for a new file', async () => {
  const { id, photos } = await posted(2);
  for (const { id: one } of photos) await rally.uploadPhoto(token, blog, one, bytes);
  const entry = await rally.developed(blog, id);
  const [first, second] = entry.content.media.map((item) =>
    namesOf({ ...entry, content: { ...entry.content, media: [item] } }),
  );
  expect((await revise(id, 1, { media: photos.slice(1) })).status).toBe(201);
  await eventually(async () => !(await files()).some((name) => first!.includes(name)));
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
  await eventually(async () => (await uploadsIn(rally.folder)).length === 0);
  await eventually(async () => (await files()).every((name) => before.has(name)));
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

/** Watches the states that the photo of an entry goes through, as the bus tells them. */
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
