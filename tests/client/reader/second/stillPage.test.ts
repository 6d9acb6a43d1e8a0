/** A page of entries in the middle of the record, to which nothing new comes: what goes, goes from it as well. In a real browser. */
import { jest } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { words } from '../../../../shared/messages/en/readerSecond.js';
import { hurry, launchBrowser, wholeSoon } from '../../../support/browser.js';
import { serveRally, type RallyServer } from '../../../support/rallyServer.js';

jest.setTimeout(120_000);

let browser: Browser;
let server: RallyServer;
let context: BrowserContext;
let page: Page;
let ids: string[];

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  server = await serveRally('baku');
  ids = [];
  for (let n = 1; n <= 45; n += 1) ids.push(await server.post(`Entry ${n} about a quince.`));
  context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  page = await context.newPage();
  await wholeSoon(page);
  await open();
});
afterEach(async () => {
  await context.close();
  await server.close();
});

async function open(): Promise<void> {
  await page.goto(`${server.page}?before=40`);
  await page.locator('body[data-whole]').waitFor();
  expect(await page.locator('[data-entry]').count()).toBe(20);
}

/** The reader turns to the page; otherwise it asks every half minute. */
const turnBack = () => page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));

test('an entry that is taken back goes from the page, a corrected one is corrected, and no new one comes', async () => {
  const [gone = '', corrected = ''] = [ids[30], ids[31]];
  await server.retract(gone);
  await server.revise(corrected, 'Other words.');
  const fresh = await server.post('A new entry.');
  await turnBack();
  await page.locator(`#e-${gone}`).waitFor({ state: 'detached' });
  await page.locator(`#e-${corrected}`, { hasText: 'Other words.' }).waitFor();
  expect(await page.locator(`#e-${corrected} [data-ago]`).textContent()).not.toBe('');
  expect([await page.locator('[data-entry]').count(), await page.locator(`#e-${fresh}`).count()]).toEqual([19, 0]);
});

test('more changes than one answer holds all reach it', async () => {
  const long = 'These words go on. '.repeat(1_000);
  for (const id of ids.slice(20, 38)) await server.revise(id, long);
  const answers: string[] = [];
  page.on('response', (answer) => void (answer.url().includes('/changes?') && answers.push(answer.url())));
  await turnBack();
  await page.waitForFunction(
    () =>
      [...document.querySelectorAll('[data-entry]')].filter((one) => !one.textContent.includes('quince')).length === 18,
  );
  expect(answers.length).toBeGreaterThan(1);
});

test('by itself it asks every half minute', async () => {
  await hurry(page, 30_000);
  await open();
  await server.retract(ids[30] ?? '');
  // A timer of another length would come too late.
  await page.locator(`#e-${ids[30]}`).waitFor({ state: 'detached', timeout: 20_000 });
});

test('a title that is corrected reaches it, and what the reader has unfolded stays so', async () => {
  await server.summarise([{ text: 'In short.' }]);
  await turnBack();
  await page.locator('[data-fold=summary] summary').click();
  await server.settings({ title: 'Another rally' });
  await turnBack();
  await page.getByRole('heading', { name: 'Another rally' }).waitFor();
  expect(await page.locator('[data-fold=summary]').evaluate((fold: HTMLDetailsElement) => fold.open)).toBe(true);
  expect(await page.title()).toBe('Another rally · Rallyline');
});

test('a long entry that the reader has unfolded stays so when it is corrected', async () => {
  const long = 'These words go on. '.repeat(200);
  const [id = ''] = ids.slice(31);
  await server.revise(id, long);
  await turnBack();
  await page.locator(`#e-${id} summary`).click();
  await server.revise(id, `Corrected. ${long}`);
  await turnBack();
  await page.locator(`#e-${id}`, { hasText: 'Corrected.' }).waitFor();
  expect(await page.locator(`#e-${id} details`).evaluate((fold: HTMLDetailsElement) => fold.open)).toBe(true);
});

test('a blog that is hidden leaves it', async () => {
  await server.settings({ visibility: 'desk' });
  await turnBack();
  await page.getByRole('heading', { name: words.notHere.title }).waitFor();
  expect(await page.evaluate(() => document.documentElement.outerHTML.includes('quince'))).toBe(false);
});

test('a blog that is shown again is there again with the next question', async () => {
  await server.settings({ visibility: 'desk' });
  await turnBack();
  await page.getByRole('heading', { name: words.notHere.title }).waitFor();
  await server.settings({ visibility: 'public' });
  await turnBack();
  await page.locator(`#e-${ids[30]}`).waitFor();
});
