/** The control by which a reader asks for notifications, in each of its states, in a real browser. */
import { jest } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser, wholeSoon } from '../../../support/browser.js';
import { PLAYED, playSubscriptions } from '../../../support/push/playedSubscriptions.js';
import { serveRally, type RallyServer } from '../../../support/rallyServer.js';

jest.setTimeout(60_000);

let browser: Browser;
let server: RallyServer;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
  server = await serveRally('baku');
});
afterAll(async () => {
  await browser.close();
  await server.close();
});
beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  page = await context.newPage();
  await wholeSoon(page);
});
afterEach(() => context.close());

async function open(): Promise<void> {
  await page.goto(server.page);
  await page.locator('[data-connection=live]').waitFor();
  const opened = page.locator('.tell-more');
  await page.locator('body[data-whole]').waitFor();
  // Where a worker is in use the place opens by itself, a moment later.
  const isInUse = await page.evaluate(() => navigator.serviceWorker.controller !== null);
  if (!isInUse) await page.locator('[data-tell]').click();
  await opened.waitFor();
}
const turn = (which: 'on' | 'off') => page.locator(`[data-turn=${which}]`);
async function comesTo(state: string, shown: string[]): Promise<void> {
  await page.locator(`[data-push] [data-state=${state}]:not([hidden])`).waitFor();
  expect(await page.locator('[data-push] [data-state]:not([hidden])').count()).toBe(1);
  const buttons = await page.locator('[data-turn]:not([hidden])').evaluateAll((all) => all.map((one) => one.dataset));
  expect(buttons.map((one) => one.turn)).toEqual(shown);
}
const workers = () => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
const asked = () => page.evaluate(() => (window as unknown as { asked: { permissions: number } }).asked.permissions);
const key = () => page.evaluate((name) => localStorage.getItem(name), PLAYED);

test('a browser without push says so, and offers no button that could do nothing', async () => {
  await page.addInitScript(() => delete (window as Partial<Window & typeof globalThis>).PushManager);
  await open();
  await comesTo('unable', []);
});

test('an iPhone’s browser is led to the Home Screen, for which the page then names its manifest', async () => {
  await page.addInitScript(() => {
    delete (window as Partial<Window & typeof globalThis>).PushManager;
    Object.assign(navigator, { standalone: false });
  });
  await page.goto(server.page);
  expect(await page.locator('link[rel=manifest]').count()).toBe(0);
  await open();
  await comesTo('homeScreen', []);
  expect(await page.locator('link[rel=manifest]').getAttribute('href')).toBe('/live/baku/app.webmanifest');
});

test('notifications are off until a tap, and a reader who refuses them then has nothing installed', async () => {
  await playSubscriptions(context, 'denied');
  await open();
  await comesTo('isOff', ['on']);
  expect(await asked()).toBe(0);
  await turn('on').click();
  await comesTo('denied', []);
  expect([await asked(), await workers(), await key()]).toEqual([1, 0, null]);
});

test('a question that was closed without an answer leaves notifications off, and can be asked again', async () => {
  await playSubscriptions(context, 'default');
  await open();
  await turn('on').click();
  await comesTo('isOff', ['on']);
  expect([await asked(), await workers()]).toEqual([1, 0]);
});

test('a subscription that the server does not take leaves nothing behind, and may be tried again', async () => {
  await playSubscriptions(context);
  await page.route('**/push', (route) => route.fulfill({ status: 503 }));
  await open();
  await turn('on').click();
  await comesTo('failed', ['on']);
  expect([await workers(), await key()]).toEqual([0, null]);
  await page.unroute('**/push');
  await turn('on').click();
  await comesTo('isOn', ['off']);
});

test('the focus goes to the other button, and off holds on this device without a network, too', async () => {
  await playSubscriptions(context);
  await open();
  // A button that is still hidden takes no focus.
  await comesTo('isOff', ['on']);
  await turn('on').focus();
  await page.keyboard.press('Enter');
  await comesTo('isOn', ['off']);
  expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset.turn)).toBe('off');
  expect([await workers(), (await key()) !== null]).toEqual([1, true]);
  await page.route('**/push', (route) => route.abort());
  await page.keyboard.press('Enter');
  await comesTo('isOff', ['on']);
  expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset.turn)).toBe('on');
  expect([await workers(), await key()]).toEqual([0, null]);
});

test('while notifications are on the browser keeps what a renewal needs, and nothing of it once they are off', async () => {
  await playSubscriptions(context);
  const kept = () =>
    page.evaluate(async () => {
      const answer = await caches.match('/live/baku/push', { cacheName: 'rallyline-push/baku' });
      return [await caches.keys(), answer === undefined ? null : ((await answer.json()) as object)];
    });
  await open();
  expect(await kept()).toEqual([[], null]);
  await turn('on').click();
  await comesTo('isOn', ['off']);
  const endpoint = expect.stringContaining('https://push.invalid/') as string;
  expect(await kept()).toEqual([['rallyline-push/baku'], { lang: 'en', endpoint }]);
  await turn('off').click();
  await comesTo('isOff', ['on']);
  expect(await kept()).toEqual([[], null]);
});

test('a subscription for other keys of the server is renewed on the next page, in place of the former one', async () => {
  await playSubscriptions(context);
  await open();
  await turn('on').click();
  await comesTo('isOn', ['off']);
  const stood = await key();
  await page.evaluate((name) => localStorage.setItem(name, btoa('the key of another server')), PLAYED);
  const sent = page.waitForRequest((request) => request.url().endsWith('/push') && request.method() === 'POST');
  await open();
  expect((await sent).postDataJSON()).toMatchObject({
    replaces: expect.stringContaining('https://push.invalid/'),
    lang: 'en',
  });
  await comesTo('isOn', ['off']);
  expect(await key()).toBe(stood);
});
