/** The worker's question for the session while somebody signs in beside it. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { httpApi } from '../../../../client/account/api.js';
import { lentHalf } from '../../../../client/worker/sending/lentHalf.js';
import { HALF } from '../../../../shared/protocol/desk.js';
import { FakeBrowser } from '../../reporter/store/fakeBrowser.js';

let browser: FakeBrowser;
beforeEach(() => {
  browser = new FakeBrowser();
});
afterEach(() => browser.end());

const PUT_OUT = { code: 'unauthenticated', why: 'revoked', retry: true };

test('a worker does not take a session for put out whose phone has signed in anew since it was woken', async () => {
  const page = await browser.page();
  await page.half.keep('of the session that ended');
  const { half } = await browser.worker();
  await page.half.keep('of the new one');
  const sent: (string | null)[] = [];
  const api = httpApi((_, init) => {
    const given = new Headers(init?.headers).get(HALF);
    sent.push(given);
    const isNew = given === 'of the new one';
    return Promise.resolve(
      new Response(JSON.stringify(isNew ? { name: 'Anna' } : PUT_OUT), { status: isNew ? 200 : 401 }),
    );
  }, lentHalf(half));
  expect(await api.session()).toEqual({ kind: 'ok', value: { name: 'Anna' } });
  expect(sent).toEqual(['of the session that ended', 'of the new one']);
});

test('a worker makes no half for a session of before, and takes none away', async () => {
  const page = await browser.page();
  const { half } = await browser.worker();
  expect(await lentHalf(half).make()).toBe(false);
  await page.half.keep('of a page');
  await lentHalf(half).forget();
  await half.renew();
  expect([half.get(), lentHalf(half).get()]).toEqual(['of a page', 'of a page']);
});
