/** The disk of photos goes away and comes back: nothing is taken for gone meanwhile, and words go on. */
import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { takedown } from '../../../server/cli/record.js';
import { parseFlags } from '../../../server/cli/flags.js';
import type { EntryRecord } from '../../../shared/entry.js';
import { UPLOADS_PATH } from '../../../server/http/uploads.js';
import { StoreAway } from '../../../server/storage/ports.js';
// The server is of this suite's own modules: the suite gives it errors of them.
import { startRally, type Rally } from '../../support/once/rally.js';
import { eventually } from '../../support/photos/eventually.js';
import { putAway } from '../../support/photos/putAway.js';
import { photo } from '../../support/photos.js';
import { namedPhoto, TUS, uploadMetadata } from '../../support/rally.js';

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

const at = (name: string): string => path.join(rally.folder, name);

let broughtBack: () => Promise<void> = () => Promise.resolve();
afterEach(async () => {
  await broughtBack();
  jest.restoreAllMocks();
});

async function away(name: string): Promise<() => Promise<void>> {
  const back = await putAway(at(name));
  broughtBack = async () => {
    broughtBack = () => Promise.resolve();
    await back();
  };
  return () => broughtBack();
}

async function posted(): Promise<{ id: string; photo: string }> {
  const named = namedPhoto();
  const { id } = await rally.post(token, blog, { kind: 'photo', text: '', media: [named] });
  return { id, photo: named.id };
}

async function shown(): Promise<EntryRecord> {
  const { id, photo: named } = await posted();
  expect((await rally.uploadPhoto(token, blog, named, bytes)).status).toBe(204);
  return rally.developed(blog, id);
}

const srcOf = ({ content }: EntryRecord): string => content.media[0]!.sources[0]!.src;
const filesIn = async (folder: string): Promise<string[]> =>
  (await readdir(at(folder), { recursive: true })).filter((name) => /\.(webp|jpg)$/.test(name));
const takeDown = (id: string) =>
  rally.send(editor, 'POST', `/api/v1/blogs/${blog}/entries/${id}/takedown`, { command: randomUUID() });

async function begun(): Promise<{ id: string; photo: string; address: string }> {
  const entry = await posted();
  const made = await rally.send(token, 'POST', UPLOADS_PATH, undefined, {
    ...TUS,
    'Upload-Length': String(bytes.length),
    'Upload-Metadata': uploadMetadata({ id: entry.photo, blog }),
  });
  return { ...entry, address: made.headers.get('location')! };
}

const upload = (method: string, address: string, headers: Record<string, string> = {}, body?: Buffer) =>
  fetch(new URL(address, rally.url), {
    method,
    headers: { Authorization: `Bearer ${token}`, ...TUS, ...headers },
    ...(body === undefined ? {} : { body: new Uint8Array(body) }),
  });
const piece = (address: string) =>
  upload('PATCH', address, { 'Content-Type': 'application/offset+octet-stream', 'Upload-Offset': '0' }, bytes);

test('[T1] files of a photo that is taken down while the disk is away are removed when it is back', async () => {
  const [first, second] = [await shown(), await shown()];
  const [faults, warnings] = [jest.spyOn(rally.parts.log, 'fault'), jest.spyOn(rally.parts.log, 'warn')];
  const back = await away('media');
  expect((await takeDown(first.id)).status).toBe(201);
  const said = await takedown(rally.parts, parseFlags([blog, second.id]));
  expect(said.join(' ')).toContain('still on their disk');
  for (const entry of [first, second]) expect((await fetch(new URL(srcOf(entry), rally.url))).status).toBe(410);
  // The server looks every two seconds.
  await sleep(2_500);
  expect(await filesIn('media-away')).not.toEqual([]);
  expect(await rally.parts.store.photos.letGo(10)).not.toEqual([]);
  await back();
  await eventually(async () => (await filesIn('media')).length === 0);
  await eventually(async () => (await rally.parts.store.photos.letGo(10)).length === 0);
  // The log has it once, as a folder that is away, and as no defect.
  expect(faults).not.toHaveBeenCalled();
  expect(warnings.mock.calls.map(([message]) => message)).toEqual(['the folder of photos is away']);
});

