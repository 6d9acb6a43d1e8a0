/** A page whose last entry is taken back while it is open. */
import type { Browser } from 'playwright-core';
import { words } from '../../../../shared/messages/en/readerSecond.js';
import { launchBrowser, wholeSoon } from '../../../support/browser.js';
import { serveRally, type RallyServer } from '../../../support/rallyServer.js';

let browser: Browser;
let server: RallyServer;

beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), serveRally('baku')]);
}, 60_000);
afterAll(async () => {
  await browser.close();
  await server.close();
}, 60_000);

test('once the last entry is taken back the page says what holds in the state of the rally, and nothing else', async () => {
  const page = await browser.newPage();
  await wholeSoon(page);
  const id = await server.post('The only entry');
  await page.goto(server.page);
  await page.waitForSelector('body[data-whole]');
  expect(await page.locator('.empty').isVisible()).toBe(false);
  await server.retract(id);
  await page.locator('.empty').waitFor({ state: 'visible' });
  const { first, next } = words.scriptLater.empty.live;
  expect(await page.locator('.empty p:visible').allTextContents()).toEqual([first, next]);
  await server.post('Another entry');
  await page.locator('.empty').waitFor({ state: 'hidden' });
}, 60_000);

test('before the first entry the blog can be shared, and nothing leads to lists of entries; with it they are there', async () => {
  const quiet = await serveRally('quiet');
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  await wholeSoon(page);
  await page.addInitScript(() => {
    const asked: unknown[] = [];
    const share = (what: unknown) => Promise.resolve(void asked.push(what));
    Object.defineProperty(Navigator.prototype, 'share', { configurable: true, value: share });
    Object.assign(globalThis, { asked });
  });
  await page.goto(quiet.page);
  await page.waitForSelector('body[data-whole]');
  const [lists, link] = [page.locator('.choices summary'), page.locator('[href="#choices"]')];
  await page.locator('[data-fold=about] summary').click();
  expect([await lists.isVisible(), await link.isVisible()]).toEqual([false, false]);
  await page.locator('.choices [data-share]').click();
  expect(await page.evaluate(() => (globalThis as unknown as { asked: unknown[] }).asked)).toEqual([
    { url: quiet.page },
  ]);
  await quiet.post('The first entry');
  await lists.waitFor({ state: 'visible' });
  expect(await link.isVisible()).toBe(true);
  // Without a script nobody could share.
  const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await plain.goto(quiet.page);
  expect([
    await plain.locator('.choices summary').isVisible(),
    await plain.locator('.choices [data-share]').isVisible(),
  ]).toEqual([true, false]);
  await page.close();
  await quiet.close();
}, 60_000);
