/** A blog in a language in which the interface has no words: its page is Georgian all the same, with an English interface. */
import { jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, wholeSoon } from '../../support/browser.js';
import { playSubscriptions } from '../../support/push/playedSubscriptions.js';
import { serveRally, type RallyServer } from '../../support/rallyServer.js';

jest.setTimeout(60_000);

let browser: Browser;
let server: RallyServer;

beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), serveRally('tbilisi', { languages: ['ka', 'en'] })]);
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

/** Opens a page as a reader whose browser is in that language. */
async function opened(locale: string, query = ''): Promise<Page> {
  const context = await browser.newContext({ locale });
  await playSubscriptions(context);
  const page = await context.newPage();
  await wholeSoon(page);
  await page.goto(server.page + query);
  await page.locator('body[data-whole]').waitFor();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
  return page;
}

test('who reads Georgian is not offered the page that they are on, and who reads English is offered the English one', async () => {
  const english = await opened('en-GB');
  await english.locator('.offer a[href="/live/tbilisi?lang=en"]').waitFor();
  await english.context().close();
  const georgian = await opened('ka-GE', '?lang=en');
  await georgian.locator('.offer a[href="/live/tbilisi"]').waitFor();
  await georgian.context().close();
  for (const [locale, query] of [
    ['ka-GE', ''],
    ['en-GB', '?lang=en'],
  ] as const) {
    const asked: string[] = [];
    const own = await browser.newContext({ locale });
    own.on('request', (request) => asked.push(request.url()));
    const page = await own.newPage();
    await wholeSoon(page);
    await page.goto(server.page + query);
    await page.locator('body[data-whole]').waitFor();
    expect([asked.filter((url) => url.includes('/offer-')), await page.locator('.offer').count()]).toEqual([[], 0]);
    await own.close();
  }
});

test.each([
  ['', 'ka'],
  ['?lang=en', 'en'],
  // The blog is not in this one: the page is in its first, and so is what its reader is told.
  ['?lang=de', 'ka'],
])('a subscription from the page of “%s” is in the page’s language, %s', async (query, lang) => {
  const page = await opened('en-GB', query);
  await page.locator('[data-tell]').click();
  const sent = page.waitForRequest((request) => request.url().endsWith('/push') && request.method() === 'POST');
  await page.locator('[data-turn=on]').click();
  expect((await sent).postDataJSON()).toMatchObject({ lang });
  await page.locator('[data-push] [data-state=isOn]:not([hidden])').waitFor();
  await page.context().close();
});
