/** The page as it tells of itself outside of what is read: its title, its descriptions and structured data, in a real browser. */
import { jest } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser, wholeSoon } from '../../../support/browser.js';
import { serveRally, type RallyServer } from '../../../support/rallyServer.js';

jest.setTimeout(60_000);

let browser: Browser;
let server: RallyServer;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  server = await serveRally('baku');
  context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  page = await context.newPage();
  await wholeSoon(page);
});
afterEach(async () => {
  await context.close();
  await server.close();
});

async function open(address = server.page): Promise<void> {
  await page.goto(address);
  await page.locator('[data-connection=live]').waitFor();
  await page.locator('body[data-whole]').waitFor();
}

/** The document as somebody saves it, without scripts that run, whose words are the interface's. */
const saved = () => page.evaluate(() => document.documentElement.outerHTML);
const structured = () => page.locator('script[type="application/ld+json"]').count();
const descriptions = () => page.locator('meta[name=description], meta[property]').count();
const says = (id: string, text: string) => page.locator(`#e-${id}`, { hasText: text }).waitFor();

test.each(['taken back', 'corrected'])(
  'an entry that is %s leaves the structured data of the blog’s open page, and nothing of it is left in the document',
  async (what) => {
    const id = await server.post('A quince by name.');
    await server.post('They gather.');
    await open();
    expect([(await saved()).includes('quince'), await structured()]).toEqual([true, 1]);
    if (what === 'corrected') {
      await server.revise(id, 'Other words.');
      await says(id, 'Other words.');
    } else {
      await server.retract(id);
      await page.locator(`#e-${id}`).waitFor({ state: 'detached' });
    }
    expect([(await saved()).includes('quince'), await structured()]).toEqual([false, 0]);
    expect(await page.title()).toBe('A rally · Rallyline');
  },
);

test('new entries leave what search engines read as it was served', async () => {
  await server.post('They gather.');
  await open();
  await says(await server.post('More come.'), 'More come.');
  expect([await structured(), (await descriptions()) > 0]).toEqual([1, true]);
});

test.each(['taken back', 'corrected'])(
  'an entry that was %s before the script which sees to it was there has left the structured data all the same',
  async (what) => {
    const id = await server.post('A quince by name.');
    await server.post('They gather.');
    let go = (): void => undefined;
    const held = new Promise<void>((resolve) => (go = resolve));
    await page.route(/\/assets\/second-/, async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(server.page);
    await page.locator('[data-connection=live]').waitFor();
    if (what === 'corrected') {
      await server.revise(id, 'Other words.');
      await says(id, 'Other words.');
    } else {
      await server.retract(id);
      await page.locator(`#e-${id}`).waitFor({ state: 'detached' });
    }
    expect(await structured()).toBe(1);
    go();
    await page.locator('body[data-whole]').waitFor();
    expect([(await saved()).includes('quince'), await structured()]).toEqual([false, 0]);
  },
);

test('an entry that is corrected while its own page is open leaves the tab’s title and all descriptions with its former words', async () => {
  const id = await server.post('A quince by name.');
  await open(`${server.page}/entries/${id}`);
  expect(await page.title()).toContain('quince');
  await server.revise(id, 'Other words.');
  await says(id, 'Other words.');
  expect((await saved()).includes('quince')).toBe(false);
  expect([await page.title(), await structured(), await descriptions()]).toEqual(['A rally · Rallyline', 0, 0]);
});

test('an entry that is taken back while its own page is open is nowhere in it, and its title says that it is gone', async () => {
  const id = await server.post('A quince by name.');
  await open(`${server.page}/entries/${id}`);
  await server.retract(id);
  await page.getByRole('heading', { name: 'This entry is gone' }).waitFor();
  expect((await saved()).includes('quince')).toBe(false);
  expect(await page.title()).toBe('This entry is gone · Rallyline');
});

test('a point of the rally in short goes from another entry’s open page with the entry that it rests on', async () => {
  const [id, other] = [await server.post('They gather.'), await server.post('A quince by name.')];
  await server.summarise([{ text: 'About the quince', entry: other }, { text: 'All is quiet' }]);
  await open(`${server.page}/entries/${id}`);
  await page.locator('.summary', { hasText: 'quince' }).waitFor();
  await server.retract(other);
  await page.locator('.summary', { hasText: 'quince' }).waitFor({ state: 'detached' });
  expect(await page.locator('.summary').textContent()).toContain('All is quiet');
  await server.summarise([]);
  await page.locator('.summary').waitFor({ state: 'detached' });
});

test('a title of the rally that is corrected goes from the tab and from what is told of the page, and a number before it stays', async () => {
  await server.post('They gather.');
  await open();
  await page.locator('[data-tell]').click();
  await page.locator('.tell-more [name=count]').check();
  await page.evaluate(() => {
    document.hasFocus = () => false;
    dispatchEvent(new Event('blur'));
  });
  await server.post('More come.');
  await page.waitForFunction(() => document.title === '(1) A rally · Rallyline');
  await server.settings({ title: 'Another rally' });
  await page.waitForFunction(() => document.title.endsWith('Another rally · Rallyline'));
  expect((await saved()).includes('A rally')).toBe(false);
  await server.post('And more.');
  await page.waitForFunction(() => document.title === '(2) Another rally · Rallyline');
  await page.evaluate(() => {
    document.hasFocus = () => true;
    dispatchEvent(new Event('focus'));
  });
  expect(await page.title()).toBe('Another rally · Rallyline');
});

test('a title that is corrected reaches an entry’s open page', async () => {
  const id = await server.post('They gather.');
  await open(`${server.page}/entries/${id}`);
  await server.settings({ title: 'Another rally' });
  await page.locator('h2.of', { hasText: 'Another rally' }).waitFor();
  expect((await saved()).includes('A rally')).toBe(false);
});

test('a title that is corrected leaves the page of an entry that is gone its own', async () => {
  const id = await server.post('A quince by name.');
  await open(`${server.page}/entries/${id}`);
  await server.retract(id);
  await page.getByRole('heading', { name: 'This entry is gone' }).waitFor();
  await server.settings({ title: 'Another rally' });
  await page.locator('h2.of', { hasText: 'Another rally' }).waitFor();
  expect(await page.title()).toBe('This entry is gone · Rallyline');
});

test('an introduction that is corrected goes from the descriptions', async () => {
  await server.settings({ standfirst: 'At the quince tree.' });
  await open();
  expect((await saved()).includes('quince')).toBe(true);
  await server.settings({ standfirst: 'At the embassy.' });
  await page.getByText('At the embassy.').first().waitFor();
  expect([(await saved()).includes('quince'), await descriptions(), await structured()]).toEqual([false, 0, 0]);
});

test('a changed state of the rally leaves title and descriptions as they are', async () => {
  await server.post('They gather.');
  await open();
  await server.settings({ status: 'paused' });
  await page.locator('.state[data-status=paused]').waitFor();
  expect([await page.title(), await structured(), (await descriptions()) > 0]).toEqual([
    'A rally · Rallyline',
    1,
    true,
  ]);
});
