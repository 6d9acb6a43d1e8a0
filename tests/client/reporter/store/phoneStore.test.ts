/** The phone's store over databases that are kept, end, refuse, hang, break or are full. */
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { IDBOpenDBRequest } from 'fake-indexeddb';
import { isFull } from '../../../../client/reporter/store/database.js';
import type { PhoneStore } from '../../../../client/reporter/store/phoneStore.js';
import { adds, commands, FakeBrowser, item, photo } from './fakeBrowser.js';

let browser: FakeBrowser;
const unanswered = () => new IDBOpenDBRequest() as unknown as globalThis.IDBOpenDBRequest;

beforeEach(() => {
  browser = new FakeBrowser();
});
afterEach(() => {
  jest.restoreAllMocks();
  browser.end();
});

async function fill({ items, photos, shelf }: PhoneStore): Promise<void> {
  await items.change(adds(item('one'), item('two', 2)).step);
  await photos.put(photo('p1', 7));
  shelf.set('draft/a', { text: 'typed' });
  shelf.set('blog', 'baku');
  await shelf.stored();
}

async function seen(store: PhoneStore) {
  const kept = await store.photos.get('p1');
  return {
    commands: (await commands(store)).sort(),
    photo: await kept?.file.text(),
    photos: await store.photos.all(),
    draft: store.shelf.get('draft/a'),
    blog: store.shelf.get('blog'),
  };
}

const ALL = {
  commands: ['one', 'two'],
  photo: 'file of p1',
  photos: [{ id: 'p1', at: 7 }],
  draft: { text: 'typed' },
  blog: 'baku',
};

test('a page and a worker that open the store later find all that an ended page kept in it', async () => {
  const first = await browser.page();
  expect(first.durable).toBe(true);
  await fill(first);
  browser.end();
  expect(await seen(await browser.page())).toEqual(ALL);
  expect(await seen(await browser.worker())).toEqual(ALL);
  expect((await indexedDB.databases()).map(({ name }) => name)).toEqual(['rallyline-phone']);
});

test('two pages tell each other of changed items and shelf keys', async () => {
  const [one, other] = [await browser.page(), await browser.page()];
  const told = new Promise<void>((resolve) => void other.items.subscribe(resolve));
  await fill(one);
  await told;
  while (other.shelf.get('blog') === null) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(await seen(other)).toEqual(ALL);
});

test('a page that slept through the news finds on waking what others stored', async () => {
  const sleeper = await browser.page();
  const other = await browser.worker();
  const looked = jest.fn();
  sleeper.items.subscribe(looked);
  Object.assign(sleeper.shelf, { read: () => Promise.resolve() });
  other.shelf.set('draft/b', 'of another');
  await other.shelf.stored();
  await sleeper.refresh();
  expect([sleeper.shelf.get('draft/b'), looked.mock.calls.length]).toEqual(['of another', 1]);
});

describe('a browser without a usable database', () => {
  const open = () => globalThis.indexedDB.open.bind(globalThis.indexedDB);
  const WAYS: [string, () => void][] = [
    ['has none', () => void Reflect.deleteProperty(globalThis, 'indexedDB')],
    [
      'refuses to open it',
      () =>
        void jest.spyOn(globalThis.indexedDB, 'open').mockImplementation(() => {
          throw new DOMException('no', 'SecurityError');
        }),
    ],
    ['never answers', () => void jest.spyOn(globalThis.indexedDB, 'open').mockReturnValue(unanswered())],
    [
      'has a broken one',
      () =>
        void jest.spyOn(globalThis.IDBObjectStore.prototype, 'getAll').mockImplementation(() => {
          throw new DOMException('broken', 'UnknownError');
        }),
    ],
  ];

  test.each(WAYS)('keeps items and photos in memory, and drafts in localStorage, where it %s', async (_way, spoil) => {
    expect(open()).toBeDefined();
    spoil();
    const store = await browser.page(20);
    expect(store.durable).toBe(false);
    await fill(store);
    expect(await seen(store)).toMatchObject({ commands: ['one', 'two'], photo: 'file of p1', draft: ALL.draft });
    expect(await store.lease.take('me', 0, 1)).toBe(true);
    const next = await browser.page(20);
    expect([await commands(next), next.shelf.get('draft/a')]).toEqual([[], ALL.draft]);
    next.shelf.remove('draft/a');
    expect(browser.spare().keys()).toEqual(['blog']);
  });
});

test('a first request that is never answered is asked once more', async () => {
  const open = globalThis.indexedDB.open.bind(globalThis.indexedDB);
  let asked = 0;
  jest.spyOn(globalThis.indexedDB, 'open').mockImplementation((...name) => {
    asked += 1;
    return asked === 1 ? unanswered() : open(...name);
  });
  expect((await browser.page(20)).durable).toBe(true);
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

test('a store whose connections the browser ended goes on as if nothing had been', async () => {
  const { end } = connections();
  const store = await browser.page();
  await store.items.change(adds(item('one')).step);
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
  await store.items.change(adds(item('one'), item('two', 2)).step);
  expect([puts, await commands(store)]).toEqual([4, ['one', 'two']]);
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
      store.items.change(adds(item('one')).step),
      store.photos.put(photo('p1')),
    ]);
    expect(refused.map((one) => one.status === 'rejected' && isFull(one.reason))).toEqual([true, true]);
    full.mockRestore();
    await fill(store);
    expect((await seen(store)).commands).toEqual(['one', 'two']);
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

describe('photos', () => {
  const refuses = (isRefused: (value: object) => boolean, name: string) => {
    const put = globalThis.IDBObjectStore.prototype.put;
    jest.spyOn(globalThis.IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      value: object,
      ...key
    ) {
      if (isRefused(value)) throw new DOMException('no', name);
      return put.call(this, value, ...key);
    });
  };

  test('are stored as bytes where Blobs are refused', async () => {
    refuses((value) => Object.values(value).some((one) => one instanceof Blob), 'DataCloneError');
    const store = await browser.page();
    await store.photos.put(photo('p1', 7));
    browser.end();
    const next = await browser.page();
    const kept = await next.photos.get('p1');
    expect([await kept?.thumbnail.text(), kept?.file.type]).toEqual(['thumbnail of p1', 'image/jpeg']);
    expect(store.photos.areDurable.value).toBe(true);
  });

  test('live as long as the page where bytes are refused, too', async () => {
    refuses((value) => 'thumbnail' in value, 'UnknownError');
    const store = await browser.page();
    await store.photos.put(photo('p1', 7));
    expect([await (await store.photos.get('p1'))?.file.text(), store.photos.areDurable.value]).toEqual([
      'file of p1',
      false,
    ]);
    expect(await store.photos.all()).toMatchObject([{ id: 'p1' }]);
    await store.photos.remove('p1');
    expect(await store.photos.get('p1')).toBeNull();
  });
});
