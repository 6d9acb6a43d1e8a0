/** A blog as files for everybody: all that readers see, and nothing else. */
import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { exportBlog } from '../../../server/archive/export.js';
import { exported } from '../../../server/cli/record.js';
import { parseFlags } from '../../../server/cli/flags.js';
import { canonical, digestOf } from '../../../server/storage/chain.js';
import { fileBehind, MEDIA_PATH, type ArchiveRecord } from '../../../server/storage/ports.js';
import type { PublicBlog, PublicEntry } from '../../../shared/entry.js';
import { photo } from '../../support/photos.js';
import { startRally, type Rally } from '../../support/rally.js';

jest.setTimeout(60_000);

let folder: string;
let rally: Rally;
let blog: string;
const ids: Record<string, string> = {};

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'rallyline-export-'));
  rally = await startRally({ env: { PUBLIC_URL: 'https://live.example.org' } });
  blog = await rally.blog();
  const [ann, editor] = [await rally.token(blog, 'Ann'), await rally.token(blog, 'Eve', 'editor')];
  const entries = `/api/v1/blogs/${blog}/entries`;
  for (const name of ['kept', 'revised', 'withdrawn', 'gone'])
    ids[name] = (await rally.post(ann, blog, { text: `first words of the ${name} one, "/media/" too` })).id;
  await rally.send(ann, 'PATCH', `${entries}/${ids.revised}`, { command: randomUUID(), rev: 1, text: 'second words' });
  await rally.send(ann, 'DELETE', `${entries}/${ids.withdrawn}`, { command: randomUUID() });
  await rally.send(editor, 'POST', `${entries}/${ids.gone}/takedown`, { command: randomUUID() });
  const id = randomUUID();
  ids.photo = (await rally.post(ann, blog, { kind: 'photo', text: undefined, media: [{ id, alt: 'The square' }] })).id;
  await rally.uploadPhoto(ann, blog, id, await photo({ width: 400, height: 300 }));
  await rally.developed(blog, ids.photo);
  await exported(rally.parts, parseFlags([blog, path.join(folder, 'out')]));
});
afterAll(async () => {
  await rally.stop();
  await rm(folder, { recursive: true, force: true });
});

const read = (name: string): Promise<string> => readFile(path.join(folder, 'out', name), 'utf8');

