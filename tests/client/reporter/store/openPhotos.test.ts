/** Photos that nobody has approved yet, in each store of the phone. */
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Marks } from '../../../../client/reporter/cover/marks.js';
import { MemoryFiles, sweep, type PhotoFiles } from '../../../../client/reporter/photos/files.js';
import { NO_MARKS, type Uncovered } from '../../../../client/reporter/photos/photoRow.js';
import { FakeBrowser, photo } from './fakeBrowser.js';

const MARKS: Marks = { fill: 'solid', all: [{ is: 'rectangle', x: 0, y: 0, width: 1, height: 1 }] };
const open = (id: string, at = 0) => {
  const { file, thumbnail } = photo(id);
  return { id, at, open: { file, thumbnail, marks: NO_MARKS } };
};
const COVERED = { file: new Blob(['covered']), thumbnail: new Blob(['small']) };

let browser: FakeBrowser;
beforeEach(() => {
  browser = new FakeBrowser();
});
afterEach(() => {
  jest.restoreAllMocks();
  browser.end();
});

async function toCover(files: PhotoFiles, id: string): Promise<Uncovered> {
  const found = await files.uncovered(id);
  if (found === null) throw new Error('there is nothing to cover');
  return found;
}

describe.each<[string, () => Promise<PhotoFiles>]>([
  ['the database', async () => (await browser.page()).photos],
  ['memory', () => Promise.resolve(new MemoryFiles())],
  [
    'the database of a browser that takes bytes alone',
    async () => {
      const put = globalThis.IDBObjectStore.prototype.put;
      const hasBlob = (value: object) => Object.values(value).some((one) => one instanceof Blob);
      jest.spyOn(globalThis.IDBObjectStore.prototype, 'put').mockImplementation(function (
        this: IDBObjectStore,
        value: object,
        ...key
      ) {
        if (hasBlob(value) || hasBlob((value as { open?: object }).open ?? {}))
          throw new DOMException('no', 'DataCloneError');
        return put.call(this, value, ...key);
      });
      return (await browser.page()).photos;
    },
  ],
])('%s', (_name, make) => {
  test('hands an open photo to nobody who would send it, and has it covered in one step', async () => {
    const files = await make();
    await files.put(open('a'));
    expect([await files.get('a'), await files.look('a')]).toEqual([null, 'open']);
    const of = await toCover(files, 'a');
    expect([await files.mark(of, MARKS), (await toCover(files, 'a')).marks]).toEqual([true, MARKS]);
    expect(await files.approve(of, COVERED, 7)).toBe(true);
    const kept = await files.get('a');
    expect([await kept?.file.text(), await kept?.thumbnail.text(), kept?.faces, kept?.at]).toEqual([
      'covered',
      'small',
      'covered',
      7,
    ]);
  });

  test('refuses an approval of a picture that is another by now: a second window cannot uncover what the first covered', async () => {
    const files = await make();
    await files.put(open('a'));
    const [one, other] = [await toCover(files, 'a'), await toCover(files, 'a')];
    expect(await files.approve(one, COVERED, 7)).toBe(true);
    expect([await files.approve(other, null, 8), await files.mark(other, MARKS)]).toEqual([false, false]);
    expect(await (await files.get('a'))?.file.text()).toBe('covered');
  });

  test('sweeps open photos that nothing names, as it does others', async () => {
    const files = await make();
    await files.put(open('named'));
    await files.put(open('unnamed'));
    await sweep(files, (id) => id === 'named', 3_700_000);
    expect((await files.all()).map(({ id }) => id)).toEqual(['named']);
  });
});

test('a phone without room for the covered picture keeps the open one as it was', async () => {
  const { photos } = await browser.page();
  await photos.put(open('a'));
  const of = await toCover(photos, 'a');
  jest.spyOn(globalThis.IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  await expect(photos.approve(of, COVERED, 7)).rejects.toThrow('full');
  jest.restoreAllMocks();
  expect([await photos.look('a'), await (await toCover(photos, 'a')).file.text()]).toEqual(['open', 'file of a']);
});

test('a worker, and a page of a former build, find no bytes of an open photo', async () => {
  const page = await browser.page();
  await page.photos.put(open('a'));
  const worker = await browser.worker();
  expect(await worker.photos.get('a')).toBeNull();
  const row = await new Promise<Record<string, unknown>>((resolve) => {
    const asked = indexedDB.open('rallyline-phone');
    asked.onsuccess = () => {
      const read = asked.result.transaction('photos').objectStore('photos').get('a');
      read.onsuccess = () => resolve(read.result as Record<string, unknown>);
    };
  });
  expect([row.file, row.thumbnail]).toEqual([undefined, undefined]);
});
