/** The embedded store's files: their rights, and the faults of opening them. */
import { chmodSync, existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StoreBroken, StoreUnwritable } from '../../../../server/storage/faults.js';
import { createBlog } from '../../../contracts/journal/drafts.js';
import { newFolder, removeFolders } from './folder.js';
import { filesWith, open } from './opened.js';

afterAll(removeFolders);

test('the embedded store writes with durability, erasing and integrity in force', async () => {
  const store = await open(newFolder());
  expect(store.pragmas()).toEqual({
    journal_mode: 'wal',
    synchronous: 2,
    secure_delete: 1,
    foreign_keys: 1,
    busy_timeout: 5_000,
    temp_store: 2,
  });
  await store.close();
});

test('the folder of the embedded store and every file in it are for their owner alone', async () => {
  const folder = join(newFolder(), 'deep', 'data');
  const store = await open(folder);
  await createBlog(store.journal);
  const modes = readdirSync(folder).map((name) => [name, statSync(join(folder, name)).mode & 0o777]);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(Object.fromEntries(modes)).toEqual({
    'rallyline.db': 0o600,
    'rallyline.db-shm': 0o600,
    'rallyline.db-wal': 0o600,
    'server.lock': 0o600,
    'server.lock-journal': 0o600,
  });
  await store.close();
});

test('closing the embedded store leaves nothing in a write-ahead log', async () => {
  const folder = newFolder();
  const store = await open(folder);
  await createBlog(store.journal);
  await store.close();
  expect(readdirSync(folder).sort()).toEqual(['rallyline.db', 'server.lock']);
});

test('a store in a folder that cannot be made or written is refused as unwritable', async () => {
  const folder = newFolder();
  writeFileSync(join(folder, 'file'), '');
  await expect(open(join(folder, 'file', 'data'))).rejects.toThrow(StoreUnwritable);
  await expect(open(join(folder, 'file'))).rejects.toThrow(StoreUnwritable);
  mkdirSync(join(folder, 'rallyline.db'));
  await expect(open(folder)).rejects.toThrow(StoreUnwritable);
  expect(existsSync(join(folder, 'file', 'data'))).toBe(false);
});

test('a file that is not a store is refused as broken, and is left as it is', async () => {
  const folder = newFolder();
  writeFileSync(join(folder, 'rallyline.db'), 'a letter to somebody '.repeat(100));
  chmodSync(join(folder, 'rallyline.db'), 0o600);
  await expect(open(folder)).rejects.toThrow(StoreBroken);
  expect(filesWith(folder, 'a letter to somebody')).toHaveLength(1);
});
