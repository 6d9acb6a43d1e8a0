/** Sharing an entry: the system's dialog where there is one, else a copied address, and a note that says so. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { words } from '../../../../shared/messages/en/readerSecond.js';
import { launchBrowser, wholeSoon } from '../../../support/browser.js';
import { serveRally, type RallyServer } from '../../../support/rallyServer.js';

let browser: Browser;
let server: RallyServer;
let context: BrowserContext;
let address: string;

beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), serveRally('baku')]);
  address = `${server.page}/entries/${await server.post('The crowd arrives.')}`;
}, 300_000);
afterAll(async () => {
  await browser.close();
  await server.close();
}, 300_000);
beforeEach(async () => {
  context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
});
afterEach(() => context.close());

/** Opens the page in a browser whose dialog does as told, and presses the entry's button. */
async function shared(dialog: 'opens' | 'is closed' | 'fails' | 'is missing'): Promise<Page> {
  const page = await context.newPage();
  await wholeSoon(page);
  await page.addInitScript(standIn, dialog);
  await page.goto(server.page);
  await page.waitForSelector('body[data-whole]');
  await page.evaluate(() => navigator.clipboard.writeText('untouched'));
  await page.getByRole('button', { name: words.share }).click();
  return page;
}

/** Runs in the page. */
function standIn(dialog: string): void {
  const asked: unknown[] = [];
  Object.assign(globalThis, { asked });
  const share = async (what: unknown): Promise<void> => {
    asked.push(what);
    if (dialog !== 'opens') throw new DOMException('', dialog === 'fails' ? 'NotAllowedError' : 'AbortError');
  };
  if (dialog === 'is missing') Reflect.deleteProperty(Navigator.prototype, 'share');
  else Object.defineProperty(Navigator.prototype, 'share', { configurable: true, value: share });
}

const asked = (page: Page) => page.evaluate(() => (globalThis as unknown as { asked: unknown[] }).asked);
const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

test.each(['opens', 'is closed'] as const)(
  'the system’s dialog gets the entry’s address and nothing else, and where it %s nothing is copied',
  async (dialog) => {
    const page = await shared(dialog);
    expect(await asked(page)).toEqual([{ url: address }]);
    expect(await copied(page)).toBe('untouched');
    expect(await page.locator('.note').count()).toBe(0);
  },
  60_000,
);

test.each(['is missing', 'fails'] as const)(
  'where the system’s dialog %s the address is copied, and a note says so',
  async (dialog) => {
    const page = await shared(dialog);
    await page.getByRole('status').filter({ hasText: words.shared }).waitFor();
    expect(await copied(page)).toBe(address);
  },
  60_000,
);

test('where nothing may be copied either, the note says the address itself', async () => {
  const page = await context.newPage();
  await wholeSoon(page);
  await page.addInitScript(standIn, 'is missing');
  await page.addInitScript(() => Object.defineProperty(Navigator.prototype, 'clipboard', { value: undefined }));
  await page.goto(server.page);
  await page.waitForSelector('body[data-whole]');
  await page.getByRole('button', { name: words.share }).click();
  await page.getByText(address).waitFor();
}, 300_000);

test('an entry of a blog with a home is shared as a place in the publisher’s article', async () => {
  const own = await serveRally('lviv', { home: 'https://paper.example/rally#top' });
  const id = await own.post('The crowd arrives.');
  const page = await context.newPage();
  await wholeSoon(page);
  await page.addInitScript(standIn, 'opens');
  await page.goto(own.page);
  await page.waitForSelector('body[data-whole]');
  await page.getByRole('button', { name: words.share }).click();
  expect(await asked(page)).toEqual([{ url: `https://paper.example/rally#e-${id}` }]);
  await own.close();
}, 300_000);
