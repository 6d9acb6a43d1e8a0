/** The phone's store, shared by pages and worker, and in browsers whose database is of no use. */
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { IDBOpenDBRequest } from 'fake-indexeddb';
import { ALL, commands, FakeBrowser, fill, seen } from './fakeBrowser.js';

let browser: FakeBrowser;
const unanswered = () => new IDBOpenDBRequest();

beforeEach(() => {
  browser = new FakeBrowser();
});
afterEach(() => {
  jest.restoreAllMocks();
  browser.end();
});

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
    expect(await seen(store)).toMatchObject({ commands: ['first', 'two'], photo: 'file of p1', draft: ALL.draft });
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
  // The second one may take its time, on a busy machine, too.
  expect((await browser.page(3_000)).durable).toBe(true);
});
