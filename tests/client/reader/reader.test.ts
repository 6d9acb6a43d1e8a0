import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { hurry, launchBrowser } from '../../support/browser.js';
import { serveRally, type RallyServer } from '../../support/rallyServer.js';

const LONG = 'These words go on and on, so that this entry is a high one. '.repeat(12);

let browser: Browser;
let server: RallyServer;
let context: BrowserContext;

beforeAll(async () => {
  browser = await launchBrowser();
}, 60_000);
afterAll(async () => {
  await browser.close();
});
beforeEach(async () => {
  server = await serveRally('baku');
  context = await browser.newContext({ viewport: { width: 390, height: 844 } });
}, 60_000);
afterEach(async () => {
  await context.close();
  await server.close();
}, 60_000);

async function post(count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let n = 1; n <= count; n += 1) ids.push(await server.post(`Entry ${n}. ${LONG.slice(0, 200)}`));
  return ids;
}

async function opened(page?: Page): Promise<Page> {
  const reader = page ?? (await context.newPage());
  await reader.goto(server.page);
  await reader.waitForSelector('[data-connection=live]', { timeout: 40_000 });
  return reader;
}

const articles = (page: Page) => page.locator('[data-entry]');
const topOf = (page: Page, id: string) =>
  page.evaluate((entry) => document.getElementById(`e-${entry}`)?.getBoundingClientRect().top ?? NaN, id);
const frames = (page: Page) =>
  page.evaluate(
    () => new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(go, 50)))),
  );

async function scrolledTo(page: Page, id: string): Promise<void> {
  await page.evaluate((entry) => document.getElementById(`e-${entry}`)?.scrollIntoView({ block: 'center' }), id);
  await frames(page);
}

test('a new entry appears at the top, and is announced', async () => {
  await post(3);
  const page = await opened();
  const id = await server.post('The crowd arrives.');
  await page.waitForSelector(`#e-${id}`, { timeout: 10_000 });
  expect(await articles(page).first().getAttribute('data-entry')).toBe(id);
  expect(await page.locator(`#e-${id} [data-ago]`).textContent()).not.toBe('');
  await page.waitForFunction(() => document.querySelector('[data-announce]')?.textContent === '1 new entry');
}, 60_000);

test('a live feed names its position as a page made at that moment would', async () => {
  const ids = await post(3);
  const page = await opened();
  const standing = () =>
    page.locator('[role=feed]').evaluate(({ dataset: { epoch, seq } }: HTMLElement) => ({ epoch, seq }));
  const before = await standing();
  await server.retract(ids[0] ?? '');
  await page.waitForSelector(`#e-${ids[0]}`, { state: 'detached' });
  const after = await standing();
  expect(Number(after.seq)).toBeGreaterThan(Number(before.seq));
  await page.reload();
  expect(await standing()).toEqual(after);
}, 60_000);

test('[R4] nothing moves for a reader further down: new entries are pending, edits and retractions above happen in place', async () => {
  const ids = await post(20);
  const page = await opened();
  const looked = ids[6] ?? '';
  await scrolledTo(page, looked);
  const before = await topOf(page, looked);
  const posted = [await server.post('New one.'), await server.post('New two.'), await server.post('New three.')];
  await page.waitForSelector('[data-pending="3"]');
  await server.revise(ids[12] ?? '', LONG);
  await page.waitForFunction(
    (id) => (document.getElementById(`e-${id}`)?.textContent ?? '').includes('on and on'),
    ids[12] ?? '',
  );
  await server.retract(ids[14] ?? '');
  await page.waitForSelector(`#e-${ids[14]}`, { state: 'detached' });
  await server.retract(posted[1] ?? '');
  await page.waitForSelector('[data-pending="2"]');
  await frames(page);
  expect(Math.abs((await topOf(page, looked)) - before)).toBeLessThan(2);

  await page.locator('[data-pending]').click();
  await page.waitForSelector(`#e-${posted[2]}`);
  expect(await page.locator('[data-pending]').isHidden()).toBe(true);
  expect(
    await articles(page).evaluateAll((all) => all.slice(0, 2).map((one) => (one as HTMLElement).dataset.entry)),
  ).toEqual([posted[2], posted[0]]);
  expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset.entry)).toBe(posted[2]);
}, 60_000);