test('the page of an export needs no server: photos and style lie beside it, nothing runs in it', async () => {
  const html = await read('index.html');
  expect(await readdir(path.join(folder, 'out'))).toEqual(
    expect.arrayContaining(['blog.json', 'entries.json', 'index.html', 'media', 'record.ndjson', 'style.css']),
  );
  expect(html).toContain('href="style.css"');
  expect(html).not.toMatch(/<script|(src|href)="\/|, \/media\//);
  const local = [...html.matchAll(/media\/([0-9a-f]{32}\.\w+)/g)].map(([, name]) => name!);
  expect([...new Set(local)].sort()).toEqual((await readdir(path.join(folder, 'out', 'media'))).sort());
  expect(html).toContain(`https://live.example.org/live/${blog}/entries/${ids.kept}`);
  expect(html).toContain('first words of the kept one, "/media/" too');
});

test('the entries of an export are those that readers see now: none withdrawn, none taken down', async () => {
  const entries = JSON.parse(await read('entries.json')) as PublicEntry[];
  expect(entries.map(({ id }) => id)).toEqual([ids.photo, ids.revised, ids.kept]);
  for (const name of ['index.html', 'entries.json', 'record.ndjson']) {
    const text = await read(name);
    for (const gone of ['of the withdrawn one', 'of the gone one', 'of the revised one'])
      expect(text).not.toContain(gone);
  }
});

test('[J5] the record of an export can be checked by its chain, and so can the words in it', async () => {
  const lines = (await read('record.ndjson')).trim().split('\n');
  const changes = lines.map((line) => JSON.parse(line) as Record<string, string | null>);
  let [prev, said] = ['', 0];
  for (const { epoch, seq, verb, entry, rev, digest, hash, salt, content, ...rest } of changes) {
    expect(rest.prev).toBe(prev);
    expect(hash).toBe(
      createHash('sha256')
        .update(canonical([prev, epoch, seq, verb, entry, rev, digest]))
        .digest('hex'),
    );
    if (salt) expect(digestOf(salt, content!)).toBe(digest);
    said += salt ? 1 : 0;
    prev = hash!;
  }
  expect(changes).toHaveLength((await rally.parts.store.journal.blog(blog))!.head);
  expect(said).toBe(4);
});

test('[T1] a point of the summary that went with its entry is not in the record of an export either', async () => {
  const slug = await rally.blog();
  const editor = await rally.token(slug, 'Eve', 'editor');
  const { id } = await rally.post(editor, slug, { text: 'to be withdrawn' });
  const summary = [{ lang: 'en', text: 'what the withdrawn one says', entry: id }];
  const change = { command: randomUUID(), rev: 1, summary };
  expect((await rally.send(editor, 'PATCH', `/api/v1/blogs/${slug}`, change)).status).toBe(201);
  await rally.send(editor, 'DELETE', `/api/v1/blogs/${slug}/entries/${id}`, { command: randomUUID() });
  const out = path.join(folder, 'summary');
  await exported(rally.parts, parseFlags([slug, out]));
  for (const name of ['blog.json', 'record.ndjson', 'index.html'])
    expect(await readFile(path.join(out, name), 'utf8')).not.toContain('what the withdrawn one says');
});

test('[J4] [T1] an export is of one moment, whatever happens meanwhile; but a photo that was taken down is not in it', async () => {
  const slug = await rally.blog();
  const editor = await rally.token(slug, 'Eve', 'editor');
  const entries = `/api/v1/blogs/${slug}/entries`;
  const media = [{ id: randomUUID(), alt: 'The square' }];
  const { id: withdrawn } = await rally.post(editor, slug, { text: 'withdrawn before' });
  const { id: revised } = await rally.post(editor, slug, { text: 'words of then' });
  const { id: photographed } = await rally.post(editor, slug, { kind: 'photo', text: undefined, media });
  await rally.uploadPhoto(editor, slug, media[0]!.id, await photo({ width: 400, height: 300 }));
  const { content } = await rally.developed(slug, photographed);
  const names = content.media.flatMap(({ sources }) =>
    sources.map(({ src }) => fileBehind(src.slice(MEDIA_PATH.length))),
  );
  const { config, store, mediaStore, assets, assetsDir } = rally.parts;

  /** The archive's records, with changes made while the export reads: once before they begin, once within. */
  async function* records(): AsyncGenerator<ArchiveRecord> {
    await rally.send(editor, 'DELETE', `${entries}/${withdrawn}`, { command: randomUUID() });
    let isFirst = true;
    for await (const record of store.archive.records()) {
      yield record;
      if (!isFirst) continue;
      isFirst = false;
      const words = { command: randomUUID(), rev: 1, text: 'words of later' };
      expect((await rally.send(editor, 'PATCH', `${entries}/${revised}`, words)).status).toBe(201);
      await rally.send(editor, 'POST', `${entries}/${photographed}/takedown`, { command: randomUUID() });
      await outlive(names);
    }
  }

  const out = path.join(folder, 'moment');
  const site = { name: config.siteName, contact: config.siteContact, url: config.publicUrl, assets };
  const parts = { archive: { records }, photos: store.photos, media: mediaStore, site, assetsDir };
  expect(names.length).toBeGreaterThan(0);
  expect(await exportBlog(slug, out, parts)).toEqual({ entries: 2, photos: 0 });
  expect(await readdir(path.join(out, 'media'))).toEqual([]);

  const text = (name: string): Promise<string> => readFile(path.join(out, name), 'utf8');
  const [shown, settings] = [JSON.parse(await text('entries.json')), JSON.parse(await text('blog.json'))] as [
    PublicEntry[],
    PublicBlog,
  ];
  expect(shown.map(({ id }) => id)).toEqual([photographed, revised]);
  expect(shown[1]).toMatchObject({ text: 'words of then', rev: 1 });
  const lines = (await text('record.ndjson')).trim().split('\n');
  const changes = lines.map((line) => JSON.parse(line) as { seq: number; salt?: string });
  expect(changes.at(-1)?.seq).toBe(settings.head);
  const said = changes.filter(({ salt }) => salt !== undefined).map(({ seq }) => seq);
  expect(said).toEqual([1, ...shown.map(({ seq }) => seq).reverse()]);
});

/** Puts files back once they are removed, as if the disk had refused to remove them. */
async function outlive(names: readonly string[]): Promise<void> {
  const { mediaStore } = rally.parts;
  for (const name of names) {
    while ((await mediaStore.open(name)) !== null) await sleep(50);
    const file = path.join(folder, name);
    await writeFile(file, 'what was seen');
    await mediaStore.put(name, file);
    expect(await mediaStore.open(name)).not.toBeNull();
  }
}

test('no secret of an outlet, no address of one and no failure is in an export', async () => {
  const slug = await rally.blog();
  const { outlets } = rally.parts.store;
  const url = 'https://paper.example/outlet?key=secret-key';
  const made = { blog: slug, addedAt: new Date().toISOString() };
  const hook = { url, secret: 'secret-now', former: [{ secret: 'secret-before', until: '2100-01-01T00:00:00.000Z' }] };
  const channel = { token: '4242:secret-token', bot: 4_242, chat: -100, name: '@outlet', lang: null };
  await outlets.add({ ...made, id: `outlet-hook-${slug}`, kind: 'webhook', settings: hook }, 10);
  await outlets.add({ ...made, id: `outlet-channel-${slug}`, kind: 'telegram', settings: channel }, 10);
  for (const { id } of await outlets.outlets(slug))
    await outlets.fail(id, { at: made.addedAt, why: 'unreachable' }, 'paused');
  // Guards its own premise: both stand there with their secrets.
  expect((await outlets.outlets(slug)).map(({ settings }) => settings)).toEqual(
    expect.arrayContaining([hook, channel]),
  );
  await rally.post(await rally.token(slug, 'Ann'), slug, { text: 'words' });
  const out = path.join(folder, 'outlets');
  await exported(rally.parts, parseFlags([slug, out]));
  const files = (await readdir(out, { recursive: true, withFileTypes: true })).filter((file) => file.isFile());
  expect(files.length).toBeGreaterThan(4);
  for (const file of files)
    expect(await readFile(path.join(file.parentPath, file.name), 'latin1')).not.toMatch(/secret-|outlet-|unreachable/);
});

test('an export into a folder that holds something is refused, and one of an unknown blog', async () => {
  const full = path.join(folder, 'full');
  await exported(rally.parts, parseFlags([blog, full]));
  await writeFile(path.join(full, 'mine.txt'), 'mine');
  await expect(exported(rally.parts, parseFlags([blog, full]))).rejects.toThrow('is not empty');
  await expect(exported(rally.parts, parseFlags(['none', path.join(folder, 'none')]))).rejects.toThrow('no blog none');
});
