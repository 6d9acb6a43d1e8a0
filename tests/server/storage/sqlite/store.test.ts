/** What is the embedded engine's own: its files, its lock, its migrations, and what is left of words in them. */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { jest } from '@jest/globals';
import Sqlite from 'better-sqlite3';
import { join } from 'node:path';
import { openSqliteStore, type SqliteOptions } from '../../../../server/storage/sqlite/store.js';
import { StoreBroken, StoreLocked, StoreNewer, StoreUnwritable } from '../../../../server/storage/faults.js';
import { APPLICATION_ID, MIGRATIONS } from '../../../../server/storage/sqlite/migrations.js';
import {
  changeOf,
  contentWith,
  createBlog,
  entryWith,
  postOf,
  posts,
  stored,
  takedownOf,
} from '../../../contracts/journal/drafts.js';
import { buildStore, runChild } from './built.js';
import { newFolder, removeFolders } from './folder.js';

const NOON = Date.parse('2022-02-27T12:00:00.000Z');
const DAY = 24 * 60 * 60_000;
const LATEST = MIGRATIONS.length;
const SECOND = { version: LATEST + 1, sql: 'create table extras (id integer primary key) strict' };

const open = (folder: string, over: Partial<SqliteOptions> = {}) =>
  openSqliteStore({ folder, server: true, now: () => new Date(NOON), ...over });

const copiesOf = (folder: string) => readdirSync(folder).filter((name) => name.endsWith('.copy'));

/** Files in which these bytes stand. Read by another process: closing a file here would free SQLite's locks on it. */
function filesWith(folder: string, words: string): string[] {
  try {
    const found = execFileSync('grep', ['-rlaF', words, folder], { encoding: 'utf8' });
    return found.split('\n').filter((path) => path !== '');
  } catch {
    return [];
  }
}

/** The same record in a store as the first version made it. */
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

/** Only of a store that is closed. */
function changeBytes(folder: string, from: string, to: string): void {
  const path = join(folder, 'rallyline.db');
  const bytes = readFileSync(path);
  const at = bytes.indexOf(from);
  expect(at).toBeGreaterThan(0);
  for (let found = at; found >= 0; found = bytes.indexOf(from, found + 1)) bytes.write(to, found);
  writeFileSync(path, bytes);
}

// Processes are started here, and hundreds of commits wait for a disk that others use too.
jest.setTimeout(60_000);

let built: string;
beforeAll(() => {
  built = buildStore();
});
afterAll(removeFolders);

describe('files', () => {
  test('durability, erasing and integrity are in force on the connection that writes', async () => {
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

  test('the folder and every file in it are for their owner alone', async () => {
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

  test('closing leaves nothing in a write-ahead log', async () => {
    const folder = newFolder();
    const store = await open(folder);
    await createBlog(store.journal);
    await store.close();
    expect(readdirSync(folder).sort()).toEqual(['rallyline.db', 'server.lock']);
  });

  test('a folder that cannot be made or written is unwritable', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'file'), '');
    await expect(open(join(folder, 'file', 'data'))).rejects.toThrow(StoreUnwritable);
    await expect(open(join(folder, 'file'))).rejects.toThrow(StoreUnwritable);
    mkdirSync(join(folder, 'rallyline.db'));
    await expect(open(folder)).rejects.toThrow(StoreUnwritable);
    expect(existsSync(join(folder, 'file', 'data'))).toBe(false);
  });

  test('a file that is not a store is broken, and is left as it is', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'rallyline.db'), 'a letter to somebody '.repeat(100));
    chmodSync(join(folder, 'rallyline.db'), 0o600);
    await expect(open(folder)).rejects.toThrow(StoreBroken);
    expect(filesWith(folder, 'a letter to somebody')).toHaveLength(1);
  });
});

describe('the lock', () => {
  test('refuses a second server and is free once the first has closed', async () => {
    const folder = newFolder();
    const first = await open(folder);
    await expect(open(folder)).rejects.toThrow(StoreLocked);
    await createBlog(first.journal);
    await first.close();
    const second = await open(folder);
    expect(await second.journal.blog('baku')).toMatchObject({ slug: 'baku' });
    await second.close();
  });

  test('refuses a server beside one in another process, and is free at once after a kill -9', async () => {
    const folder = newFolder();
    const child = runChild(built, 'hold', folder);
    await child.said(1);
    await expect(open(folder)).rejects.toThrow(StoreLocked);
    child.process.kill('SIGKILL');
    await child.ended;
    await (await open(folder)).close();
  });

  test('a command works beside a server, each sees what the other stored', async () => {
    const folder = newFolder();
    const server = await open(folder);
    await createBlog(server.journal);
    const command = await open(folder, { server: false });
    await createBlog(command.journal, 'kyiv');
    await posts(server.journal, 1, { blog: 'kyiv' });
    expect(await command.journal.blog('kyiv')).toMatchObject({ step: 2 });
    await command.close();
    await posts(server.journal, 1);
    const other = runChild(built, 'create', folder, 'lviv');
    expect(await other.ended).toBe(0);
    expect((await server.journal.blogs()).map(({ slug }) => slug)).toEqual(['baku', 'kyiv', 'lviv']);
    await expect(open(folder)).rejects.toThrow(StoreLocked);
    await server.close();
  });
});

