/** Takes over the data of the build before this one: nothing is lost, and nothing comes twice. */
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { IDBFactory } from 'fake-indexeddb';
import type { PhoneStore } from '../../../../client/reporter/store/phoneStore.js';
import { commands, FakeBrowser, item } from './fakeBrowser.js';
import { formerOutbox, leaveFormerPhone, OTHERS, PHOTO, ROWS, SMALL } from './formerPhone.js';
import { aWhile, MortalPage } from './mortalPage.js';

let browser: FakeBrowser;

beforeEach(async () => {
  browser = new FakeBrowser();
  await leaveFormerPhone(browser);
});
afterEach(() => {
  jest.restoreAllMocks();
  browser.end();
});

const inOrder = async ({ items }: PhoneStore) =>
  [...(await items.read())].sort((a, b) => a.turn - b.turn).map(({ turn: _turn, ...rest }) => rest);
const WRITTEN = ROWS.map(({ turn: _turn, ...rest }) => rest);
/** Asked past a page that dies: it is no call of the page. */
const { databases } = IDBFactory.prototype;
const names = async () => (await databases.call(indexedDB)).map(({ name }) => name);
const smallIn = ({ shelf }: PhoneStore) => Object.fromEntries(Object.keys(SMALL).map((key) => [key, shelf.get(key)]));

/** Everything is in the new place, and nothing is left in the old ones. */
async function expectWhole(store: PhoneStore): Promise<void> {
  await store.shelf.stored();
  while ((await names()).length > 1) await aWhile();
  const kept = await store.photos.get('p1');
  expect([await kept?.file.text(), await kept?.thumbnail.text()]).toEqual(['file of p1', 'thumbnail of p1']);
  expect(smallIn(store)).toEqual(SMALL);
  const { storage } = browser;
  const left = Array.from({ length: storage.length }, (_, at) => storage.key(at));
  expect(left.sort()).toEqual(
    Object.keys(OTHERS)
      .map((key) => `rallyline:${key}`)
      .sort(),
  );
  expect(await names()).toEqual(['rallyline-phone']);
}

/** Opens a page that dies at its n-th call; answers whether it did. */
async function openedUntil(diesAt: number): Promise<boolean> {
  const page = new MortalPage(diesAt, browser.storage);
  page.start();
  const opening = browser.page().then(async () => {
    while ((await names()).length > 1) await aWhile();
  });
  await Promise.race([opening, page.death]);
  await aWhile();
  await page.stop();
  browser.end();
  return page.isDead;
}

/** Runs `then` after a start that died at its first call, at its second, and so on until one does not die. */
async function afterEachDeath(then: () => Promise<void>): Promise<number> {
  for (let diesAt = 1; ; diesAt += 1) {
    browser = new FakeBrowser();
    await leaveFormerPhone(browser);
    const hasDied = await openedUntil(diesAt);
    await then();
    browser.end();
    await aWhile();
    if (!hasDied) return diesAt;
  }
}

test('a start takes over the outbox in its order, photos, drafts and the session, and leaves other pages their things', async () => {
  const store = await browser.page();
  expect(await inOrder(store)).toEqual(WRITTEN);
  await expectWhole(store);
  browser.end();
  expect(smallIn(await browser.page())).toEqual(SMALL);
});

test('a start that dies at any of its calls loses nothing, and the next one takes over the rest', async () => {
  const deaths = await afterEachDeath(async () => {
    const store = await browser.page();
    expect(await inOrder(store)).toEqual(WRITTEN);
    await expectWhole(store);
  });
  expect(deaths).toBeGreaterThan(40);
}, 120_000);

test('an item that was taken over and sent does not come back, wherever the start died', async () => {
  await afterEachDeath(async () => {
    const sent: string[] = [];
    const sends = async (store: PhoneStore) => {
      sent.push(...(await commands(store)));
      await store.items.change(() => ({ items: [], value: undefined }));
    };
    await sends(await browser.worker());
    await sends(await browser.page());
    await sends(await browser.page());
    expect(sent.sort()).toEqual(ROWS.map(({ command }) => command).sort());
  });
}, 120_000);

test('two pages that start at once take everything over once', async () => {
  const [one, other] = await Promise.all([browser.page(), browser.page()]);
  expect(await inOrder(one)).toEqual(WRITTEN);
  await expectWhole(other);
});

test('a worker leaves it to a page to take things over', async () => {
  expect(await commands(await browser.worker())).toEqual([]);
  expect(await names()).toContain('rallyline-outbox');
});

describe('a page of the former build that is still open', () => {
  test('keeps its database, and what it adds later comes at the next start', async () => {
    const former = await formerOutbox();
    expect(await inOrder(await browser.page())).toEqual(WRITTEN);
    expect(await former.getAll('items')).toEqual([]);
    await former.put('items', item('late', 1));
    browser.spare().set('draft/late', { text: 'typed later' });
    browser.end();
    // The former page closes only after the next one has begun to look.
    setTimeout(() => former.close(), 30);
    const next = await browser.page();
    expect((await inOrder(next)).map(({ command }) => command)).toEqual(['first', 'two', 'p1', 'three', 'late']);
    expect(next.shelf.get('draft/late')).toEqual({ text: 'typed later' });
    await expectWhole(next);
  });

  test('changes a row while it is taken, and the changed row is taken', async () => {
    const former = await formerOutbox();
    const put = globalThis.IDBObjectStore.prototype.put;
    let isDone = false;
    jest.spyOn(globalThis.IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...row) {
      if (this.name === 'taken' && !isDone) {
        isDone = true;
        void former.put('items', item('two', 4, 'changed'));
      }
      return put.apply(this, row);
    });
    await browser.page();
    former.close();
    browser.end();
    const store = await browser.page();
    const two = (await store.items.read()).filter(({ command }) => command === 'two');
    expect(two).toMatchObject([{ words: { text: 'changed' } }]);
    await expectWhole(store);
  });

  test('holds up no start, and what it held comes when it is gone', async () => {
    const former = await formerOutbox();
    // Another page asked for the database before, and waits.
    const waiting = indexedDB.open('rallyline-outbox', 2);
    waiting.onupgradeneeded = () => waiting.transaction?.abort();
    const store = await browser.page(1_000);
    expect([await commands(store), smallIn(store)]).toEqual([[], SMALL]);
    const came = new Promise<void>((resolve) => void store.items.subscribe(resolve));
    former.close();
    await came;
    expect(await inOrder(store)).toEqual(WRITTEN);
    await expectWhole(store);
  });
});

test('on a full phone the texts come at once, and a photo with its item when there is room', async () => {
  const put = globalThis.IDBObjectStore.prototype.put;
  const full = jest.spyOn(globalThis.IDBObjectStore.prototype, 'put');
  full.mockImplementation(function (this: IDBObjectStore, value: object, ...key) {
    if (Object.hasOwn(Object(value), 'thumbnail')) throw new DOMException('full', 'QuotaExceededError');
    return put.call(this, value, ...key);
  });
  const first = await browser.page();
  expect((await inOrder(first)).map(({ command }) => command)).toEqual(['first', 'two', 'three']);
  full.mockRestore();
  browser.end();
  const next = await browser.page();
  expect((await inOrder(next)).map(({ command }) => command)).toEqual(['first', 'two', 'three', 'p1']);
  expect((await next.photos.get(PHOTO.id))?.at).toBeGreaterThan(PHOTO.at);
  await expectWhole(next);
});

test('databases that a browser does not list are found all the same', async () => {
  Object.assign(globalThis.indexedDB, { databases: undefined });
  const store = await browser.page();
  expect(await inOrder(store)).toEqual(WRITTEN);
});
