/** Takedowns on the embedded store: the words are in none of its files afterwards. */
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { jest } from '@jest/globals';
import {
  changeOf,
  contentWith,
  createBlog,
  entryWith,
  postOf,
  stored,
  takedownOf,
} from '../../../contracts/journal/drafts.js';
import { buildStore, folderOfNobody, runChild } from './built.js';
import { newFolder, removeFolders } from './folder.js';
import { DAY, LATEST, NOON, copiesOf, filesWith, open, openNext } from './opened.js';

// Processes are started here, and hundreds of commits wait for a disk that others use too.
jest.setTimeout(60_000);

let built: string;
beforeAll(() => {
  built = buildStore();
});
afterAll(removeFolders);

const WORDS = 'the-singer-in-the-red-coat';
const secret = (size: number) => {
  const words = `${WORDS} `.repeat(Math.ceil(size / WORDS.length));
  return { content: contentWith({ text: words }), html: { text: `<p>${words}</p>`, translations: {} } };
};

test('[T1] a takedown takes the words out of the file, its log and the copies of migrations', async () => {
  const folder = newFolder();
  const before = await open(folder);
  await createBlog(before.journal);
  const entry = await stored(before.journal, postOf(entryWith(secret(40))));
  await before.close();
  const { journal, close } = await openNext(folder);
  const revised = await stored(journal, changeOf('revise', entry, { rev: 2, ...secret(9_000) }));
  const suffixes = filesWith(folder, WORDS).map((path) => path.replace(/^.*rallyline/, ''));
  expect(suffixes.sort()).toEqual(['.db', '.db-wal', `.v${LATEST}.${NOON}.copy`]);
  await stored(journal, takedownOf(revised));
  expect(filesWith(folder, WORDS)).toEqual([]);
  expect(copiesOf(folder)).toEqual([]);
  await close();
  expect(filesWith(folder, WORDS)).toEqual([]);
});

test('[T1] takedowns leave no forgotten copy of a row in the file, while rows of all sizes come and go around it', async () => {
  const folder = newFolder();
  const { journal, close } = await open(folder);
  await createBlog(journal);
  let seed = 20220227;
  const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
  const size = () => Math.floor(random() ** 3 * 12_000) + 10;
  const ids: string[] = [];
  for (let n = 0; n < 400; n += 1) {
    const entry = await stored(journal, postOf(entryWith(secret(size()))));
    ids.push(entry.id);
    const other = await journal.entry('baku', ids[Math.floor(random() * ids.length)]!);
    if (other?.state !== 'published') continue;
    const revised =
      random() < 0.5 ? await stored(journal, changeOf('revise', other, { rev: 2, ...secret(size()) })) : other;
    if (random() < 0.4) await stored(journal, takedownOf(revised));
  }
  expect(filesWith(folder, WORDS)).not.toEqual([]);
  for (const id of ids) {
    const entry = await journal.entry('baku', id);
    if (entry?.state === 'published') await stored(journal, takedownOf(entry));
  }
  expect(filesWith(folder, WORDS)).toEqual([]);
  expect(await journal.verify('baku')).toMatchObject({ ok: true });
  await close();
});

test('[T1] a takedown whose process was killed is finished when the store is opened again', async () => {
  const folder = newFolder();
  const child = runChild(built, 'post', folder);
  await child.said(20);
  child.process.kill('SIGKILL');
  await child.ended;
  expect(statSync(join(folder, 'rallyline.db-wal')).size).toBeGreaterThan(0);
  const store = await open(folder);
  expect(statSync(join(folder, 'rallyline.db-wal')).size).toBe(0);
  await store.close();
});

test('[T1] a takedown takes words out of the log as soon as a reader of another process ends', async () => {
  const folder = newFolder();
  const { journal, close } = await open(folder);
  await createBlog(journal);
  const entry = await stored(journal, postOf(entryWith(secret(40))));
  const reader = runChild(built, 'read', folder);
  await reader.said(1);
  await stored(journal, takedownOf(entry));
  expect(filesWith(folder, WORDS)).not.toEqual([]);
  reader.process.kill('SIGKILL');
  await reader.ended;
  for (let tries = 0; tries < 50 && filesWith(folder, WORDS).length > 0; tries += 1) await sleep(100);
  expect(filesWith(folder, WORDS)).toEqual([]);
  await close();
});

test('[T1] a takedown is stored where the folder cannot be listed, and copies are removed once it can be', async () => {
  const child = runChild(built, 'unlisted', folderOfNobody());
  expect(await child.ended).toBe(0);
  expect(child.lines()).toEqual(['stored', '1 copies', '0 copies']);
});

test('[T1] a copy that was made before a takedown is removed at the next start', async () => {
  const folder = newFolder();
  const store = await open(folder);
  await createBlog(store.journal);
  const entry = await stored(store.journal, postOf(entryWith()));
  await stored(store.journal, takedownOf(entry));
  await store.close();
  for (const at of [0, Date.now() + DAY]) writeFileSync(join(folder, `rallyline.v1.${at}.copy`), 'words');
  await (await open(folder, { now: () => new Date() })).close();
  expect(copiesOf(folder)).toHaveLength(1);
});
