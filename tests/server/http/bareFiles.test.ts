/** Every file of a photo that the server hands out, whatever door it leaves by, is pixels alone. */
import { createReadStream } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { backup } from '../../../server/cli/archive.js';
import { parseFlags } from '../../../server/cli/flags.js';
import { exported } from '../../../server/cli/record.js';
import type { MediaItem } from '../../../shared/entry.js';
import { extrasIn } from '../../support/photos/extras.js';
import { FORMATS, marked } from '../../support/photos/marked.js';
import { tracesIn } from '../../support/photos/trace.js';
import { namedPhoto, startRally, type Rally } from '../../support/rally.js';

jest.setTimeout(120_000);

let folder: string;
let rally: Rally;
let slug: string;
let token: string;
/** Photos of every format, full of hidden data as they were uploaded, by their entries. */
const entries: { id: string; photo: MediaItem }[] = [];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'rallyline-bare-'));
  rally = await startRally();
  slug = await rally.blog();
  token = await rally.token(slug, 'Leyla', 'editor');
  for (const format of [...FORMATS, 'heic' as const]) {
    const named = namedPhoto();
    const { id } = await rally.post(token, slug, { kind: 'photo', text: undefined, media: [named] });
    const bytes = await marked(format, 6);
    expect(extrasIn(bytes).length).toBeGreaterThan(2);
    await rally.uploadPhoto(token, slug, named.id, bytes);
    const [photo] = (await rally.developed(slug, id)).content.media;
    entries.push({ id, photo: photo! });
  }
}, 120_000);
afterAll(async () => {
  await rally.stop();
  await rm(folder, { recursive: true, force: true });
});

async function get(address: string, headers: Record<string, string> = {}): Promise<Buffer> {
  const answer = await fetch(new URL(address, rally.url), { headers });
  expect([address, answer.status]).toEqual([address, 200]);
  return Buffer.from(await answer.arrayBuffer());
}

function expectBare(files: [name: string, bytes: Buffer][]): void {
  for (const [name, bytes] of files) expect([name, extrasIn(bytes), tracesIn(bytes)]).toEqual([name, [], []]);
}

test('each size and type of a photo is pixels alone, for readers and for the desk, and so is its placeholder', async () => {
  const files: [string, Buffer][] = [];
  for (const { photo } of entries) {
    expect(photo.state).toBe('ready');
    for (const { src } of photo.sources) {
      files.push([src, await get(src)]);
      files.push([`/desk${src}`, await get(`/desk${src}`, { Authorization: `Bearer ${token}` })]);
    }
    files.push(['placeholder', Buffer.from(photo.placeholder?.split(',')[1] ?? '', 'base64')]);
  }
  // Five photos, two widths as WebP and JPEG, at two doors; and five placeholders.
  expect(files).toHaveLength(5 * 2 * 2 * 2 + 5);
  expectBare(files);
});

test('the pictures of link previews are pixels alone, of the blog and of an entry with a photo', async () => {
  const previews = [`/live/${slug}/preview.jpg`, ...entries.map(({ id }) => `/live/${slug}/entries/${id}/preview.jpg`)];
  const files: [string, Buffer][] = [];
  for (const address of previews) files.push([address, await get(address)]);
  expectBare(files);
});

test('the photos in an export and in a backup are pixels alone, and no other file there holds a trace', async () => {
  await exported(rally.parts, parseFlags([slug, path.join(folder, 'out')]));
  const media = path.join(folder, 'out', 'media');
  const names = await readdir(media);
  expect(names).toHaveLength(20);
  expectBare(
    await Promise.all(names.map(async (name) => [name, await readFile(path.join(media, name))] as [string, Buffer])),
  );
  await backup(rally.parts, parseFlags([path.join(folder, 'all.backup')]));
  const kept = await membersOf(path.join(folder, 'all.backup'));
  const photos = kept.filter(([name]) => name.startsWith('media/'));
  expect(photos).toHaveLength(20);
  expectBare(photos);
  expect(kept.flatMap(([, bytes]) => tracesIn(bytes))).toEqual([]);
});

test('a file that came is gone from the server once its photo is ready: nothing that could be handed out holds a trace', async () => {
  for (const name of await readdir(rally.folder, { recursive: true, withFileTypes: true }))
    if (name.isFile())
      expect([name.name, tracesIn(await readFile(path.join(name.parentPath, name.name)))]).toEqual([name.name, []]);
});

/** The files in a backup, unpacked. */
async function membersOf(file: string): Promise<[name: string, bytes: Buffer][]> {
  const tar = createReadStream(file).pipe(createGunzip()).pipe(extract());
  const members: [string, Buffer][] = [];
  for await (const entry of tar) members.push([entry.header.name, await buffer(entry)]);
  return members;
}