describe('migrations', () => {
  test('a store of a newer version is refused and left as it is', async () => {
    const folder = newFolder();
    await (await open(folder, { migrations: [...MIGRATIONS, SECOND] })).close();
    await expect(open(folder)).rejects.toThrow(StoreNewer);
    await (await open(folder, { migrations: [...MIGRATIONS, SECOND] })).close();
  });

  test('a store is brought forward with what is in it, and a copy from before stays beside it', async () => {
    const folder = newFolder();
    const before = await open(folder);
    await createBlog(before.journal);
    await posts(before.journal, 3);
    await before.close();
    expect(copiesOf(folder)).toEqual([]);

    const after = await open(folder, { migrations: [...MIGRATIONS, SECOND] });
    expect(await after.journal.verify('baku')).toMatchObject({ ok: true, changes: 4 });
    const [copy] = copiesOf(folder);
    expect(copy).toBe(`rallyline.v${LATEST}.${NOON}.copy`);
    expect(statSync(join(folder, copy!)).mode & 0o777).toBe(0o600);
    await after.close();
    await (await open(folder, { migrations: [...MIGRATIONS, SECOND] })).close();
    expect(copiesOf(folder)).toEqual([copy]);

    const folderOfCopy = newFolder();
    execFileSync('cp', [join(folder, copy!), join(folderOfCopy, 'rallyline.db')]);
    const old = await open(folderOfCopy);
    expect(await old.journal.verify('baku')).toMatchObject({ ok: true, changes: 4 });
    await old.close();
  });

  test('entries of a store from before the desk had an order of its own get the step of their first change', async () => {
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

  test('one that fails leaves the store as it was', async () => {
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
    await (await open(folder, { migrations: [...MIGRATIONS, SECOND] })).close();
  });

  test('a command does not migrate a store that a server has open', async () => {
    const folder = newFolder();
    const server = await open(folder);
    const migrations = [...MIGRATIONS, SECOND];
    await expect(open(folder, { server: false, migrations })).rejects.toThrow(StoreLocked);
    await createBlog(server.journal);
    await server.close();
    await (await open(folder, { server: false, migrations })).close();
    const again = await open(folder, { migrations });
    await expect(open(folder, { server: false })).rejects.toThrow(StoreNewer);
    await again.close();
  });

  test('several processes that open a store at once migrate it once', async () => {
    const folder = newFolder();
    const creating = ['one', 'two', 'three', 'four'].map((slug) => runChild(built, 'create', folder, slug));
    expect(await Promise.all(creating.map(({ ended }) => ended))).toEqual([0, 0, 0, 0]);
    const migrating = ['one', 'two', 'three'].map(() => runChild(built, 'migrate', folder, SECOND.sql));
    expect(await Promise.all(migrating.map(({ ended }) => ended))).toEqual([0, 0, 0]);
    expect(copiesOf(folder)).toHaveLength(1);
    const store = await open(folder, { migrations: [...MIGRATIONS, SECOND] });
    expect(await store.journal.blogs()).toHaveLength(4);
    await store.close();
  });

  test('copies go after seven days, at opening or when they are asked to', async () => {
    const folder = newFolder();
    let time = NOON;
    const now = () => new Date(time);
    await (await open(folder)).close();
    const store = await open(folder, { migrations: [...MIGRATIONS, SECOND], now });
    time = NOON + 7 * DAY;
    store.dropOldCopies();
    expect(copiesOf(folder)).toHaveLength(1);
    time += 1;
    store.dropOldCopies();
    expect(copiesOf(folder)).toEqual([]);
    writeFileSync(join(folder, `rallyline.v${LATEST}.${NOON}.copy`), '');
    await store.close();
    await (await open(folder, { migrations: [...MIGRATIONS, SECOND], now })).close();
    expect(copiesOf(folder)).toEqual([]);
  });
});

describe('a takedown', () => {
  const WORDS = 'the-singer-in-the-red-coat';
  const secret = (size: number) => {
    const words = `${WORDS} `.repeat(Math.ceil(size / WORDS.length));
    return { content: contentWith({ text: words }), html: { text: `<p>${words}</p>`, translations: {} } };
  };

  test('[T1] takes the words out of the file, its log and the copies of migrations', async () => {
    const folder = newFolder();
    const before = await open(folder);
    await createBlog(before.journal);
    const entry = await stored(before.journal, postOf(entryWith(secret(40))));
    await before.close();
    const { journal, close } = await open(folder, { migrations: [...MIGRATIONS, SECOND] });
    const revised = await stored(journal, changeOf('revise', entry, { rev: 2, ...secret(9_000) }));
    const suffixes = filesWith(folder, WORDS).map((path) => path.replace(/^.*rallyline/, ''));
    expect(suffixes.sort()).toEqual(['.db', '.db-wal', `.v${LATEST}.${NOON}.copy`]);
    await stored(journal, takedownOf(revised));
    expect(filesWith(folder, WORDS)).toEqual([]);
    expect(copiesOf(folder)).toEqual([]);
    await close();
    expect(filesWith(folder, WORDS)).toEqual([]);
  });

  test('[T1] leaves no forgotten copy of a row in the file, however rows of all sizes came and went around it', async () => {
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

  test('[T1] that a process did not live to finish is finished when the store is opened again', async () => {
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

  test('[T1] takes words out of the log as soon as a reader of another process lets it', async () => {
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
});

describe('the record', () => {
  test('[J5] does not verify after one byte of a content was changed in the file', async () => {
    const folder = newFolder();
    const before = await open(folder);
    await createBlog(before.journal);
    await posts(before.journal, 2);
    await stored(before.journal, postOf(entryWith({ content: contentWith({ text: 'Forty thousand came.' }) })));
    await before.close();
    changeBytes(folder, 'Forty thousand', 'Forty thousanD');
    const after = await open(folder);
    expect(await after.journal.verify('baku')).toEqual({
      ok: false,
      step: 4,
      why: 'its content is not what its digest was made of',
    });
    await after.close();
  });

  test('[J1] [J2] every receipt that was told before a kill -9 is in the store, once, and the chain verifies', async () => {
    const folder = newFolder();
    const told: string[] = [];
    for (const enough of [1, 30, 77]) {
      const child = runChild(built, 'post', folder);
      await child.said(enough);
      child.process.kill('SIGKILL');
      await child.ended;
      told.push(...child.lines());
    }
    const store = await open(folder);
    const { journal } = store;
    for (const line of told) {
      const [id, seq, step] = line.split(' ');
      expect(await journal.entry('baku', id!)).toMatchObject({
        seq: Number(seq),
        order: Number(seq),
        step: Number(step),
      });
    }
    expect(new Set(told).size).toBe(told.length);
    expect(told.length).toBeGreaterThanOrEqual(108);
    const blog = await journal.blog('baku');
    expect(blog!.step).toBeGreaterThan(told.length);
    // At most one at each kill was stored without having been told.
    expect(blog!.step).toBeLessThanOrEqual(told.length + 1 + 3);
    expect(await journal.verify('baku')).toEqual({ ok: true, changes: blog!.step, emptied: 0 });
    await store.close();
  });
});

describe('rights', () => {
  /** A folder of the user that the child becomes. */
  function foldersOfNobody(): string {
    const folder = newFolder();
    if (process.getuid?.() === 0) chownSync(folder, 65_534, 65_534);
    return folder;
  }

  test('a file that cannot be written keeps a server from starting; one that is in use is opened anew', async () => {
    const folder = foldersOfNobody();
    const prepared = runChild(built, 'create', folder, 'baku');
    expect(await prepared.ended).toBe(0);
    if (process.getuid?.() === 0) for (const name of readdirSync(folder)) chownSync(join(folder, name), 65_534, 65_534);
    const child = runChild(built, 'rights', folder);
    expect(await child.ended).toBe(0);
    const [opening = '', ...rest] = child.lines();
    expect(opening).toMatch(/^StoreUnwritable: the folder \S+ cannot be written: .*rallyline\.db/);
    expect(rest).toEqual(['StoreAway', 'created', 'kyiv']);
  });

  test('[T1] a takedown is done where the folder cannot be listed, and copies go when it can be', async () => {
    const child = runChild(built, 'unlisted', foldersOfNobody());
    expect(await child.ended).toBe(0);
    expect(child.lines()).toEqual(['stored', '1 copies', '0 copies']);
  });

  test('[T1] a copy that was made before a takedown is gone with the next start', async () => {
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
});
