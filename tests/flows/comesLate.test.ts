/** Readers who come late, or again: a bounded page, a tab out of sight, keys, some entries alone, an entry's address, a kept place. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import type { Page, WebSocket } from 'playwright-core';
import { ALL, movesBy, standInFor } from './comesLate/longBlog.js';
import { goneTests } from './comesLate/entryGone.js';
import { laterTests } from './comesLate/laterEntries.js';
import { countedTab } from './comesLate/tab.js';
import { visitTests } from './comesLate/visits.js';
import { MOST } from '../../client/feed/timeline/articleList.js';
import { sharedStage } from '../support/browserStage.js';
import { eventually } from '../support/photos/eventually.js';
import { type Visitor, wholeSoon } from '../support/browser.js';

jest.setTimeout(300_000);
const stage = sharedStage();
let slug: string;
let token: string;
let reader: Visitor;
let page: Page;
beforeEach(async () => {
  slug = await stage.rally.blog();
  token = await stage.rally.token(slug, 'Leyla');
  reader = await stage.visitor();
  page = reader.page;
});
afterEach(async () => {
  expect(reader.faults).toEqual([]);
  await reader.context.close();
});
/** A token that has not been used up: a device may send sixty commands at once. */
const writer = async (n: number): Promise<string> =>
  n % 50 === 0 ? (token = await stage.rally.token(slug, 'Leyla')) : token;
const named = () => ({ 'Idempotency-Key': randomUUID() });
const retract = (id: string) =>
  stage.rally.send(token, 'DELETE', `/api/v1/blogs/${slug}/entries/${id}`, undefined, named());
const post = async (count: number, words = 'Number'): Promise<string[]> => {
  const ids: string[] = [];
  for (let n = 1; n <= count; n += 1)
    ids.push(
      (await stage.rally.post(await writer(n), slug, { text: `${words} ${n}. ${'Some words. '.repeat(12)}` })).id,
    );
  return ids;
};
/** Opens a page of the blog, and waits until it is live and the second part of its script is there. */
async function opened(query = ''): Promise<void> {
  await wholeSoon(page);
  await page.goto(`${stage.rally.url}/live/${slug}${query}`);
  await page.waitForSelector('[data-connection=live]', { timeout: 60_000 });
  await page.waitForSelector('body[data-whole]', { timeout: 60_000 });
}
const orders = () =>
  page
    .locator('[role=feed] > [data-entry]')
    .evaluateAll((all) => all.map((one) => Number((one as HTMLElement).dataset.order)));
const focused = () => page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-entry]')?.dataset.order);

test('in a blog of 100,000 entries a page holds a bounded number: the newest leave it far down and come again on the way up, and nothing moves', async () => {
  await post(1);
  await standInFor(page, `${stage.rally.url}/live/${slug}`);
  await opened();
  for (let batches = 0; batches < 12; batches += 1) {
    const { length, [length - 1]: last } = await orders();
    expect([length <= MOST, last]).toEqual([true, ALL - 20 * batches - 19]);
    const moved = await movesBy(page, '[role=feed] > :last-child', last! - 20);
    expect(moved).toBeLessThan(2);
  }
  const [far, ...others] = await orders();
  expect([far, others.length]).toEqual([ALL - 260 + MOST, MOST - 1]);
  // Scrolled near the newer end, the page loads what is newer above the reader.
  for (let first = far!; first < ALL;) {
    expect(await movesBy(page, '[role=feed] > :nth-child(2)', first + 1)).toBeLessThan(2);
    const now = await orders();
    expect(now.length).toBeLessThanOrEqual(MOST);
    first = now[0]!;
  }
});

test('Page Down and Page Up go from entry to entry, news does not take the focus, and each entry says its place', async () => {
  await post(4);
  await opened();
  await page.locator('[role=feed] > [data-entry]').first().focus();
  const [first, second] = await orders();
  await page.keyboard.press('PageDown');
  expect(await focused()).toBe(String(second));
  await page.keyboard.press('PageUp');
  expect(await focused()).toBe(String(first));
  await post(1, 'News');
  await page.waitForFunction(() => document.querySelectorAll('[role=feed] > [data-entry]').length === 5);
  expect(await focused()).toBe(String(first));
  const places = page.locator('[role=feed] > [data-entry]');
  await page.locator('[role=feed] > [data-entry][aria-posinset="5"]').waitFor();
  expect(await places.evaluateAll((all) => all.map((one) => one.ariaPosInSet))).toEqual(['1', '2', '3', '4', '5']);
  await page.locator('.new').first().waitFor();
  expect(await page.locator('.new').allInnerTexts()).toEqual(['new']);
});

