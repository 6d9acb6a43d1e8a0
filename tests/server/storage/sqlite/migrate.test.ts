/** Migrations bring a store forward, and leave copies of its earlier state. */
import { execFileSync } from 'node:child_process';
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import Sqlite from 'better-sqlite3';
import { StoreLocked, StoreNewer } from '../../../../server/storage/faults.js';
import { APPLICATION_ID, MIGRATIONS } from '../../../../server/storage/sqlite/migrations.js';
import { changeOf, createBlog, posts, stored, takedownOf } from '../../../contracts/journal/drafts.js';
import { buildStore, runChild } from './built.js';
import { newFolder, removeFolders } from './folder.js';
import { DAY, LATEST, NOON, NEXT, copiesOf, open, openNext } from './opened.js';

// Processes are started here.
jest.setTimeout(60_000);

let built: string;
beforeAll(() => {
  built = buildStore();
});
afterAll(removeFolders);

/** Copies a record into a store as the first version made it. */
function asFirstVersion(from: string, to: string): void {
  const store = new Sqlite(to);
  store.exec(MIGRATIONS[0]!.sql);
  store.exec(`pragma application_id = ${APPLICATION_ID}; pragma user_version = 1; attach '${from}' as later`);
  for (const table of ['blogs', 'changes', 'contents', 'commands', 'entries']) {
    const named = store.prepare(`select group_concat(name) from pragma_table_info('${table}')`);
    const columns = named.pluck().get() as string;
    store.exec(`insert into main.${table} (${columns}) select ${columns} from later.${table}`);
  }
  store.close();
}

test('a store of a newer version is refused and left as it is', async () => {
  const folder = newFolder();
  await (await openNext(folder)).close();
  await expect(open(folder)).rejects.toThrow(StoreNewer);
  await (await openNext(folder)).close();
});

test('a migration keeps the rows of a store, and leaves a copy from before beside it', async () => {
  const folder = newFolder();
  const before = await open(folder);
  await createBlog(before.journal);
  await posts(before.journal, 3);
  await before.close();
  expect(copiesOf(folder)).toEqual([]);

  const after = await openNext(folder);
  expect(await after.journal.verify('baku')).toMatchObject({ ok: true, changes: 4 });
  const [copy] = copiesOf(folder);
  expect(copy).toBe(`rallyline.v${LATEST}.${NOON}.copy`);
  expect(statSync(join(folder, copy!)).mode & 0o777).toBe(0o600);
  await after.close();
  await (await openNext(folder)).close();
  expect(copiesOf(folder)).toEqual([copy]);

  const folderOfCopy = newFolder();
  execFileSync('cp', [join(folder, copy!), join(folderOfCopy, 'rallyline.db')]);
  const old = await open(folderOfCopy);
  expect(await old.journal.verify('baku')).toMatchObject({ ok: true, changes: 4 });
  await old.close();
});

test('a store from before the desk had its own order gets the step of each entry’s first change', async () => {
  const folder = newFolder();
  const written = await open(folder);
  await createBlog(written.journal);
  const [first, second] = await posts(written.journal, 3);
  const revised = await stored(written.journal, changeOf('revise', first!, { rev: 2 }));
  await stored(written.journal, takedownOf(second!));
  await written.close();
  const old = newFolder();
  asFirstVersion(join(folder, 'rallyline.db'), join(old, 'rallyline.db'));
  const { journal, close } = await open(old);
  const page = await journal.deskEntries('baku', { limit: 10 });
  expect(page?.entries.map((entry) => entry.first)).toEqual([4, 3, 2]);
  expect(page?.entries.at(-1)).toEqual(revised);
  expect(await journal.verify('baku')).toMatchObject({ ok: true, emptied: 1 });
  await close();
});

test('a migration that fails leaves the store as it was', async () => {
  const folder = newFolder();
  await (await open(folder)).close();
  const failing = {
    version: LATEST + 1,
    sql: 'create table extras (id integer primary key) strict; insert into nowhere values (1)',
  };
  await expect(open(folder, { migrations: [...MIGRATIONS, failing] })).rejects.toMatchObject({
    message: expect.stringContaining('nowhere') as string,
  });
  expect(copiesOf(folder)).toEqual([]);
  const store = await open(folder);
  await createBlog(store.journal);
  await store.close();
  await (await openNext(folder)).close();
});

test('a command does not migrate a store that a server has open', async () => {
  const folder = newFolder();
  const server = await open(folder);
  const migrations = [...MIGRATIONS, NEXT];
  await expect(open(folder, { server: false, migrations })).rejects.toThrow(StoreLocked);
  await createBlog(server.journal);
  await server.close();
  await (await open(folder, { server: false, migrations })).close();
  const again = await open(folder, { migrations });
  await expect(open(folder, { server: false })).rejects.toThrow(StoreNewer);
  await again.close();
});

test('several processes that open a store at once migrate it a single time', async () => {
  const folder = newFolder();
  const creating = ['one', 'two', 'three', 'four'].map((slug) => runChild(built, 'create', folder, slug));
  expect(await Promise.all(creating.map(({ ended }) => ended))).toEqual([0, 0, 0, 0]);
  const migrating = ['one', 'two', 'three'].map(() => runChild(built, 'migrate', folder, NEXT.sql));
  expect(await Promise.all(migrating.map(({ ended }) => ended))).toEqual([0, 0, 0]);
  expect(copiesOf(folder)).toHaveLength(1);
  const store = await openNext(folder);
  expect(await store.journal.blogs()).toHaveLength(4);
  await store.close();
});

test('the copies of migrations are removed after seven days, at opening or when asked to', async () => {
  const folder = newFolder();
  let time = NOON;
  const now = () => new Date(time);
  await (await open(folder)).close();
  const store = await openNext(folder, { now });
  time = NOON + 7 * DAY;
  store.dropOldCopies();
  expect(copiesOf(folder)).toHaveLength(1);
  time += 1;
  store.dropOldCopies();
  expect(copiesOf(folder)).toEqual([]);
  writeFileSync(join(folder, `rallyline.v${LATEST}.${NOON}.copy`), '');
  await store.close();
  await (await openNext(folder, { now })).close();
  expect(copiesOf(folder)).toEqual([]);
});
