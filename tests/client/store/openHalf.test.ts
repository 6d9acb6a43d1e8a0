/** The half of a page that keeps nothing else, on a phone that is wiped. */
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { openHalf } from '../../../client/store/openHalf.js';
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

test.each(['make', 'renew', 'forget'] as const)(
  'a half whose `%s` is under way, on a connection that the browser has ended, makes no database anew as it ends',
  async (work) => {
    const half = await openHalf(browser.spare());
    await half.keep('half of Anna');
    jest.spyOn(globalThis.IDBDatabase.prototype, 'transaction').mockImplementationOnce(function (this: IDBDatabase) {
      this.close();
      throw new DOMException('ended', 'InvalidStateError');
    });
    void half[work]();
    globalThis.indexedDB.deleteDatabase('rallyline-phone');
    half.end();
    await loopTurns();
    expect(await globalThis.indexedDB.databases()).toEqual([]);
    expect([half.get(), browser.storage.length]).toEqual([null, 0]);
  },
);
