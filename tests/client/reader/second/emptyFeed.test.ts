/** A page whose last entry is taken back while it is open. */
import type { Browser } from 'playwright-core';
import { words } from '../../../../shared/messages/en/readerSecond.js';
import { launchBrowser } from '../../../support/browser.js';
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
