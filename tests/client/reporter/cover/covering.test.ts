/** The covering of a photo over a store of the browser: kept with each change, approved at once, and never written again. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { signal } from '@preact/signals';
import { Covering, type CoveringParts } from '../../../../client/reporter/cover/covering.js';
import type { Mark } from '../../../../client/reporter/cover/marks.js';
import type { FaceBox } from '../../../../client/reporter/faces/finder.js';
import { PhotoShelf } from '../../../../client/reporter/photos/photoShelf.js';
import type { PhoneStore } from '../../../../client/reporter/store/phoneStore.js';
import { loopTurns } from '../../../support/loopTurns.js';
import { FakeBrowser } from '../store/fakeBrowser.js';

const MARK: Mark = { is: 'rectangle', x: 0, y: 0, width: 0.5, height: 0.5 };
const blob = (text: string) => new Blob([text], { type: 'image/jpeg' });

let browser: FakeBrowser;
beforeEach(() => {
  browser = new FakeBrowser();
});
afterEach(() => browser.end());

function shelfOver({ photos }: PhoneStore): PhotoShelf {
  return new PhotoShelf({
    files: photos,
    prepare: () => Promise.resolve({ file: blob('a face'), thumbnail: blob('a small face') }),
    isNamed: () => true,
    longSide: () => 2_048,
    now: () => 1,
    newId: () => 'p1',
  });
}

const plate: CoveringParts['plate'] = {
  bitmap: () => Promise.resolve({ close: () => undefined } as ImageBitmap),
  covered: () => Promise.resolve({ file: blob('a box'), thumbnail: blob('a small box') }),
  close: () => undefined,
};

const finding = (found: Promise<FaceBox[] | null>): CoveringParts['faces'] => ({
  state: signal('ready'),
  getReady: () => Promise.resolve(),
  find: () => found,
});

async function opened(store: PhoneStore, found = new Promise<FaceBox[] | null>(() => undefined)) {
  const shelf = shelfOver(store);
  const photo = await shelf.uncovered('p1');
  if (photo === null) throw new Error('there is no photo to cover');
  const covering = new Covering({ photo, shelf, plate, faces: finding(found) });
  covering.start();
  return { shelf, covering };
}

test('a covering that is left half done over a crash is there again, with its marks', async () => {
  const first = await browser.page();
  await shelfOver(first).take(blob('chosen'));
  const { covering } = await opened(first);
  covering.change({ ...covering.marks, all: [MARK] });
  await loopTurns();
  browser.end();
  const next = await browser.page();
  expect((await opened(next)).covering.marks.all).toEqual([MARK]);
  expect([await next.photos.get('p1'), await next.photos.look('p1')]).toEqual([null, 'open']);
});

test('an approved photo has its covered bytes and thumbnail, and the uncovered ones are nowhere', async () => {
  const store = await browser.page();
  await shelfOver(store).take(blob('chosen'));
  const { covering, shelf } = await opened(store);
  covering.change({ ...covering.marks, all: [MARK] });
  expect(await covering.approve()).toBe('approved');
  const kept = await store.photos.get('p1');
  expect([await kept?.file.text(), await kept?.thumbnail.text(), kept?.faces]).toEqual([
    'a box',
    'a small box',
    'covered',
  ]);
  const again = await store.photos.uncovered('p1');
  expect([await again?.file.text(), again?.isAgain, shelf.looks.value.get('p1')]).toEqual(['a box', true, 'covered']);
});

test('a photo that is used as it is keeps its bytes, and counts as looked at', async () => {
  const store = await browser.page();
  await shelfOver(store).take(blob('chosen'));
  const { covering } = await opened(store);
  await covering.approve();
  const kept = await store.photos.get('p1');
  expect([await kept?.file.text(), kept?.faces]).toEqual(['a face', 'checked']);
});

test('a wipe while the screen is open leaves nothing: neither marks nor an approval write the row again', async () => {
  const store = await browser.page();
  await shelfOver(store).take(blob('chosen'));
  const { covering } = await opened(store);
  await store.photos.remove('p1');
  covering.change({ ...covering.marks, all: [MARK] });
  await loopTurns();
  expect([covering.isGone.value, await covering.approve()]).toEqual([true, 'gone']);
  expect([await store.photos.all(), await store.photos.look('p1')]).toEqual([[], 'absent']);
});

test('suggested faces come beside the marks that were drawn meanwhile, and are searched for once', async () => {
  const store = await browser.page();
  await shelfOver(store).take(blob('chosen'));
  let tell: (found: FaceBox[] | null) => void = () => undefined;
  const { covering } = await opened(store, new Promise((resolve) => (tell = resolve)));
  covering.change({ ...covering.marks, all: [MARK] });
  expect(covering.search.value).toBe('searching');
  tell([{ x: 0.4, y: 0.4, width: 0.1, height: 0.1 }]);
  await loopTurns();
  expect([covering.search.value, covering.marks.found, covering.marks.all.length]).toEqual(['over', 1, 2]);
  covering.undo();
  await loopTurns();
  const again = await opened(store);
  expect([again.covering.search.value, again.covering.marks.all]).toEqual(['over', [MARK]]);
});

test('a search that could not be made is told apart from a photo without a face', async () => {
  const store = await browser.page();
  await shelfOver(store).take(blob('chosen'));
  const { covering } = await opened(store, Promise.resolve(null));
  await loopTurns();
  expect(covering.marks.found).toBeNull();
  const other = await browser.page();
  await other.photos.remove('p1');
  await shelfOver(other).take(blob('chosen'));
  const none = await opened(other, Promise.resolve([]));
  await loopTurns();
  expect(none.covering.marks.found).toBe(0);
});

test('a search that ends after the screen was left changes nothing', async () => {
  const store = await browser.page();
  await shelfOver(store).take(blob('chosen'));
  let tell: (found: FaceBox[]) => void = () => undefined;
  const { covering } = await opened(store, new Promise((resolve) => (tell = resolve)));
  covering.stop();
  tell([{ x: 0.4, y: 0.4, width: 0.1, height: 0.1 }]);
  await loopTurns();
  expect(covering.marks.all).toEqual([]);
});

test('a photo whose covered picture cannot be made or stored stays open, with its marks', async () => {
  const store = await browser.page();
  const shelf = shelfOver(store);
  await shelf.take(blob('chosen'));
  const photo = (await shelf.uncovered('p1')) ?? undefined;
  if (photo === undefined) throw new Error('there is no photo to cover');
  const noisy = { ...plate, covered: () => Promise.reject(new Error('the pixels are noise')) };
  const covering = new Covering({ photo, shelf, plate: noisy, faces: finding(Promise.resolve(null)) });
  covering.change({ ...covering.marks, all: [MARK] });
  await expect(covering.approve()).rejects.toThrow('noise');
  expect([await store.photos.look('p1'), await store.photos.get('p1')]).toEqual(['open', null]);
});
