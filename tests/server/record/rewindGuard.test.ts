/** A record that went back (rule J6): a reporter's post notices it, or the desk, or nobody until a restore. */
import { jest } from '@jest/globals';
import { copyFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { LocalBus } from '../../../server/bus/localBus.js';
import { DeskFeed } from '../../../server/desk/deskFeed.js';
import { Followers } from '../../../server/record/followers.js';
import { RewindGuard, type WentBack } from '../../../server/record/rewindGuard.js';
import { openSqliteStore, type SqliteStore } from '../../../server/storage/sqlite/store.js';
import type { Journal, JournalItem } from '../../../server/storage/ports.js';
import { createBlog, entryWith, heldWith, postOf, posts, stored } from '../../contracts/journal/drafts.js';
import { newFolder, removeFolders } from '../storage/sqlite/folder.js';
import { until } from '../feed/instance.js';

jest.setTimeout(30_000);

let store: SqliteStore;
let file: string;
let journal: Journal;
let wentBack: WentBack[];
const bus = new LocalBus((error) => {
  throw error;
});
const now = (): Date => new Date();

function open(): Promise<SqliteStore> {
  return openSqliteStore({ folder: join(file, '..'), server: true, now });
}

beforeEach(async () => {
  file = join(newFolder(), 'rallyline.db');
  store = await open();
  await createBlog(store.journal, 'baku');
  await posts(store.journal, 3);
  wentBack = [];
  // Asks whichever store is in place.
  const behind = new Proxy(
    { ...store.journal },
    { get: (_, name: keyof Journal) => store.journal[name].bind(store.journal) },
  );
  const onWentBack = (what: WentBack): unknown => wentBack.push(what);
  ({ journal } = new RewindGuard({ journal: behind, bus, now, newId: randomUUID, onWentBack }));
});

afterEach(async () => {
  await store.close();
  removeFolders();
});

/** Does something, and then the store is again as it was before. */
async function undone(work: () => Promise<unknown>): Promise<void> {
  await store.close();
  copyFileSync(file, `${file}.kept`);
  store = await open();
  await work();
  await store.close();
  copyFileSync(`${file}.kept`, file);
  store = await open();
}

test('[J6] a look at a record that went back begins a new epoch before the append: no number is given twice in an epoch', async () => {
  const { epoch } = (await journal.blog('baku'))!;
  await undone(() => posts(journal, 2));
  const seen = (await journal.blog('baku'))!;
  expect(seen.epoch).not.toBe(epoch);
  expect(seen.head).toBe(5);
  expect(wentBack).toEqual([{ blog: 'baku', from: 6, to: 4, missing: 2 }]);
});

test('[J6] an append under way while the record goes back is the last change of its epoch, and is kept', async () => {
  await journal.blog('baku');
  await undone(() => posts(journal, 5));
  const entry = await stored(journal, postOf(entryWith()));
  expect(entry.seq).toBe(5);
  expect(wentBack).toEqual([{ blog: 'baku', from: 9, to: 4, missing: 5 }]);
  const { epoch, head, entries } = (await journal.since('baku', 4, 10))!;
  expect([epoch === 'epoch-of-baku', head, entries.map(({ id }) => id)]).toEqual([false, 6, [entry.id]]);
  expect(await store.journal.verify('baku')).toMatchObject({ ok: true });
});

test('[J6] a desk alone notices that the record went back, also where only changes that readers never saw are missing', async () => {
  const faults: unknown[] = [];
  const onFault = (error: unknown): void => void faults.push(error);
  const followers = new Followers({ journal, bus, onFault });
  followers.start();
  const desk = new DeskFeed({ journal, followers, onFault });
  const heard: JournalItem[] = [];
  const stop = await desk.watch('baku', (item) => heard.push(item));
  await undone(async () => {
    await stored(journal, postOf(heldWith(), { change: { ...postOf(heldWith()).change, public: false } }));
    await until('the desk has it', () => heard.length === 1);
  });
  await until('the desk hears of another epoch', () => heard.some(({ epoch }) => epoch !== 'epoch-of-baku'));
  expect(wentBack).toEqual([{ blog: 'baku', from: 4, to: 4, missing: 0 }]);
  expect(faults).toEqual([]);
  stop();
  followers.stop();
});

test('[J6] the guard tells once of an epoch that another instance began, with the number of known changes that are missing', async () => {
  await journal.positions(['baku']);
  await undone(() => posts(journal, 3));
  const change = { from: 'epoch-of-baku', to: 'restored', at: now().toISOString() };
  await store.journal.beginEpoch('baku', change);
  await Promise.all([
    journal.positions(['baku']),
    journal.snapshot('baku', { newest: 1, recent: 1 }),
    journal.blog('baku'),
  ]);
  expect(wentBack).toEqual([{ blog: 'baku', from: 7, to: 4, missing: 3 }]);
});
