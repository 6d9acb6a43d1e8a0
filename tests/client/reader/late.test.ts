/** Late entries on an open page: their groups after every change, and the one sentence that tells of many. */
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, wholeSoon } from '../../support/browser.js';
import { serveRally, type RallyServer } from '../../support/rallyServer.js';

/** The server's clock stands still: the times that a test names are of one minute. */
const NOW = new Date();

let browser: Browser;
let server: RallyServer;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
}, 60_000);
afterAll(async () => {
  await browser.close();
});
beforeEach(async () => {
  server = await serveRally('baku', { timeZone: 'Asia/Baku' }, () => NOW);
  page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  await wholeSoon(page);
}, 60_000);
afterEach(async () => {
  await page.close();
  await server.close();
}, 60_000);

async function opened(): Promise<void> {
  await page.goto(server.page);
  await page.waitForSelector('[data-connection=live]', { timeout: 40_000 });
  await page.waitForSelector('body[data-whole]');
}

/** Each child of the feed: its text, its place in a group, its line. */
/** Blanks as a browser and node write them in a span of time: their tables of languages are of different years. */
const evenBlanks = (text: string) => text.replace(/\s/g, ' ');

const shown = async () => {
  const rows = await page.locator('[role=feed] > *').evaluateAll((all) =>
    all.map((one) => {
      const { group } = (one as HTMLElement).dataset;
      const line = one.querySelector('.late')?.textContent;
      return [one.querySelector('.t')?.textContent, group, line].filter(Boolean).join(' | ');
    }),
  );
  return rows.map(evenBlanks);
};

async function comesToShow(wanted: string[]): Promise<void> {
  const isThere = async () => JSON.stringify(await shown()) === JSON.stringify(wanted);
  for (let tries = 0; tries < 600 && !(await isThere()); tries += 1) await page.waitForTimeout(100);
  expect(await shown()).toEqual(wanted);
}

const ago = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);
const format = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Baku', hour: '2-digit', minute: '2-digit' });
/** The span as clocks in Baku show it; its days are said where it goes over midnight, between blanks of any width. */
const late = (from: number, to: number) => evenBlanks(`Sent late, ${format.formatRange(ago(from), ago(to))}`);

test('entries that arrive late become one group, which stays right after retractions and revisions, and on a new load', async () => {
  await opened();
  const first = await server.post('One', 29);
  await comesToShow(['One']);
  await server.post('Two', 20);
  const third = await server.post('Three', 11);
  const whole = ['Three | first | ' + late(29, 11), 'Two | more', 'One | more'];
  await comesToShow(whole);
  await page.reload();
  await page.waitForSelector('[data-connection=live]', { timeout: 40_000 });
  expect(await shown()).toEqual(whole);

  await server.retract(third);
  await comesToShow(['Two | first | ' + late(29, 20), 'One | more']);
  await server.revise(first, 'One', { happenedAt: NOW.toISOString() });
  await comesToShow(['Two', 'One']);
  await server.revise(first, 'One', { happenedAt: ago(29).toISOString() });
  await comesToShow(['Two | first | ' + late(29, 20), 'One | more']);
  await server.post('On time');
  await server.post('Four', 15);
  await comesToShow(['Four', 'On time', 'Two | first | ' + late(29, 20), 'One | more']);
}, 60_000);

test('a group that goes on in older entries is one, once they are loaded', async () => {
  for (let n = 1; n <= 22; n += 1) await server.post(`Entry ${n}`, 40 - n);
  await opened();
  const groups = async () => (await shown()).filter((one) => one.includes('first'));
  expect(await groups()).toEqual([`Entry 22 | first | ${late(37, 18)}`]);
  await page.locator('[data-older]').click();
  await page.waitForFunction(() => document.querySelectorAll('[data-entry]').length === 22);
  expect(await groups()).toEqual([`Entry 22 | first | ${late(39, 18)}`]);
  await page.goto(`${server.page}?before=4`);
  expect(await shown()).toEqual([`Entry 2 | first | ${late(39, 38)}`, 'Entry 1 | more']);
}, 60_000);

test('many late entries are announced once, and entries on time by themselves', async () => {
  await opened();
  await page.clock.install();
  await page.evaluate(() => {
    const place = document.querySelector('[data-announce]');
    const said: string[] = [];
    Object.assign(window, { said });
    new MutationObserver(() => said.push(place?.textContent ?? '')).observe(place ?? document, { childList: true });
  });
  for (let n = 1; n <= 12; n += 1) await server.post(`Entry ${n}`, 30 - n);
  await server.post('On time');
  const told = `12 entries sent late, ${late(29, 18).slice('Sent late, '.length)}`;
  const announced = page.locator('[data-announce]');
  await announced.filter({ hasText: '1 new entry' }).waitFor({ state: 'attached' });
  // No more late entries come for six seconds.
  await page.clock.fastForward(6_000);
  await announced.filter({ hasText: told }).waitFor({ state: 'attached' });
  expect(await page.evaluate(() => (window as unknown as { said: string[] }).said)).toEqual(['1 new entry', told]);
}, 60_000);

test('late entries that are held back are told apart on the button that shows them', async () => {
  for (let n = 1; n <= 9; n += 1) await server.post(`Entry ${n}. ${'Words. '.repeat(60)}`);
  await opened();
  await page.evaluate(() => scrollTo(0, 1_500));
  for (let n = 1; n <= 3; n += 1) await server.post(`Late ${n}`, 30 - n);
  await server.post('On time');
  await page.waitForSelector('[data-pending="4"]');
  const times = late(29, 27).slice('Sent late, '.length);
  await page.waitForFunction(
    (wanted) => document.querySelector('[data-pending]')?.textContent === wanted,
    `1 new entry · 3 entries sent late, ${times}`,
  );
  await page.locator('[data-pending]').click();
  await page.waitForSelector('.late');
  expect((await shown()).slice(0, 4)).toEqual([
    'On time',
    `Late 3 | first | ${late(29, 27)}`,
    'Late 2 | more',
    'Late 1 | more',
  ]);
}, 60_000);

test('nothing moves for a reader further down when a group above changes', async () => {
  for (let n = 1; n <= 9; n += 1) await server.post(`Entry ${n}. ${'Words. '.repeat(60)}`);
  const ids = [await server.post('Late 1', 30), await server.post('Late 2', 20)];
  await opened();
  await page.evaluate(() => scrollTo(0, 1_800));
  await page.waitForTimeout(300);
  const place = () =>
    page.evaluate(() => [...document.querySelectorAll('[data-entry]')][6]?.getBoundingClientRect().top);
  const before = (await place()) ?? NaN;
  await server.revise(ids[1] ?? '', 'Late 2', { happenedAt: NOW.toISOString() });
  await page.waitForFunction(() => document.querySelector('.late') === null);
  expect(Math.abs(((await place()) ?? NaN) - before)).toBeLessThan(2);
}, 60_000);

test('without the script for late entries all are counted as new ones, and nothing else is lacking', async () => {
  await page.route('**/assets/late-*.js', (route) => route.abort());
  await opened();
  await server.post('One', 29);
  await server.post('Two', 20);
  await comesToShow(['Two', 'One']);
  await page.waitForFunction(() => document.querySelector('[data-announce]')?.textContent === '2 new entries');
}, 60_000);
