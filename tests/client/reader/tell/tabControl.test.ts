/** The soft sound and the number in the title, for a tab that is left open, in a real browser. */
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
  server = await serveRally('baku', { languages: ['en', 'az', 'ar'] });
});
afterAll(async () => {
  await browser.close();
  await server.close();
});
beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  page = await context.newPage();
  await wholeSoon(page);
  // A count of the notes that are played, and of the audio contexts that are opened.
  await page.addInitScript(() => {
    const heard = { notes: 0, contexts: 0 };
    const Own = AudioContext;
    Object.assign(window, {
      heard,
      AudioContext: function () {
        heard.contexts += 1;
        const context = new Own();
        const make = context.createOscillator.bind(context);
        context.createOscillator = () => ((heard.notes += 1), make());
        return context;
      },
    });
  });
});
afterEach(() => context.close());

async function open(query = ''): Promise<void> {
  await page.goto(server.page + query);
  await page.locator('[data-connection=live]').waitFor();
  await page.locator('body[data-whole]').waitFor();
}
const unfold = () => page.locator('[data-tell]').click();
const box = (name: string) => page.locator(`.tell-more [name=${name}]`);
const heard = () => page.evaluate(() => (window as unknown as { heard: object }).heard);
const listens = () => page.evaluate(() => document.documentElement.dataset.listens !== undefined);
/** A headless page is never out of focus by itself. */
const leave = (isAway: boolean) =>
  page.evaluate((away) => {
    document.hasFocus = () => !away;
    dispatchEvent(new Event(away ? 'blur' : 'focus'));
  }, isAway);

test('sound and number are off until chosen, and the page then says that somebody listens', async () => {
  await open();
  await unfold();
  for (const name of ['sound', 'count', 'remember']) expect(await box(name).isChecked()).toBe(false);
  expect([await listens(), await heard()]).toEqual([false, { notes: 0, contexts: 0 }]);
  const plain = await page.title();
  await leave(true);
  await page.waitForSelector(`#e-${await server.post('Unasked')}`);
  expect([await page.title(), await heard()]).toEqual([plain, { notes: 0, contexts: 0 }]);
  await leave(false);
  await box('sound').check();
  // The tap itself lets the reader hear how it sounds: two notes.
  expect([await listens(), await heard()]).toEqual([true, { notes: 2, contexts: 1 }]);
  await box('sound').uncheck();
  expect(await listens()).toBe(false);
});

test('the title counts entries that came meanwhile, not those that went, and is plain again on return', async () => {
  await open();
  const plain = await page.title();
  await unfold();
  await box('count').check();
  await leave(true);
  const first = await server.post('First');
  await page.waitForFunction((title) => document.title === `(1) ${title}`, plain);
  await server.retract(first);
  await page.waitForSelector(`#e-${first}`, { state: 'detached' });
  await server.post('Second');
  await server.post('Third');
  await page.waitForFunction((title) => document.title === `(2) ${title}`, plain);
  await leave(false);
  expect(await page.title()).toBe(plain);
  await leave(true);
  await server.post('Fourth');
  await page.waitForFunction((title) => document.title === `(1) ${title}`, plain);
});

test('a title that begins with a bracket keeps it, with a number and without', async () => {
  await open();
  await page.evaluate(() => (document.title = '(Day 2) March'));
  await unfold();
  await box('count').check();
  await leave(true);
  await server.post('First');
  await page.waitForFunction(() => document.title === '(1) (Day 2) March');
  await server.post('Second');
  await page.waitForFunction(() => document.title === '(2) (Day 2) March');
  await leave(false);
  expect(await page.title()).toBe('(Day 2) March');
});

test('a choice is remembered where the reader asks for that, and forgotten with it', async () => {
  await open();
  await unfold();
  await box('count').check();
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
  await box('remember').check();
  await open();
  await box('count').waitFor();
  expect([await box('count').isChecked(), await box('sound').isChecked(), await listens()]).toEqual([
    true,
    false,
    true,
  ]);
  await box('remember').uncheck();
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
});

test('where nothing new can come neither is offered, and a remembered choice keeps no connection open', async () => {
  const id = await server.post('One');
  await open();
  await unfold();
  await box('count').check();
  await box('remember').check();
  const isOffered = async (query: string): Promise<boolean[]> => {
    await page.goto(server.page + query);
    await page.locator('body[data-whole]').waitFor();
    await page.locator('.tell-more').waitFor();
    return [await page.locator('[data-tab]').isVisible(), await listens()];
  };
  for (const query of [`/entries/${id}`, '?order=oldest', '?kind=update&order=oldest', '?kind=update&before=100'])
    expect([query, ...(await isOffered(query))]).toEqual([query, false, false]);
  for (const query of ['', '?kind=update', '?only=key', '?after=0'])
    expect([query, ...(await isOffered(query))]).toEqual([query, true, true]);
});

test('a page that may keep nothing still counts and sounds for as long as it is open', async () => {
  await page.addInitScript(() => {
    const refuse = () => {
      throw new DOMException('refused', 'SecurityError');
    };
    Object.defineProperty(window, 'localStorage', { get: refuse });
  });
  await open();
  await unfold();
  await box('count').check();
  await box('remember').check();
  await leave(true);
  await server.post('Meanwhile');
  await page.waitForFunction(() => document.title.startsWith('(1) '));
});

test.each(['ar', 'az'])(
  'the number in the title has the page’s figures, whatever the browser would choose (%s)',
  async (lang) => {
    // As a browser of Egypt: of Arabic it chooses other digits, and its own for a language that it lacks.
    await page.addInitScript(() => {
      const own = Number.prototype.toLocaleString;
      Number.prototype.toLocaleString = function (of, how) {
        return own.call(this, of === 'ar' || of === 'az' ? 'ar-EG' : of, how);
      };
    });
    await open(`?lang=${lang}`);
    const plain = await page.title();
    await unfold();
    await box('count').check();
    await leave(true);
    await server.post('First');
    await page.waitForFunction((title) => document.title !== title, plain);
    expect(await page.title()).toBe(`(1) ${plain}`);
  },
);
