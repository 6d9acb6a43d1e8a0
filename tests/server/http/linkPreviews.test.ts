/** Link previews, asked of a running server: their content, who may cause drawings, and that none outlives its entry. */
import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { jest } from '@jest/globals';
import sharp from 'sharp';
import { DRAWINGS_A_MINUTE } from '../../../server/http/linkPreviews/drawingLimit.js';
import { entryPicture } from '../../../server/http/linkPreviews/picture.js';
import { publicBlog } from '../../../shared/entry.js';
import { READERS_CACHE } from '../../../server/http/caching.js';
import { photographed, readyPhoto } from '../../support/photographed.js';
import { namedPhoto, startRally, type Rally } from '../../support/rally.js';
import { until } from '../feed/instance.js';
import { blog as baku, photo, site } from '../render/baku.js';

jest.setTimeout(90_000);

let folder: string;
let rally: Rally;
let slug: string;
let token: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'rallyline-previews-'));
  // Files that a killed server left.
  for (const scratch of ['previews/preview-x', 'decoding/photo-x']) {
    await mkdir(path.join(folder, scratch), { recursive: true });
    await writeFile(path.join(folder, scratch, 'photo'), 'a photo');
  }
  rally = await startRally({ folder, env: { TRUST_PROXY: '1' } });
  slug = await rally.blog({ title: 'Rally <for> & "Ukraine", Баку, ბაქო, باكو', languages: ['en', 'ar'] });
  token = await rally.token(slug, 'Leyla', 'editor');
}, 60_000);
afterAll(async () => {
  await rally.stop();
  await rm(folder, { recursive: true, force: true });
});
afterEach(() => jest.restoreAllMocks());

const preview = (of = '', { lang = '', from = '192.0.2.1' } = {}) =>
  fetch(`${rally.url}/live/${slug}${of}/preview.jpg${lang}`, { headers: { 'X-Forwarded-For': from } });
const post = async (fields: Record<string, unknown> = {}) => (await rally.post(token, slug, fields)).id;
const takeDown = (id: string, fields: object = {}) =>
  rally.send(token, 'POST', `/api/v1/blogs/${slug}/entries/${id}/takedown`, { command: randomUUID(), ...fields });

const revise = (id: string, changes: object) =>
  rally.send(token, 'PATCH', `/api/v1/blogs/${slug}/entries/${id}`, { command: randomUUID(), rev: 1, ...changes });

async function pixels(response: Response) {
  return sharp(Buffer.from(await response.arrayBuffer())).metadata();
}

test('[T1] a photo’s bytes that a killed server left in its scratch folders are gone when the next one starts', async () => {
  const left = () => Promise.all(['previews', 'decoding'].map((scratch) => readdir(path.join(folder, scratch))));
  await until('both folders are empty', async () => (await left()).flat().length === 0);
});

test('a blog has a link preview of its own, kept by caches as its page is', async () => {
  const response = await preview();
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('image/jpeg');
  expect(response.headers.get('cache-control')).toBe(READERS_CACHE);
  const etag = response.headers.get('etag') ?? '';
  expect(await pixels(response)).toMatchObject({ format: 'jpeg', width: 1200, height: 630 });
  const again = await fetch(`${rally.url}/live/${slug}/preview.jpg`, { headers: { 'If-None-Match': etag } });
  expect(again.status).toBe(304);
  expect(await readdir(path.join(rally.folder, 'previews'))).toEqual([]);
}, 60_000);

test('an entry has a link preview, whatever its words are', async () => {
  for (const fields of [
    { text: `<b>not &amp; markup</b> ${'a'.repeat(3_000)}` },
    { kind: 'chant', lang: 'ar', words: 'عاشت أوكرانيا', meanings: { en: 'Glory to Ukraine!' }, text: '' },
    { kind: 'photo', text: '', media: [{ id: randomUUID(), alt: '' }] },
    { text: '\u2060.\u200b' },
  ]) {
    const response = await preview(`/entries/${await post(fields)}`, { lang: '?lang=ar' });
    expect(response.status).toBe(200);
    expect(await pixels(response)).toMatchObject({ width: 1200, height: 630 });
  }
}, 90_000);

test('[T1] a link preview is missing where the page is missing, and gone where the entry is gone', async () => {
  const id = await post();
  expect((await preview(`/entries/${id}`)).status).toBe(200);
  await takeDown(id);
  expect((await preview(`/entries/${id}`)).status).toBe(410);
  expect((await preview(`/entries/${randomUUID()}`)).status).toBe(404);
  expect((await preview('', { lang: '?lang=fr' })).status).toBe(200);
  expect((await preview('', { lang: '?lang=../x' })).status).toBe(422);
  const hidden = await rally.blog({ visibility: 'desk' });
  expect((await fetch(`${rally.url}/live/${hidden}/preview.jpg`)).status).toBe(404);
}, 60_000);

