/** The pictures that messengers show: what they are, whose they are, and that nothing of them outlives an entry. */
import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { createLocalBus } from '../../../server/bus/localBus.js';
import { KeptPreviews } from '../../../server/http/previews/kept.js';
import { entryPicture, photoOf } from '../../../server/http/previews/picture.js';
import { publicBlog } from '../../../shared/entry.js';
import type { JournalItem } from '../../../server/storage/ports.js';
import { READERS_CACHE } from '../../../server/http/caching.js';
import { photographed, readyPhoto } from '../../support/photographed.js';
import { startRally, type Rally } from '../../support/rally.js';
import { blog as baku, chant, photo, site } from '../render/baku.js';

let rally: Rally;
let slug: string;
let token: string;

beforeAll(async () => {
  rally = await startRally();
  slug = await rally.blog({ title: 'Rally <for> & "Ukraine", Баку, ბაქო, باكو', languages: ['en', 'ar'] });
  token = await rally.token(slug, 'Leyla', 'editor');
}, 60_000);
afterAll(() => rally.stop());

const preview = (of = '', lang = '') => fetch(`${rally.url}/live/${slug}${of}/preview.jpg${lang}`);

async function pixels(response: Response) {
  return sharp(Buffer.from(await response.arrayBuffer())).metadata();
}

test('a blog has a picture of its own, kept by caches as its page is', async () => {
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

test('an entry has one, whatever its words are', async () => {
  for (const fields of [
    { text: `<b>not &amp; markup</b> ${'a'.repeat(3_000)}` },
    { kind: 'chant', lang: 'ar', words: 'عاشت أوكرانيا', meanings: { en: 'Glory to Ukraine!' }, text: '' },
    { kind: 'photo', text: '' },
  ]) {
    const { id } = await rally.post(token, slug, fields);
    const response = await preview(`/entries/${id}`, '?lang=ar');
    expect(response.status).toBe(200);
    expect(await pixels(response)).toMatchObject({ width: 1200, height: 630 });
  }
}, 90_000);

test('[T1] there is none where the page is not there, and none any more where the entry is gone', async () => {
  const { id } = await rally.post(token, slug);
  expect((await preview(`/entries/${id}`)).status).toBe(200);
  const command = { command: randomUUID() };
  await rally.send(token, 'POST', `/api/v1/blogs/${slug}/entries/${id}/takedown`, command);
  expect((await preview(`/entries/${id}`)).status).toBe(410);
  expect((await preview(`/entries/${randomUUID()}`)).status).toBe(404);
  expect((await preview('', '?lang=fr')).status).toBe(404);
  const hidden = await rally.blog({ visibility: 'desk' });
  expect((await fetch(`${rally.url}/live/${hidden}/preview.jpg`)).status).toBe(404);
}, 60_000);

test('[T1] of an entry that is gone nothing stays in memory, also if it is gone while it is drawn', async () => {
  const bus = createLocalBus((error) => {
    throw error;
  });
  let now = 0;
  const kept = new KeptPreviews(bus, () => now);
  let drawn = 0;
  const draw = () => Promise.resolve(Buffer.from(String((drawn += 1))));
  const key = { slug: 'a', entry: 'e', lang: 'en', standing: '1' };
  await kept.get(key, draw);
  expect(String(await kept.get(key, draw))).toBe('1');
  bus.publish({ slug: 'a', entry: { id: 'e', state: 'taken-down' } } as unknown as JournalItem);
  await new Promise((done) => setImmediate(done));
  expect(String(await kept.get(key, draw))).toBe('2');
  expect(String(await kept.get({ ...key, standing: '2' }, draw))).toBe('3');
  now = 60_000;
  expect(String(await kept.get({ ...key, standing: '2' }, draw))).toBe('4');
  await bus.close();
});

test('a photo entry is drawn from its photo: the smallest file that is large enough', async () => {
  const widths = [320, 2048, 1280].map((width) => ({
    type: 'image/jpeg',
    width,
    src: `/media/${width.toString()}.jpg`,
  }));
  const item = { ...photo.media[0]!, sources: widths };
  expect(photoOf({ ...photo, media: [item] })).toBe('/media/1280.jpg');
  expect(photoOf({ ...photo, media: [{ ...item, state: 'gone' }] })).toBeNull();
  expect(photoOf(chant)).toBeNull();
  const red = await sharp({ create: { width: 1280, height: 853, channels: 3, background: '#c00' } })
    .jpeg()
    .toBuffer();
  const made = await rally.parts.previews.draw(entryPicture(photo, baku, 'en', site), red);
  const { dominant } = await sharp(made ?? undefined).stats();
  expect(dominant.r).toBeGreaterThan(150);
  expect(dominant.g).toBeLessThan(60);
  expect(await rally.parts.previews.draw(entryPicture(photo, baku, 'en', site), Buffer.from('no picture'))).toBeNull();
}, 60_000);

test('a chant says what it means, a photo that has come changes its entry’s picture', async () => {
  expect(entryPicture(chant, baku, 'en', site)).toMatchObject({
    words: '«Слава Україні!»',
    said: true,
    under: 'Glory to Ukraine!',
  });
  const { id } = await rally.post(token, slug, { kind: 'photo', text: '' });
  const before = await preview(`/entries/${id}`);
  await photographed(rally, slug, id, [readyPhoto('square')]);
  const after = await preview(`/entries/${id}`);
  expect(after.headers.get('etag')).not.toBe(before.headers.get('etag'));
  const record = await rally.parts.store.journal.blog(slug);
  expect(record && publicBlog(record).title).toContain('ბაქო');
}, 60_000);
