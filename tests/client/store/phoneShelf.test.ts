/** The phone's shelf and the page that ends before everything on it is stored. */
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { LateShelf } from '../../../client/account/lateShelf.js';
import { FakeBrowser } from '../reporter/store/fakeBrowser.js';

let browser: FakeBrowser;

beforeEach(() => {
  browser = new FakeBrowser();
});
afterEach(() => {
  jest.restoreAllMocks();
  browser.end();
});

/** From here on the database answers nothing, as to a page that is about to be killed. */
function silent() {
  const never = jest.spyOn(globalThis.IDBDatabase.prototype, 'transaction');
  never.mockImplementation(() => {
    throw new DOMException('ended', 'InvalidStateError');
  });
  const open = jest.spyOn(globalThis.indexedDB, 'open').mockReturnValue(new globalThis.IDBOpenDBRequest());
  return () => [never, open].forEach((one) => one.mockRestore());
}

test('text typed in the last moment of a page that is killed is there at the next start', async () => {
  const page = await browser.page();
  page.shelf.set('draft/a', 'first');
  page.shelf.set('draft/sent', 'goes out');
  await page.shelf.stored();
  const speaks = silent();
  const typed = new LateShelf(
    page.shelf,
    () => () => undefined,
    () => 0,
  );
  typed.set('draft/a', 'the last words');
  typed.remove('draft/sent');
  typed.settle();
  speaks();
  const next = await browser.page();
  expect([next.shelf.get('draft/a'), next.shelf.get('draft/sent')]).toEqual(['the last words', null]);
  await next.shelf.stored();
  expect(browser.spare().keys()).toEqual([]);
  const worker = await browser.worker();
  expect([worker.shelf.get('draft/a'), worker.shelf.keys()]).toEqual(['the last words', ['draft/a']]);
});

test('the spare place holds nothing once a text is stored', async () => {
  const { shelf } = await browser.page();
  shelf.set('draft/a', 'words');
  shelf.settle();
  expect(browser.spare().get('draft/a')).toBe('words');
  await shelf.stored();
  expect([browser.spare().keys(), shelf.get('draft/a')]).toEqual([[], 'words']);
});

test('changes made one after the other are stored in their order, also where the first has to be written twice', async () => {
  const { shelf } = await browser.page();
  const begin = globalThis.IDBDatabase.prototype.transaction;
  let count = 0;
  jest.spyOn(globalThis.IDBDatabase.prototype, 'transaction').mockImplementation(function (
    this: IDBDatabase,
    ...asked
  ) {
    count += 1;
    if (count === 1) throw new DOMException('ended', 'InvalidStateError');
    return begin.apply(this, asked);
  });
  for (const text of ['one', 'two', 'three']) shelf.set('draft/a', text);
  await shelf.stored();
  expect((await browser.worker()).shelf.get('draft/a')).toBe('three');
});

test('a text that was changed here is not taken back by news of an older one', async () => {
  const [one, other] = [await browser.page(), await browser.page()];
  one.shelf.set('draft/a', 'of one');
  await one.shelf.stored();
  other.shelf.set('draft/a', 'of the other');
  await Promise.all([other.refresh(), other.shelf.stored()]);
  expect(other.shelf.get('draft/a')).toBe('of the other');
  await one.refresh();
  expect(one.shelf.get('draft/a')).toBe('of the other');
});

test('a frozen page that comes back takes back nothing of what was written in the next page', async () => {
  const { store: one, leave, comeBack } = await browser.freezing();
  leave();
  one.shelf.set('draft/a', 'begun');
  one.shelf.settle();
  const next = await browser.page();
  expect(next.shelf.get('draft/a')).toBe('begun');
  next.shelf.set('draft/a', 'begun, and went on');
  await next.shelf.stored();
  comeBack();
  await one.shelf.stored();
  expect((await browser.worker()).shelf.get('draft/a')).toBe('begun, and went on');
  expect([one.shelf.get('draft/a'), browser.spare().keys()]).toEqual(['begun, and went on', []]);
});

test('a frozen page that nobody went on from stores its words when it comes back', async () => {
  const { store: one, leave, comeBack } = await browser.freezing();
  leave();
  one.shelf.set('draft/a', 'begun');
  one.shelf.settle();
  comeBack();
  await one.shelf.stored();
  expect((await browser.worker()).shelf.get('draft/a')).toBe('begun');
  expect(browser.spare().keys()).toEqual([]);
});

test("the desk's things and the chosen language stay where all pages find them", async () => {
  browser.spare().set('words', 'uk');
  browser.spare().set('desk/d/offer', 1);
  const { shelf } = await browser.page();
  await shelf.stored();
  expect([shelf.keys(), browser.spare().keys().sort()]).toEqual([[], ['desk/d/offer', 'words']]);
});
