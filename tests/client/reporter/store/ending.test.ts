/** The end of all that a phone keeps, while pages and the worker are in the middle of storing: nothing comes back. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { loopTurns } from '../../../support/loopTurns.js';
import { FakeBrowser, adds, fill, item, photo, photoItem, seen } from './fakeBrowser.js';

let browser: FakeBrowser;

beforeEach(() => {
  browser = new FakeBrowser();
  Object.assign(globalThis, { localStorage: browser.storage });
});
afterEach(() => {
  browser.end();
  Reflect.deleteProperty(globalThis, 'localStorage');
  Reflect.deleteProperty(globalThis, 'caches');
});

const databases = async () => (await indexedDB.databases()).map(({ name }) => name);
const NOTHING = { commands: [], photo: undefined, photos: [], draft: null, blog: null };

/** Looks with the eyes of a page that is opened next. */
const found = async () => seen(await browser.page());

test('everything goes: items, photos, drafts, the session, the spare place, former databases and our caches', async () => {
  const page = await browser.page();
  await fill(page);
  page.shelf.set('session/half', 'secret');
  browser.storage.setItem('rallyline:desk/draft', '"typed"');
  browser.storage.setItem('of another', 'stays');
  const kept = new Set(['rallyline-report-abc', 'rallyline-shared/1', 'rallyline-share-key', 'of another']);
  Object.assign(globalThis, {
    caches: { keys: () => Promise.resolve([...kept]), delete: (name: string) => Promise.resolve(kept.delete(name)) },
  });
  await page.end('exit');
  expect(await databases()).toEqual([]);
  expect([...kept]).toEqual(['of another']);
  expect([browser.storage.length, browser.storage.getItem('of another')]).toEqual([1, 'stays']);
  expect(await found()).toEqual(NOTHING);
  expect(await page.ended).toBe('exit');
});

test('a phone that the desk put out keeps the files of the app, and nothing that anybody wrote or shared', async () => {
  const kept = new Set(['rallyline-report-abc', 'rallyline-shared/1', 'rallyline-asked/2']);
  Object.assign(globalThis, {
    caches: { keys: () => Promise.resolve([...kept]), delete: (name: string) => Promise.resolve(kept.delete(name)) },
  });
  const page = await browser.page();
  await fill(page);
  await page.end('revoked');
  expect([...kept]).toEqual(['rallyline-report-abc']);
  expect(await found()).toEqual(NOTHING);
});

/** Moments in the life of a save, in turns of the event loop: before its transaction, in the middle of it, and after. */
const MOMENTS = [0, 1, 2, 3, 5, 8, 13].map((turns) => [turns]);

test.each(MOMENTS)(
  'a save, a photo and a draft that began %i turns ago, and all that come later, bring nothing back',
  async (turns) => {
    const page = await browser.page();
    await fill(page);
    void page.items.change(adds(item('under way')).step);
    void page.photos.put(photo('under way'));
    page.shelf.set('draft/under way', 'typed');
    await loopTurns(turns);
    const ended = page.end('exit');
    let answers = 0;
    const later = [page.items.change(adds(item('later')).step), page.photos.put(photo('later')), page.items.read()];
    for (const work of later) void work.then(() => (answers += 1));
    page.shelf.set('draft/later', 'typed');
    page.shelf.settle();
    await ended;
    page.shelf.set('draft/after', 'typed');
    page.shelf.settle();
    await loopTurns();
    expect(answers).toBe(0);
    expect(browser.storage.length).toBe(0);
    expect(await databases()).toEqual([]);
    expect(await found()).toEqual(NOTHING);
  },
);

test('another page that writes all the time, and the worker, end as well', async () => {
  const [page, other, worker] = [await browser.page(), await browser.page(), await browser.worker()];
  await fill(page);
  const writing = setInterval(() => {
    other.shelf.set('draft/other', Math.random());
    other.shelf.settle();
    void other.items.change(adds(item(Math.random().toString())).step);
    void worker.items.change((items) => ({ items: items.slice(1), value: undefined }));
  }, 1);
  await loopTurns();
  await page.end('exit');
  expect([await other.ended, await worker.ended]).toEqual(['exit', 'exit']);
  await loopTurns();
  clearInterval(writing);
  await loopTurns();
  expect(await databases()).toEqual([]);
  expect(browser.storage.length).toBe(0);
  expect(await found()).toEqual(NOTHING);
});