test('a tab hidden for five minutes has no socket and no timer, and one question makes it whole again', async () => {
  await post(2);
  const tab = await countedTab(page);
  let opened = 0;
  const open = new Set<WebSocket>();
  page.on('websocket', (socket) => {
    opened += 1;
    open.add(socket);
    socket.on('close', () => open.delete(socket));
  });
  // A page asks often in wound time. A route is past the browser's cache, which would answer with what it heard then, and ask by itself.
  await page.route(/\/changes\?/, (route) => route.continue());
  await page.goto(`${stage.rally.url}/live/${slug}`);
  await page.clock.runFor(5_000);
  await page.waitForSelector('[data-connection=live]');
  await page.waitForSelector('body[data-whole]');
  expect(await tab.timers()).toBeGreaterThan(0);
  await tab.seen(false);
  await page.clock.runFor(330_000);
  await eventually(async () => (await tab.timers()) === 0 && open.size === 0);
  // In time that was wound on the server's pings are missing, so there may have been several sockets.
  const before = opened;
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await post(1, 'Missed');
  await page.clock.runFor(3_600_000);
  expect([asked, opened, await tab.timers()]).toEqual([[], before, 0]);
  await tab.seen(true);
  await page.getByText('Missed 1.').waitFor();
  await page.waitForSelector('[data-connection=live]');
  await post(1, 'Afterwards');
  await page.getByText('Afterwards 1.').waitFor();
  expect(asked).toEqual([expect.stringContaining('/changes?')]);
});

test('a page of one kind, and one from the oldest entry on, take corrections and nothing that does not belong', async () => {
  const ids = await post(3);
  const notice = await stage.rally.post(token, slug, { kind: 'notice', urgency: 'info', text: 'Road closed.' });
  await opened('?kind=notice');
  expect(await orders()).toHaveLength(1);
  await post(1, 'Other');
  await stage.rally.post(token, slug, { kind: 'notice', urgency: 'info', text: 'Road open.' });
  await page.getByText('Road open.').waitFor();
  expect(await orders()).toHaveLength(2);
  await retract(notice.id);
  await page.waitForSelector(`#e-${notice.id}`, { state: 'detached' });
  await opened('?order=oldest');
  const before = await orders();
  expect(before).toEqual(before.toSorted((a, b) => a - b));
  await post(1, 'Later');
  await page.locator('[data-newer]').click();
  await page.getByText('Later 1.').waitFor();
  expect(await orders()).toEqual((await orders()).toSorted((a, b) => a - b));
  await retract(ids[0]!);
  await page.waitForSelector(`#e-${ids[0]!}`, { state: 'detached' });
});

test('an entry’s page follows its entry, and nothing else comes', async () => {
  const [id] = await post(1);
  await page.goto(`${stage.rally.url}/live/${slug}/entries/${id!}`);
  await page.waitForSelector('body[data-whole]');
  await post(1, 'Other');
  await stage.rally.send(
    token,
    'PATCH',
    `/api/v1/blogs/${slug}/entries/${id!}`,
    { text: 'As it is now.', rev: 1 },
    named(),
  );
  await page.getByText('As it is now.').waitFor({ timeout: 60_000 });
  expect(await orders()).toHaveLength(1);
});

test('without the second part of its script a page is live all the same, and its links lead to pages', async () => {
  await post(25);
  await page.route(/assets\/second-/, (route) => route.abort());
  await page.goto(`${stage.rally.url}/live/${slug}`);
  await page.waitForSelector('[data-connection=live]', { timeout: 60_000 });
  await post(1, 'News');
  await page.getByText('News 1.').waitFor();
  await page.locator('[data-older]').click();
  await page.waitForURL(/before=/);
  expect(await orders()).toHaveLength(5);
  reader.faults.length = 0;
});

const lateReader = { page: () => page, address: () => `${stage.rally.url}/live/${slug}`, opened, post };
visitTests(lateReader, retract);
laterTests(lateReader);
goneTests(lateReader, retract);
