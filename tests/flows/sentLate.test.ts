/** Entries that a phone with a wrong clock wrote without a network: their times are right, and they come as one group. */
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { PHONE, send, signInOnPhone, write, type Visitor } from '../support/browser.js';
import { sharedStage } from '../support/browserStage.js';
import { eventually } from '../support/photos/eventually.js';
import { startReleases, type Releases } from '../support/release.js';

jest.setTimeout(400_000);

const MINUTE = 60_000;
const YEARS = 3 * 365 * 24 * 60 * MINUTE;
/** Minutes ago of each entry, in the order in which they are written. */
const AGO = [180, 60, 60, 60, 30, 30, 30, 30, 15, 15, 15, 10];

const stage = sharedStage();
let line: Releases;
let reporter: Visitor;
let reader: Visitor;
let slug: string;

/** The phone's clock alone: ticks go on, as they do when somebody sets it. */
function movableClock(): void {
  const real = Date.now.bind(Date);
  Date.now = () => real() + Number(localStorage.getItem('moved') ?? 0);
}

beforeEach(async () => {
  line = await startReleases(stage.rally.port);
  slug = await stage.rally.blog();
  reporter = await stage.visitor();
  await reporter.context.addInitScript(movableClock);
  await reporter.page.goto(`${line.url}/healthz`);
  await setClock(reporter.page, -YEARS);
  await signInOnPhone(reporter.page, line.url, await stage.rally.invitation(slug, 'Leyla'));
  await reporter.page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  reader = await stage.visitor({ size: PHONE });
  await reader.page.goto(`${stage.rally.url}/live/${slug}`);
  await reader.page.locator('[data-connection=live]').waitFor();
});
afterEach(async () => {
  await reporter.context.close();
  await reader.context.close();
  await line.close();
});

function setClock(page: Page, moved: number): Promise<void> {
  return page.evaluate((ms) => localStorage.setItem('moved', String(ms)), moved);
}

interface Entry {
  text: string;
  happenedAt: string;
  publishedAt: string;
}

async function entries(): Promise<Entry[]> {
  const answer = await fetch(`${stage.rally.url}/api/v1/blogs/${slug}/entries?limit=100`);
  return ((await answer.json()) as { entries: Entry[] }).entries.reverse();
}

/** Writes the entries from one number to another, each so long ago; answers with when each was begun and sent. */
async function writeSome(page: Page, from: number, to: number): Promise<[begun: number, sent: number][]> {
  const written: [number, number][] = [];
  for (let n = from; n < to; n += 1) {
    const begun = Date.now();
    await write(page, 'update', { text: `Entry ${n + 1}`, minutesAgo: String(AGO[n]) });
    await send(page);
    written.push([begun, Date.now()]);
  }
  return written;
}

async function reopened(moved: number): Promise<Page> {
  await setClock(reporter.page, moved);
  await reporter.page.close();
  reporter.page = await reporter.context.newPage();
  await reporter.page.goto(`${line.url}/report`);
  await reporter.page.locator('.strip[data-says=no-network]').waitFor();
  // By either clock the page was not used for longer than a quarter of an hour.
  await reporter.page.getByRole('button', { name: 'Open', exact: true }).click();
  return reporter.page;
}

test('twelve entries written without a network arrive once, in order, with their times, as one group that is announced once', async () => {
  const note = (words: RegExp) => reporter.page.locator('.strip-note', { hasText: words }).waitFor();
  await note(/^The clock of this phone is 3 years behind\. Times in this app are right all the same\.$/);
  line.cut();
  const written = await writeSome(reporter.page, 0, 5);
  expect(await reporter.page.locator('.own time').first().textContent()).toMatch(/^\d\d:\d\d$/);
  // The clock is set right while the app is closed, and set wrong once more: the app knows of neither.
  written.push(...(await writeSome(await reopened(0), 5, 9)));
  written.push(...(await writeSome(await reopened(40 * MINUTE), 9, 12)));
  await reader.page.evaluate(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    const place = document.querySelector('[data-announce]') ?? document;
    new MutationObserver(() => said.push(place.textContent ?? '')).observe(place, { childList: true });
  });
  line.restore();
  await reporter.page.locator('.strip[data-says=all-sent]').waitFor({ timeout: 120_000 });

  const all = await entries();
  expect(all.map(({ text }) => text)).toEqual(AGO.map((_, n) => `Entry ${n + 1}`));
  for (const [n, { happenedAt }] of all.entries()) {
    const [begun, sent] = written[n] ?? [NaN, NaN];
    const said = Date.parse(happenedAt) + (AGO[n] ?? 0) * MINUTE;
    // Public times are to the minute, which is cut off; the server’s time is known to half of a round trip, which a busy machine makes long.
    expect(said).toBeGreaterThan(begun - MINUTE - 15_000);
    expect(said).toBeLessThan(sent + 15_000);
  }

  const group = await shownGroup(all);
  const isGroup = async () => (await reader.page.locator('.late').allTextContents()).join() === group;
  // The reader has the last entry some time after the phone has its receipt.
  await eventually(isGroup);
  expect(await reader.page.locator('[role=feed] > :not(article)').count()).toBe(0);
  const told = `12 entries sent late, ${group.replace('Sent late, ', '')}`;
  await reader.page.waitForFunction((text) => document.querySelector('[data-announce]')?.textContent === text, told);
  expect(await reader.page.evaluate(() => (window as unknown as { said: string[] }).said)).toEqual([told]);
  expect(await reader.page.locator('article').first().locator('.m').textContent()).toMatch(
    /\d\d:\d\d · sent .*\d\d:\d\d/,
  );
  await reader.page.reload();
  await reader.page.locator('[data-connection=live]').waitFor();
  await eventually(isGroup);
  expect(reader.faults).toEqual([]);

  const own = await reporter.page.locator('.own .both-times').first().textContent();
  expect(own).toMatch(/^\d\d:\d\d, sent \d\d:\d\d$|, sent /);
  await note(/is 40 minutes ahead/);
});

/** The line of the group, by the times that the server has. */
function shownGroup(all: readonly Entry[]): Promise<string> {
  const times = all.map(({ happenedAt }) => Date.parse(happenedAt));
  return reader.page.evaluate(
    ([from, to]) => {
      const how = { timeZone: 'Asia/Baku', hour: '2-digit', minute: '2-digit' } as const;
      return `Sent late, ${new Intl.DateTimeFormat('en-GB', how).formatRange(from ?? 0, to ?? 0)}`;
    },
    [Math.min(...times), Math.max(...times)],
  );
}
