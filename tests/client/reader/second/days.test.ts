/** The lines between days on an open page, when a day begins under the reader: entries of tomorrow come from a server that stands in. */
import { randomUUID } from 'node:crypto';
import type { Browser, Page, WebSocketRoute } from 'playwright-core';
import { calendar } from '../../../../shared/messages/az/calendar.js';
import { keepCalendar } from '../../../../shared/messages/calendars.js';
import { weekday } from '../../../../shared/messages/times.js';
import { launchBrowser, wholeSoon } from '../../../support/browser.js';
import { serveRally, type RallyServer } from '../../../support/rallyServer.js';

const DAY = 86_400_000;

keepCalendar('az', calendar);

let browser: Browser;
let server: RallyServer;
let page: Page;
let wire: WebSocketRoute;

beforeAll(async () => {
  browser = await launchBrowser();
}, 60_000);
afterAll(() => browser.close());
beforeEach(async () => {
  server = await serveRally('baku', { languages: ['en', 'az'] });
  page = await browser.newPage();
  await wholeSoon(page);
  await page.routeWebSocket(/socket\.io/, (route) => {
    wire = route;
    route.connectToServer();
  });
}, 60_000);
afterEach(async () => {
  await page.close();
  await server.close();
}, 60_000);

const dayFrom = (days: number): string => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

/** Each entry's day line, by falling order; '' where it has none. */
const lines = () =>
  page
    .locator('[role=feed] > *')
    .evaluateAll((all) => all.map((one) => one.querySelector(':scope > .day')?.textContent ?? ''));

async function comesToShow(wanted: string[]): Promise<void> {
  const isThere = async () => JSON.stringify(await lines()) === JSON.stringify(wanted);
  for (let tries = 0; tries < 600 && !(await isThere()); tries += 1) await page.waitForTimeout(100);
  expect(await lines()).toEqual(wanted);
}

/** Sends the next frame, as the server would. */
async function frame(delta: object): Promise<void> {
  const { epoch, seq } = await page
    .locator('[role=feed]')
    .evaluate(({ dataset }: HTMLElement) => ({ epoch: dataset.epoch, seq: dataset.seq }));
  const from = Number(seq) + 1;
  wire.send(`42/live,${JSON.stringify(['frame', { epoch, from, to: from, deltas: [{ seq: from, ...delta }] }])}`);
}

async function comesOn(day: string, order: number): Promise<string> {
  const id = randomUUID();
  const time = `<p class="m"><time datetime="${day}T12:00Z">12:00</time></p>`;
  const html = `<article id="e-${id}" data-entry="${id}" data-seq="${order}" data-order="${order}">${time}</article>`;
  await frame({ id, order, kind: 'update', html });
  return id;
}

test.each(['en', 'az'])(
  'a day that begins on an open page gets its line where the day before ends, and loses it with its last entry (%s)',
  async (lang) => {
    await server.post('Today');
    await page.goto(`${server.page}?lang=${lang}`);
    await page.waitForSelector('[data-connection=live]');
    await page.waitForSelector('body[data-whole]');
    await comesToShow(['']);
    const today = weekday(dayFrom(0), lang);
    const tomorrow = await comesOn(dayFrom(1), 1_000);
    await comesToShow(['', today]);
    await comesOn(dayFrom(2), 1_001);
    await comesToShow(['', weekday(dayFrom(1), lang), today]);
    await frame({ id: tomorrow, gone: true });
    await comesToShow(['', today]);
  },
  60_000,
);
