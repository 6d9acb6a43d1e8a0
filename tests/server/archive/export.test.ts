/** A blog as files: what stands in them, and what does not. */
import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { jest } from '@jest/globals';
import { exported } from '../../../server/cli/record.js';
import { parseFlags } from '../../../server/cli/flags.js';
import { canonical, digestOf } from '../../../server/storage/chain.js';
import type { PublicEntry } from '../../../shared/entry.js';
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

test('the page needs no server: photos and style lie beside it, nothing runs in it', async () => {
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

test('entries are what readers see now: nothing withdrawn, nothing taken down', async () => {
  const entries = JSON.parse(await read('entries.json')) as PublicEntry[];
  expect(entries.map(({ id }) => id)).toEqual([ids.photo, ids.revised, ids.kept]);
  for (const name of ['index.html', 'entries.json', 'record.ndjson']) {
    const text = await read(name);
    for (const gone of ['of the withdrawn one', 'of the gone one', 'of the revised one'])
      expect(text).not.toContain(gone);
  }
});

test('[J5] whoever has the record can check its chain, and the words that stand in it', async () => {
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

test('a folder that holds something, and a blog that is not there, are refused', async () => {
  const full = path.join(folder, 'full');
  await exported(rally.parts, parseFlags([blog, full]));
  await writeFile(path.join(full, 'mine.txt'), 'mine');
  await expect(exported(rally.parts, parseFlags([blog, full]))).rejects.toThrow('is not empty');
  await expect(exported(rally.parts, parseFlags(['none', path.join(folder, 'none')]))).rejects.toThrow('no blog none');
});
