/** Two instances’ feeds over a record that goes back. */
import { jest } from '@jest/globals';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { openSqliteStore } from '../../../server/storage/sqlite/store.js';
import type { Journal } from '../../../server/storage/ports.js';
import { createBlog, entryWith, postOf, posts, stored } from '../../contracts/journal/drafts.js';
import { openHouse, type House } from '../newsroom/house.js';
import { newFolder } from '../storage/sqlite/folder.js';
import { listenTo, startInstance, until } from './instance.js';

let house: House;

// Each post waits for the disk, which other suites use at the same time: a busy one takes seconds.
jest.setTimeout(30_000);

beforeAll(async () => (house = await openHouse()));
afterAll(() => house.close());

test('[J6] a record that went back begins a new epoch once, and readers are told to load their page', async () => {
  const folder = newFolder();
  const open = () => openSqliteStore({ folder, server: true, now: () => new Date() });
  let store = await open();
  const record = await createBlog(store.journal, 'baku');
  await posts(store.journal, 3);
  await store.close();
  const file = join(folder, 'rallyline.db');
  copyFileSync(file, `${file}.kept`);
  store = await open();
  const later = await posts(store.journal, 4);
  const journal = new Proxy(
    { ...store.journal },
    {
      get: (_, name: keyof Journal) => (store.journal[name] as (...args: unknown[]) => unknown).bind(store.journal),
    },
  );
  const moved = { ...house, store: { ...store, journal }, told: { publish: () => undefined } };
  const [one, two] = [startInstance(moved), startInstance(moved)];
  const [first, second] = [await one.live('baku'), await two.live('baku')];
  const heard = [listenTo(first), listenTo(second)];
  expect(first.feed.head).toBe(8);

  await store.close();
  copyFileSync(`${file}.kept`, file);
  store = await open();

  await until('both have been told', () => heard.every(({ resets }) => resets.length > 0));
  expect(first.feed.epoch).not.toBe(record.epoch);
  expect(second.feed.epoch).toBe(first.feed.epoch);
  // By the change that began the epoch, its number goes to 5.
  for (const { wentBack } of [one, two]) expect(wentBack).toEqual([{ blog: 'baku', from: 8, to: 4, missing: 4 }]);
  expect(heard.map(({ resets }) => resets)).toEqual(
    Array(2).fill([{ epoch: first.feed.epoch, head: 5, why: 'epoch' }]),
  );
  const { entries } = await first.feed.firstPage(20);
  expect(entries.map(({ order }) => order)).toEqual([4, 3, 2]);
  expect(first.feed.remembered(later[0]!.id)).toBeUndefined();
  const next = await stored(store.journal, postOf(entryWith()));
  expect(next.seq).toBe(6);
  await until('both follow the new epoch', () => first.feed.head === 6 && second.feed.head === 6, 15_000);
  expect(await store.journal.verify('baku')).toMatchObject({ ok: true });
  for (const { stop } of [one, two]) stop();
  await store.close();
});