test('a page without an ear for news ends by the deletion of its database', async () => {
  const [page, deaf] = [await browser.page(), await browser.freezing()];
  await fill(page);
  const channel = globalThis.BroadcastChannel;
  Object.assign(globalThis, { BroadcastChannel: undefined });
  const alone = await browser.page();
  Object.assign(globalThis, { BroadcastChannel: channel });
  await page.end('exit');
  alone.shelf.set('draft/later', 'typed');
  expect(await alone.ended).toBe('exit');
  expect(await deaf.store.ended).toBe('exit');
  expect(await databases()).toEqual([]);
});

test('a page that was frozen when the phone was wiped stores nothing after it is shown again', async () => {
  const [page, { store, leave, comeBack }] = [await browser.page(), await browser.freezing()];
  await fill(page);
  leave();
  void store.items.change(adds(item('begun while frozen')).step);
  store.shelf.set('draft/frozen', 'typed');
  await page.end('exit');
  comeBack();
  await loopTurns();
  expect(await databases()).toEqual([]);
  expect(await found()).toEqual(NOTHING);
});

test('a page that was frozen in the middle of a save makes no database anew where the phone was wiped meanwhile', async () => {
  const [page, { store, leave, comeBack }] = [await browser.page(), await browser.freezing()];
  await fill(page);
  const put = globalThis.IDBObjectStore.prototype.put;
  let isLeft = false;
  globalThis.IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...row) {
    const request = put.apply(this, row);
    if (!isLeft) leave();
    isLeft = true;
    return request;
  };
  void store.items.change(adds(item('under way')).step);
  await loopTurns();
  globalThis.IDBObjectStore.prototype.put = put;
  await page.end('exit');
  await store.ended;
  expect([isLeft, await databases()]).toEqual([true, []]);
  comeBack();
  await loopTurns();
  expect(await databases()).toEqual([]);
});

test('a page without a database lets go of its spare place, and tells the others', async () => {
  const real = indexedDB;
  const other = await browser.page();
  await fill(other);
  Object.assign(globalThis, { indexedDB: { open: () => ({}), deleteDatabase: real.deleteDatabase.bind(real) } });
  const page = await browser.page(20);
  page.shelf.set('draft/spare', 'typed');
  expect([page.durable, browser.storage.length]).toEqual([false, 1]);
  await page.end('exit');
  expect(await other.ended).toBe('exit');
  Object.assign(globalThis, { indexedDB: real });
  expect(browser.storage.length).toBe(0);
  expect(await databases()).toEqual([]);
});

test('the spare place goes at once, and all the rest in time, also where the database does not answer', async () => {
  const page = await browser.page();
  await fill(page);
  browser.storage.setItem('rallyline:session/half', '"secret"');
  const begin = globalThis.IDBDatabase.prototype.transaction;
  globalThis.IDBDatabase.prototype.transaction = () =>
    ({ objectStore: () => ({}), done: new Promise(() => undefined) }) as never;
  const ended = page.end('exit');
  expect(browser.storage.length).toBe(0);
  await ended;
  globalThis.IDBDatabase.prototype.transaction = begin;
  expect(await page.ended).toBe('exit');
});

test("a photo's bytes leave with its item in one step, and those of other photos stay", async () => {
  const page = await browser.page();
  await page.items.change(adds(photoItem('p1'), photoItem('p2', 2)).step);
  for (const id of ['p1', 'p2', 'of a draft']) await page.photos.put(photo(id));
  await page.items.change((items) => ({ items: items.filter(({ command }) => command !== 'p1'), value: undefined }));
  expect((await page.photos.all()).map(({ id }) => id).sort()).toEqual(['of a draft', 'p2']);
});
