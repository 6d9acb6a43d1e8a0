/** The desk's page beside a reporters' page on which somebody holds the quick exit. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { leaveWithPhone } from '../../../../client/desk/frame/leaveWithPhone.js';
import { openHalf } from '../../../../client/store/openHalf.js';
import { Neighbours } from '../../../../client/store/neighbours.js';
import { loopTurns } from '../../../support/loopTurns.js';
import { FakeBrowser } from '../../reporter/store/fakeBrowser.js';

let browser: FakeBrowser;
const desks = new Neighbours();

beforeEach(() => {
  browser = new FakeBrowser();
  Object.assign(globalThis, { localStorage: browser.storage });
  desks.start();
});
afterEach(() => {
  desks.stop();
  browser.end();
  Reflect.deleteProperty(globalThis, 'localStorage');
});

test.each(['exit', 'revoked'] as const)(
  'a desk beside a phone that is wiped (%s) goes once, keeps nothing, and makes no database anew',
  async (why) => {
    const phone = await browser.page();
    await phone.half.keep('half of Anna');
    const half = await openHalf(browser.spare());
    const told: string[] = [];
    const desk = {
      leave() {
        told.push('let go');
        browser.storage.setItem('rallyline:desk/a/draft', '"typed a moment ago"');
      },
    };
    leaveWithPhone({ neighbours: desks, desk, half, go: () => void told.push('gone') });
    desks.tellHere('items');
    expect(told).toEqual([]);
    await phone.end(why);
    await loopTurns();
    void half.forget();
    await half.renew();
    await loopTurns();
    expect([told, half.get(), browser.storage.length]).toEqual([['let go', 'gone'], null, 0]);
    expect(await indexedDB.databases()).toEqual([]);
  },
);
