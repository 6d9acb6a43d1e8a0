/** The second half of a session in the phone's store: what it outlives, and what takes it away. */
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { HALF_KEY, newHalf } from '../../../client/account/half.js';
import { BrowserShelf } from '../../../client/account/shelf.js';
import { KeptHalf } from '../../../client/store/keptHalf.js';
import { openHalf } from '../../../client/store/openHalf.js';
import { earlyHalf } from '../../../client/reporter/earlyHalf.js';
import { loopTurns } from '../../support/loopTurns.js';
import { FakeBrowser } from '../reporter/store/fakeBrowser.js';

let browser: FakeBrowser;

beforeEach(() => {
  browser = new FakeBrowser();
});
afterEach(() => {
  jest.restoreAllMocks();
  browser.end();
});

/** From here on every transaction that writes fails for want of room. */
function full() {
  const begin = globalThis.IDBDatabase.prototype.transaction;
  return jest.spyOn(globalThis.IDBDatabase.prototype, 'transaction').mockImplementation(function (
    this: IDBDatabase,
    ...asked
  ) {
    if (asked[1] === 'readwrite') throw new DOMException('full', 'QuotaExceededError');
    return begin.apply(this, asked);
  });
}

const early = () => earlyHalf(globalThis.indexedDB);

test('a half that sign-in stored is found by the app, the desk, the worker, and the question that goes out first', async () => {
  const joining = await openHalf(browser.spare());
  expect([joining.get(), joining.canKeep()]).toEqual([null, true]);
  expect(await joining.keep('half of Anna')).toBe(true);
  const [app, worker, desk] = [await browser.page(), await browser.worker(), await openHalf(browser.spare())];
  expect([app.half.get(), worker.half.get(), desk.get(), await early()]).toEqual(Array(4).fill('half of Anna'));
  expect(browser.spare().keys()).toEqual([]);
});

test('a page learns of the half of another page’s sign-in when it looks again', async () => {
  const page = await browser.page();
  await page.half.renew();
  await (await openHalf(browser.spare())).keep('half of Omar');
  expect(page.half.get()).toBeNull();
  await page.half.renew();
  expect(page.half.get()).toBe('half of Omar');
});

test('two pages that make a half at once make the same one, and an own half stays', async () => {
  const [one, other] = [await browser.page(), await openHalf(browser.spare())];
  expect(await Promise.all([one.half.make(), other.make()])).toEqual([true, true]);
  expect(one.half.get()).toMatch(/^[\w-]{43}$/);
  expect(other.get()).toBe(one.half.get());
  await one.half.make();
  expect(one.half.get()).toBe(other.get());
});

test('a half goes with the session of its page, and not one that another page has stored since', async () => {
  const page = await browser.page();
  await page.half.keep('half of Anna');
  await (await openHalf(browser.spare())).keep('half of Omar');
  await page.half.forget();
  expect((await browser.page()).half.get()).toBe('half of Omar');
  await (await browser.page()).half.forget();
  expect([(await browser.page()).half.get(), await early()]).toEqual([null, null]);
});

test('a half outlives what signs out of nothing, forgets lists, and takes over former builds', async () => {
  const page = await browser.page();
  await page.half.keep('half of Anna');
  for (const key of ['session', 'mine/baku', 'rev/an-entry']) page.shelf.remove(key);
  await page.shelf.stored();
  // A page of a former build takes everything over that stands in localStorage, and removes it there.
  browser.spare().set('draft/a', 'typed in a former build');
  const next = await browser.page();
  await next.shelf.stored();
  expect([next.half.get(), next.shelf.get('draft/a')]).toEqual(['half of Anna', 'typed in a former build']);
});

test('a phone without room keeps the half in the spare place, and takes it over once there is room', async () => {
  const joining = await openHalf(browser.spare());
  const noRoom = full();
  expect(await joining.keep('half of Anna')).toBe(true);
  expect(browser.spare().get(HALF_KEY)).toBe('half of Anna');
  expect((await openHalf(browser.spare())).get()).toBe('half of Anna');
  noRoom.mockRestore();
  const page = await browser.page();
  expect([page.half.get(), browser.spare().keys()]).toEqual(['half of Anna', []]);
  expect((await browser.worker()).half.get()).toBe('half of Anna');
});