test('[X2] a photo whose disk is away is unavailable, and not gone; entries are posted meanwhile', async () => {
  const entry = await shown();
  const faults = jest.spyOn(rally.parts.log, 'fault');
  const back = await away('media');
  const answer = await fetch(new URL(srcOf(entry), rally.url));
  expect([answer.status, answer.headers.get('etag')]).toEqual([503, null]);
  expect((await rally.post(token, blog)).seq).not.toBeNull();
  const preview = await fetch(new URL(`/live/${blog}/entries/${entry.id}/preview.jpg`, rally.url));
  expect(preview.status).toBe(503);
  await back();
  expect((await fetch(new URL(srcOf(entry), rally.url))).status).toBe(200);
  expect((await rally.parts.store.photos.file(path.basename(srcOf(entry))))?.held).toBe(true);
  expect(faults).not.toHaveBeenCalled();
});

test('[X2] an upload whose folder is away is unavailable, and goes on when it is back', async () => {
  const { id, address } = await begun();
  const faults = jest.spyOn(rally.parts.log, 'fault');
  const back = await away('uploads');
  const another = await posted();
  for (const answer of [
    await upload('HEAD', address),
    await piece(address),
    await upload('DELETE', address),
    await rally.uploadPhoto(token, blog, another.photo, bytes),
  ])
    expect(answer.status).toBe(503);
  await back();
  expect((await upload('HEAD', address)).headers.get('upload-offset')).toBe('0');
  expect((await piece(address)).status).toBe(204);
  expect((await rally.developed(blog, id)).content.media[0]?.state).toBe('ready');
  expect(faults).not.toHaveBeenCalled();
});

test('[X2] an upload is unavailable while the store does not answer for it', async () => {
  const { id, address } = await begun();
  const faults = jest.spyOn(rally.parts.log, 'fault');
  const { photos } = rally.parts.store;
  const standing = await photos.upload(path.basename(address));
  for (const method of ['HEAD', 'PATCH'])
    for (const seen of [[], [standing]]) {
      // The store goes away at the first question, or at that of the protocol's library.
      const asked = jest.spyOn(photos, 'upload');
      for (const one of seen) asked.mockResolvedValueOnce(one);
      asked.mockRejectedValue(new StoreAway('the connection broke'));
      expect((method === 'HEAD' ? await upload(method, address) : await piece(address)).status).toBe(503);
      asked.mockRestore();
    }
  expect((await piece(address)).status).toBe(204);
  // Photos are made one after the other: the next test's has its turn after this one.
  expect((await rally.developed(blog, id)).content.media[0]?.state).toBe('ready');
  expect(faults).not.toHaveBeenCalled();
});

test('[O4] a photo that waits for its folder is not lost, and is made when the folder is back', async () => {
  const { id, photo: named, address } = await begun();
  const faults = jest.spyOn(rally.parts.log, 'fault');
  const { pipeline } = rally.parts;
  const make = pipeline.process.bind(pipeline);
  // The folder goes away when the photo's turn has come.
  const gone = new Promise<() => Promise<void>>((resolve) => {
    pipeline.process = async (...asked) => {
      pipeline.process = make;
      const going = away('uploads');
      resolve(going);
      await going;
      return make(...asked);
    };
  });
  expect((await piece(address)).status).toBe(204);
  const back = await gone;
  await sleep(3_000);
  expect((await rally.parts.store.photos.photo(named))?.state).toBe('processing');
  await back();
  expect((await rally.developed(blog, id)).content.media[0]?.state).toBe('ready');
  expect(faults).not.toHaveBeenCalled();
});

test('[X2] a takedown while a photo’s last byte comes answers gone', async () => {
  const { id, address } = await begun();
  const faults = jest.spyOn(rally.parts.log, 'fault');
  const { uploads } = rally.parts;
  const settle = uploads.settle.bind(uploads);
  uploads.settle = async (upload) => {
    uploads.settle = settle;
    expect((await takeDown(id)).status).toBe(201);
    await uploads.remove(upload);
    return settle(upload);
  };
  const answer = await piece(address);
  expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([410, 'gone']);
  // The same answer, where the file went before: the protocol's library says so then.
  const other = await begun();
  await uploads.remove(path.basename(other.address));
  expect((await piece(other.address)).status).toBe(410);
  expect(faults).not.toHaveBeenCalled();
});
