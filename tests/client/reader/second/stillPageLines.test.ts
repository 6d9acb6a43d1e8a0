/** The lines on a page of entries in the middle of the record, over midnight: they stay when the entries under them change. In a real browser. */
import { jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, wholeSoon } from '../../../support/browser.js';
import { serveRally, type RallyServer } from '../../../support/rallyServer.js';

jest.setTimeout(120_000);

const DAY = 86_400_000;

let browser: Browser;
let server: RallyServer;
let page: Page;
let ids: string[];

/** Thirty entries of a day, the last of them but one and two sent late; then fifteen of the next. */
beforeEach(async () => {
  let ahead = -DAY;
  [browser, server] = await Promise.all([
    launchBrowser(),
    serveRally('baku', { timeZone: 'UTC' }, () => new Date(Date.now() + ahead)),
  ]);
  ids = [];
  const post = async (n: number, minutesAgo = 0) => ids.push(await server.post(`Entry ${n}.`, minutesAgo));
  for (let n = 0; n < 27; n += 1) await post(n);
  for (const n of [27, 28]) await post(n, 29);
  await post(29);
  ahead = 0;
  for (let n = 30; n < 45; n += 1) await post(n);
  page = await browser.newPage();
  await wholeSoon(page);
  await page.goto(`${server.page}?before=40`);
  await page.locator('body[data-whole]').waitFor();
});
afterEach(async () => {
  await browser.close();
  await server.close();
});

/** The reader turns to the page; otherwise it asks every half minute. */
const turnBack = () => page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
const days = () => page.locator('[role=feed] > article > .day').allTextContents();
const groups = () => page.locator('[role=feed] > article > .late').allTextContents();
const entry = (n: number) => page.locator(`#e-${ids[n]}`);

test('the line of a day stays when the first entry under it is corrected, and passes on when that is taken back', async () => {
  const line = await days();
  expect([line.length, await entry(29).locator('.day').count()]).toEqual([1, 1]);
  await server.revise(ids[29] ?? '', 'Other words.');
  await turnBack();
  await entry(29).filter({ hasText: 'Other words.' }).waitFor();
  expect([await days(), await entry(29).locator('.day').count()]).toEqual([line, 1]);
  await server.retract(ids[29] ?? '');
  await turnBack();
  await entry(29).waitFor({ state: 'detached' });
  expect([await days(), await entry(28).locator('.day').count()]).toEqual([line, 1]);
});

test('the line of entries that were sent late stays when the first of them is corrected', async () => {
  const line = await groups();
  expect([line.length, await entry(28).getAttribute('data-group')]).toEqual([1, 'first']);
  await server.revise(ids[28] ?? '', 'Other words.');
  await turnBack();
  await entry(28).filter({ hasText: 'Other words.' }).waitFor();
  // The script that keeps it is loaded where a late entry stands.
  await entry(28).locator('.late').waitFor();
  expect([await groups(), await entry(28).getAttribute('data-group')]).toEqual([line, 'first']);
});