test('a half in the spare place is newer than the store’s, also where it says that there is none any more', async () => {
  await (await openHalf(browser.spare())).keep('half of before');
  browser.spare().set(HALF_KEY, 'half of Anna');
  expect((await browser.page()).half.get()).toBe('half of Anna');
  const noRoom = full();
  await (await openHalf(browser.spare())).forget();
  expect((await openHalf(browser.spare())).get()).toBeNull();
  noRoom.mockRestore();
  expect([(await browser.page()).half.get(), await early(), browser.spare().keys()]).toEqual([null, null, []]);
});

test('a quick exit that removes the half from the shelf, or deletes the database, leaves none', async () => {
  const page = await browser.page();
  await page.half.keep('half of Anna');
  const other = await browser.page();
  other.shelf.remove(HALF_KEY);
  other.shelf.settle();
  await other.shelf.stored();
  expect((await openHalf(browser.spare())).get()).toBeNull();
  await page.half.keep('half of Anna');
  for (const store of [page, other]) store.close();
  globalThis.indexedDB.deleteDatabase('rallyline-phone');
  expect([(await openHalf(browser.spare())).get(), await early()]).toEqual([null, null]);
});

test('a browser without a database keeps the half in localStorage, and removes it there', async () => {
  const open = (half = new KeptHalf({ database: null, spare: browser.spare() })) => half.open().then(() => half);
  const half = await open();
  expect([half.canKeep(), await half.keep('half of Anna')]).toEqual([true, true]);
  expect((await open()).get()).toBe('half of Anna');
  await (await open()).forget();
  expect([(await open()).get(), browser.spare().keys()]).toEqual([null, []]);
});

test('a browser that keeps nothing says so before an invitation is spent, and makes no half', async () => {
  const half = new KeptHalf({ database: null, spare: new BrowserShelf(null) });
  await half.open();
  expect(half.canKeep()).toBe(false);
  expect([await half.make(), half.get()]).toEqual([false, null]);
  expect([await half.keep(newHalf()), half.get()]).toEqual([false, null]);
});

test('a phone that is full everywhere says that the half of a new session was not kept', async () => {
  const half = await openHalf(browser.spare());
  full();
  browser.storage.limit = 1;
  expect([await half.keep(newHalf()), half.get()]).toEqual([false, null]);
});

test('the question that goes out first makes no database, and does not wait for a browser that says nothing', async () => {
  expect(await early()).toBeNull();
  expect(await globalThis.indexedDB.databases()).toEqual([]);
  const silent = { open: () => ({}) } as unknown as IDBFactory;
  expect(await earlyHalf(silent, 5)).toBeNull();
  const forbidden = {
    open: () => {
      throw new DOMException('no', 'SecurityError');
    },
  } as unknown as IDBFactory;
  expect(await earlyHalf(forbidden)).toBeNull();
});

test('nothing is sent or stored with a half after the end of all that the phone keeps, in neither place', async () => {
  const page = await browser.page();
  await page.half.keep('half of Anna');
  const real = globalThis.indexedDB;
  Object.assign(globalThis, { indexedDB: { open: () => ({}) } });
  const alone = await openHalf(browser.spare());
  Object.assign(globalThis, { indexedDB: real });
  let answers = 0;
  for (const half of [page.half, alone]) {
    half.end();
    await half.renew();
    expect(half.get()).toBeNull();
    for (const work of [half.make(), half.keep('half of Omar'), half.forget()]) void work.then(() => (answers += 1));
  }
  await loopTurns();
  expect([answers, browser.storage.length]).toEqual([0, 0]);
});

test('a half that is on its way into a full store when the phone is wiped stays in neither place', async () => {
  const page = await browser.page();
  const spy = full();
  const kept = page.half.keep('half of Anna');
  const ended = page.end('exit');
  await Promise.race([kept, loopTurns()]);
  expect([page.half.get(), browser.storage.length]).toEqual([null, 0]);
  spy.mockRestore();
  await ended;
});
