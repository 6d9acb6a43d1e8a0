/** The sentences on new entries on an open page, while the script that tells late ones apart is on its way. */
import type { Browser } from 'playwright-core';
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

test('late entries that were held back before the later part of the script came are told apart once it is here', async () => {
  for (let n = 1; n <= 9; n += 1) await server.post(`Entry ${n}. ${'Words. '.repeat(60)}`);
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  let goOn = (): void => undefined;
  const held = new Promise<void>((go) => (goOn = go));
  await page.route(/\/assets\/second-.*\.js/, (route) => held.then(() => route.continue()));
  await page.goto(server.page);
  await page.waitForSelector('[data-connection=live]', { timeout: 40_000 });
  await page.evaluate(() => scrollTo(0, 1_500));
  await server.post('Late', 29);
  await server.post('On time');
  const pending = page.locator('[data-pending="2"]');
  await pending.waitFor();
  expect(await pending.textContent()).toBe('2 new entries');
  goOn();
  await page.locator('[data-pending]', { hasText: /^1 new entry · 1 entry sent late, / }).waitFor();
}, 60_000);
