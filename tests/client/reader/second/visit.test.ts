/** A reader's page in a browser that refuses it any storage, as one may by a setting. */
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

/** Runs in the page: merely to name the storage throws. */
function refuse(): void {
  const get = (): never => {
    throw new DOMException('', 'SecurityError');
  };
  for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(globalThis, name, { get });
}

test('where storage is refused a page is live and whole, marks what is new, and says that it keeps nothing', async () => {
  const page = await browser.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  await page.addInitScript(refuse);
  await server.post('Before');
  await page.goto(server.page);
  await page.waitForSelector('[data-connection=live]');
  await page.waitForSelector('body[data-whole]');
  const id = await server.post('News');
  await page.locator(`#e-${id} .new`, { hasText: words.isNew }).waitFor();
  const button = page.locator('[data-visits]');
  await page.locator('.choices summary').click();
  expect(await button.textContent()).toBe(words.remember);
  await button.click();
  await page.getByText(words.noRoom).waitFor();
  expect(await button.textContent()).toBe(words.remember);
  expect(faults).toEqual([]);
}, 60_000);
