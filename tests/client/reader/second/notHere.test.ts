/** A page whose blog is hidden from readers while it is open, in a real browser. */
import { jest } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { words } from '../../../../shared/messages/en/readerSecond.js';
import { hurry, launchBrowser } from '../../../support/browser.js';
import { serveRally, type RallyServer } from '../../../support/rallyServer.js';

jest.setTimeout(120_000);

/** Milliseconds. */
const PATIENCE = { timeout: 45_000 };

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
  // The second part of the script comes after a second and a half, a reader whose connection ended within five, one who asks does every ten.
  await hurry(page, 500, 12_500);
});
afterEach(async () => {
  await context.close();
  await server.close();
});

async function open(address = server.page): Promise<void> {
  await page.goto(address);
  await page.locator('[data-connection=live]').waitFor(PATIENCE);
  await page.locator('body[data-whole]').waitFor();
}

/** The server's word, to a socket of the page, that it does not let the reader in. */
function refusal(): Promise<void> {
  return new Promise((hear) => {
    page.on('websocket', (socket) =>
      socket.on('framereceived', ({ payload }) => {
        if (String(payload).startsWith('44/live,')) hear();
      }),
    );
  });
}

const saved = () => page.evaluate(() => document.documentElement.outerHTML);
const hide = () => server.settings({ visibility: 'desk' });

async function saysSo(): Promise<void> {
  await page.getByRole('heading', { name: words.notHere.title }).waitFor(PATIENCE);
  expect(await page.getByRole('alert').textContent()).toBe(words.notHere.text);
  expect([await page.title(), (await saved()).includes('quince')]).toEqual([
    `${words.notHere.title} · Rallyline`,
    false,
  ]);
  expect(await page.locator('[data-connection], [data-entry], [data-top], dialog[open]').count()).toBe(0);
}

test.each(['', '?kind=update', '?order=oldest', 'an entry’s own page'])(
  'an open page (%s) says that it is no longer here, and lets go of all that it showed',
  async (query) => {
    await server.settings({ title: 'The quince', standfirst: 'About a quince.' });
    const id = await server.post('A quince by name.');
    await open(server.page + (query.startsWith('?') || query === '' ? query : `/entries/${id}`));
    await hide();
    await saysSo();
  },
);

test('a page that has to ask, since no socket opens, says so as well, and is there again once the blog is shown', async () => {
  await page.addInitScript(() => {
    const blocked = function () {
      throw new Error('blocked');
    };
    Object.assign(window, { WebSocket: blocked });
  });
  const id = await server.post('A quince by name.');
  await open();
  await hide();
  await saysSo();
  await server.settings({ visibility: 'public' });
  await page.locator(`#e-${id}`).waitFor(PATIENCE);
});

test('a page that heard it before the script was there which sees to it says so once that is', async () => {
  await server.post('A quince by name.');
  let go = (): void => undefined;
  const held = new Promise<void>((resolve) => (go = resolve));
  await page.route(/\/assets\/second-/, async (route) => {
    await held;
    await route.continue();
  });
  const refused = refusal();
  await page.goto(server.page);
  await page.locator('[data-connection=live]').waitFor(PATIENCE);
  await hide();
  await page.locator('[data-connection=offline]').waitFor(PATIENCE);
  // The server lets the reader in no more, who has come back.
  await refused;
  go();
  await saysSo();
});

test('a connection that is lost is no blog that is hidden: the page stays', async () => {
  const id = await server.post('A quince by name.');
  await open();
  await context.setOffline(true);
  await page.locator('[data-connection=offline]').waitFor(PATIENCE);
  expect(await page.locator(`#e-${id}`).isVisible()).toBe(true);
  await context.setOffline(false);
  await page.locator('[data-connection=live]').waitFor(PATIENCE);
});
