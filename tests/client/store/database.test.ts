/** Connections that the browser ends, newer versions, and phones that are full. */
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { isFull } from '../../../client/store/full.js';
import { adds, ALL, commands, FakeBrowser, fill, item, photo, seen } from '../reporter/store/fakeBrowser.js';

let browser: FakeBrowser;

beforeEach(() => {
  browser = new FakeBrowser();
});
afterEach(() => {
  jest.restoreAllMocks();
  browser.end();
});

/** Ends all connections that the browser has, as it does with a page that sleeps. */
function connections() {
  const open: IDBDatabase[] = [];
  const begin = globalThis.IDBDatabase.prototype.transaction;
  jest.spyOn(globalThis.IDBDatabase.prototype, 'transaction').mockImplementation(function (
    this: IDBDatabase,
    ...asked
  ) {
    open.push(this);
    return begin.apply(this, asked);
  });
  return { end: () => open.splice(0).forEach((one) => one.close()) };
}

test('a store that two readers found ended while the browser gave none goes on once the browser gives one again', async () => {
  const { end } = connections();
  const store = await browser.page();
  await store.half.keep('half of Anna');
  end();
  const refused = jest.spyOn(globalThis.indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('not now', 'UnknownError');
  });
  await Promise.allSettled([store.half.renew(), store.items.read(), store.photos.get('p1')]);
  expect(refused).toHaveBeenCalled();
  refused.mockRestore();
  await store.items.change(adds(item('first')).step);
  expect([await commands(store), store.half.get()]).toEqual([['first'], 'half of Anna']);
});

test('a store whose connections the browser ended goes on as if nothing had been', async () => {
  const { end } = connections();
  const store = await browser.page();
  await store.items.change(adds(item('first')).step);
  end();
  await Promise.all([store.items.change(adds(item('two', 2)).step), store.photos.put(photo('p1', 7))]);
  end();
  store.shelf.set('draft/a', { text: 'typed' });
  store.shelf.set('blog', 'baku');
  await store.shelf.stored();
  end();
  expect(await store.lease.take('me', 0, 1)).toBe(true);
  end();
  expect(await seen(store)).toEqual(ALL);
});

test('a change whose transaction the browser ended in the middle is made once, whole', async () => {
  const store = await browser.page();
  const put = globalThis.IDBObjectStore.prototype.put;
  let puts = 0;
  jest.spyOn(globalThis.IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...row) {
    puts += 1;
    const request = put.apply(this, row);
    if (puts === 2) this.transaction.abort();
    return request;
  });
  await store.items.change(adds(item('first'), item('two', 2)).step);
  expect([puts, await commands(store)]).toEqual([4, ['first', 'two']]);
});

test('a change is made once, whole, also in a page that is left twice before it is stored', async () => {
  const { store, leave, comeBack } = await browser.freezing();
  const put = globalThis.IDBObjectStore.prototype.put;
  let puts = 0;
  jest.spyOn(globalThis.IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...row) {
    puts += 1;
    const request = put.apply(this, row);
    if (puts <= 2) {
      leave();
      setTimeout(comeBack, 1);
    }
    return request;
  });
  await store.items.change(adds(item('first')).step);
  expect([puts, await commands(store)]).toEqual([3, ['first']]);
});

test('a step that fails changes nothing', async () => {
  const store = await browser.page();
  const fails = store.items.change(() => {
    throw new Error('a fault');
  });
  await expect(fails).rejects.toThrow('a fault');
  expect(await commands(store)).toEqual([]);
});

test('an open page stands in the way of no newer version, and goes on beside it', async () => {
  const old = await browser.page();
  const newer = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('rallyline-phone', 2);
    request.onupgradeneeded = () => request.result.createObjectStore('more');
    request.onblocked = () => reject(new Error('blocked'));
    request.onsuccess = () => resolve(request.result);
  });
  await fill(old);
  expect(await seen(old)).toEqual(ALL);
  newer.close();
});

describe('a full phone', () => {
  const fills = () =>
    jest.spyOn(globalThis.IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });

  test('refuses items and photos with the reason, and takes both when there is room again', async () => {
    const store = await browser.page();
    const full = fills();
    const refused = await Promise.allSettled([
      store.items.change(adds(item('first')).step),
      store.photos.put(photo('p1')),
    ]);
    expect(refused.map((one) => one.status === 'rejected' && isFull(one.reason))).toEqual([true, true]);
    full.mockRestore();
    await fill(store);
    expect((await seen(store)).commands).toEqual(['first', 'two']);
  });

  test('keeps typed text in localStorage, moves it back when there is room, and says where there is none at all', async () => {
    const store = await browser.page();
    const full = fills();
    store.shelf.set('draft/a', 'first');
    await store.shelf.stored();
    expect([store.shelf.isDurable.value, browser.spare().get('draft/a')]).toEqual([true, 'first']);
    browser.storage.limit = 3;
    store.shelf.set('draft/b', 'a longer text');
    await store.shelf.stored();
    expect([store.shelf.isDurable.value, store.shelf.get('draft/b')]).toEqual([false, 'a longer text']);
    full.mockRestore();
    store.shelf.set('draft/c', 'c');
    await store.shelf.stored();
    expect([store.shelf.isDurable.value, browser.spare().keys()]).toEqual([true, []]);
    browser.end();
    const next = await browser.page();
    expect(['draft/a', 'draft/b', 'draft/c'].map((key) => next.shelf.get(key))).toEqual([
      'first',
      'a longer text',
      'c',
    ]);
  });
});