test('an entry that holds the focus is renewed at once, and the same link has it; where the entry is retracted, its neighbour', async () => {
  const ids = await post(4);
  const page = await opened();
  const id = ids[2] ?? '';
  const link = page.locator(`#e-${id} a`).first();
  await link.focus();
  await server.revise(id, 'Other words.');
  await page.waitForFunction(
    (entry) => (document.getElementById(`e-${entry}`)?.textContent ?? '').includes('Other'),
    id,
  );
  expect(await link.evaluate((one) => one === document.activeElement)).toBe(true);
  await page.locator(`#e-${ids[0]} a`).first().focus();
  await server.retract(ids[0] ?? '');
  await page.waitForSelector(`#e-${ids[0]}`, { state: 'detached' });
  expect(await page.evaluate(() => document.activeElement?.closest('article')?.dataset.entry)).toBe(ids[1]);
}, 60_000);

test("[R6] the reader's page loads older entries in place, to the last one", async () => {
  const ids = await post(45);
  const page = await opened();
  expect(await articles(page).count()).toBe(20);
  for (const count of [40, 45]) {
    await page.locator('[data-older]').click();
    await page.waitForFunction((wanted) => document.querySelectorAll('[data-entry]').length === wanted, count);
  }
  expect(await page.locator('[data-older]').isHidden()).toBe(true);
  expect(await articles(page).last().getAttribute('data-entry')).toBe(ids[0]);
  expect(page.url()).toBe(server.page);
}, 60_000);

test("the reader's page is live by polling where WebSockets are blocked", async () => {
  await post(2);
  const page = await context.newPage();
  await page.addInitScript(() => {
    const blocked = function () {
      throw new Error('blocked');
    };
    Object.assign(window, { WebSocket: blocked });
  });
  // The second attempt comes within five seconds, and a question every ten.
  await hurry(page, 500, 12_500);
  await opened(page);
  const id = await server.post('By poll.');
  await page.waitForSelector(`#e-${id}`, { timeout: 40_000 });
}, 60_000);

test("the reader's page shows the state of its connection, and heals when the network is back", async () => {
  await post(2);
  const page = await opened();
  await context.setOffline(true);
  await page.waitForSelector('[data-connection=offline]');
  const id = await server.post('Missed.');
  await page.waitForFunction(() =>
    (document.querySelector('[data-connection]')?.textContent ?? '').startsWith('Offline since'),
  );
  await context.setOffline(false);
  await page.waitForSelector('[data-connection=live]');
  await page.waitForSelector(`#e-${id}`);
}, 60_000);

test("the reader's page is whole without scripts, and older entries are a link away", async () => {
  await post(25);
  const plain = await browser.newContext({ javaScriptEnabled: false });
  const page = await plain.newPage();
  await page.goto(server.page);
  expect(await articles(page).count()).toBe(20);
  await page.locator('[data-older]').click();
  expect(await articles(page).count()).toBe(5);
  await plain.close();
}, 60_000);

test("the reader's script has at most 7 KB gzip in its first part, and nothing on the page breaks its security policy", async () => {
  await post(1);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('console', (message) => {
    // A browser asks for an icon by itself.
    const icon = message.location().url.endsWith('/favicon.ico');
    if (message.type() === 'error' && !icon) faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(error.message));
  const script = page.waitForResponse((response) => response.url().endsWith('.js'));
  await opened(page);
  expect(gzipSync(await (await script).body()).length).toBeLessThanOrEqual(7 * 1024);
  expect(faults).toEqual([]);
}, 60_000);