/** An entry of a photo, red all over, that is there. */
async function redPhoto(): Promise<{ id: string; photo: string }> {
  const named = namedPhoto();
  const id = await post({ kind: 'photo', text: '', media: [named] });
  const red = sharp({ create: { width: 1280, height: 720, channels: 3, background: '#c00' } });
  await rally.uploadPhoto(token, slug, named.id, await red.jpeg().toBuffer());
  await rally.developed(slug, id);
  return { id, photo: named.id };
}

async function isRed(response: Response): Promise<boolean> {
  const { dominant } = await sharp(Buffer.from(await response.arrayBuffer())).stats();
  return dominant.r > 150 && dominant.g < 60;
}

/** Holds the next drawing up: before its turn, or when it is done and not yet sent. */
function heldDrawing(when: 'before' | 'after'): { held: Promise<void>; goOn: () => void } {
  const { previews } = rally.parts;
  const draw = previews.draw.bind(previews);
  let goOn: () => void = () => undefined;
  const going = new Promise<void>((resolve) => (goOn = resolve));
  const held = new Promise<void>((resolve) => {
    jest.spyOn(previews, 'draw').mockImplementationOnce(async (look) => {
      const done = when === 'after' ? await draw(look) : null;
      resolve();
      await going;
      return when === 'after' ? done : draw(look);
    });
  });
  return { held, goOn };
}

test.each(['before', 'after'] as const)(
  '[T1] a photo that is taken down %s it is drawn is in no link preview that goes out',
  async (when) => {
    const { id, photo: taken } = await redPhoto();
    const { held, goOn } = heldDrawing(when);
    const asked = preview(`/entries/${id}`);
    await held;
    expect((await takeDown(id, { media: taken })).status).toBe(201);
    goOn();
    const answered = await asked;
    expect([answered.status, await isRed(answered)]).toEqual([200, false]);
  },
);

test('[T1] a link preview is gone where its entry is taken down while it is drawn', async () => {
  const { id } = await redPhoto();
  expect(await isRed(await preview(`/entries/${id}`))).toBe(true);
  await revise(id, { pinned: true });
  const { held, goOn } = heldDrawing('after');
  const asked = preview(`/entries/${id}`);
  await held;
  await takeDown(id);
  goOn();
  expect((await asked).status).toBe(410);
});

test('[S4] an address that asks for too many drawings gets the rally’s own picture, or waits; others have theirs', async () => {
  const ids = await Promise.all(Array.from({ length: DRAWINGS_A_MINUTE + 1 }, () => post()));
  const other = await post();
  jest.spyOn(rally.parts.previews, 'draw').mockImplementation(() => Promise.resolve(Buffer.from(randomUUID())));
  const greedy = (id: string) => preview(`/entries/${id}`, { from: '203.0.113.5' });
  for (const id of ids.slice(0, -1)) expect((await greedy(id)).status).toBe(200);
  await rally.send(token, 'PATCH', `/api/v1/blogs/${slug}`, {
    command: randomUUID(),
    rev: 1,
    place: 'At the fountain',
  });
  const refused = await greedy(ids.at(-1)!);
  expect([refused.status, refused.headers.get('content-type')]).toEqual([
    503,
    expect.stringContaining('application/problem+json'),
  ]);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  const own = await preview('', { from: '203.0.113.6' });
  const instead = await greedy(ids.at(-1)!);
  expect([own.status, instead.status]).toEqual([200, 200]);
  expect(instead.headers.get('etag')).toBe(own.headers.get('etag'));
  expect((await preview(`/entries/${other}`, { from: '203.0.113.6' })).status).toBe(200);
});

test('a photo entry’s link preview is drawn from its photo, and not from bytes that are none', async () => {
  const red = await sharp({ create: { width: 1280, height: 853, channels: 3, background: '#c00' } })
    .jpeg()
    .toBuffer();
  const drawn = (bytes: Buffer) =>
    rally.parts.previews.draw(() => Promise.resolve({ picture: entryPicture(photo, baku, 'en', site), photo: bytes }));
  const made = await drawn(red);
  const { dominant } = await sharp(made ?? undefined).stats();
  expect(dominant.r).toBeGreaterThan(150);
  expect(dominant.g).toBeLessThan(60);
  expect(await drawn(Buffer.from('no picture'))).toBeNull();
}, 60_000);

test('an entry’s link preview changes when its photo comes', async () => {
  const { id } = await rally.post(token, slug, { kind: 'photo', text: '', media: [{ id: randomUUID(), alt: '' }] });
  await revise(id, { verification: 'seen' });
  const before = await preview(`/entries/${id}`);
  await photographed(rally, slug, id, [readyPhoto('square')]);
  const after = await preview(`/entries/${id}`);
  expect(after.headers.get('etag')).not.toBe(before.headers.get('etag'));
  const record = await rally.parts.store.journal.blog(slug);
  expect(record && publicBlog(record).title).toContain('ბაქო');
}, 60_000);
