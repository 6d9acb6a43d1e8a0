/** News to a reader since they came, also in a browser that refuses a page any storage, as one may by a setting. */
import type { Browser, Page } from 'playwright-core';
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

async function opened(page: Page): Promise<void> {
  await page.goto(server.page);
  await page.waitForSelector('[data-connection=live]');
  await page.waitForSelector('body[data-whole]');
}

/** Runs in the page: merely to name the storage throws. */
function refuse(): void {
  const get = (): never => {
    throw new DOMException('', 'SecurityError');
  };
  for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(globalThis, name, { get });
}

test('where storage is refused a page is live and whole, marks what is new, and says that it keeps nothing', async () => {
  const page = await browser.newPage();
  await wholeSoon(page);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  await page.addInitScript(refuse);
  await server.post('Before');
  await opened(page);
  const id = await server.post('News');
  await page.locator(`#e-${id} .new`, { hasText: words.isNew }).waitFor();
  const button = page.locator('[data-visits]');
  await page.locator('.choices summary').click();
  expect(await button.textContent()).toBe(words.remember);
  await button.click();
  await page.getByText(words.noRoom).waitFor();
  expect(await button.textContent()).toBe(words.remember);
  expect(faults).toEqual([]);
  await page.close();
}, 60_000);

test('of the summary only a point that came while the page was open is marked as new, and stays so', async () => {
  const entry = await server.post('The first speaker is a doctor.', 90);
  const [came, speaks, ends] = [{ text: 'People came.' }, { text: 'A doctor spoke.', entry }, { text: 'It ended.' }];
  await server.summarise([came, speaks]);
  const page = await browser.newPage();
  await wholeSoon(page);
  await opened(page);
  const marked = () => page.locator('[data-fold=summary] li:has(.new)').allTextContents();
  const news = [expect.stringContaining(`${ends.text} ${words.isNew}`)];
  expect(await marked()).toEqual([]);
  await server.summarise([came, ends, speaks]);
  await page.locator('[data-fold=summary] .new').waitFor({ state: 'attached' });
  expect(await marked()).toEqual(news);
  // The top is sent again as a whole.
  await server.summarise([ends, speaks]);
  await page.locator('[data-fold=summary] li', { hasText: came.text }).waitFor({ state: 'detached' });
  await page.locator('[data-fold=summary] .new').waitFor({ state: 'attached' });
  expect(await marked()).toEqual(news);
  await page.close();
}, 60_000);
