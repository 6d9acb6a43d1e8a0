/** Photos where the browser takes no Blobs, or not even their bytes. */
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { FakeBrowser, photo } from './fakeBrowser.js';

let browser: FakeBrowser;

beforeEach(() => {
  browser = new FakeBrowser();
});
afterEach(() => {
  jest.restoreAllMocks();
  browser.end();
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
