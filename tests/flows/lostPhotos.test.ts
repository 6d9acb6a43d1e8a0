/** Photos that the network lost come when it is back, without the page being loaded anew. */
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { hurry, launchBrowser, PHONE, visitor, type Visitor } from '../support/browser.js';
import { photoFile, photographed, readyPhoto } from '../support/photographed.js';
import { startRally, type Rally } from '../support/rally.js';

jest.setTimeout(300_000);

/** A photo whose description takes more than a line of its own full width. */
const WIDE = { width: 2400, height: 1000, alt: 'People stand in the square, and more of them come. '.repeat(12) };

let rally: Rally;
let browser: Browser;
let file: Buffer;
let slug: string;
let reader: Visitor;
/** Files that come to nobody; each request adds its address to `asked`. */
let lost: RegExp | null;
let asked: string[];

beforeAll(async () => {
  file = await photoFile();
  rally = await startRally();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await rally.stop();
});
beforeEach(async () => {
  slug = await rally.blog();
  const { id } = await rally.post(await rally.token(slug, 'Leyla'), slug, {
    kind: 'photo',
    text: '',
    media: [{ id: randomUUID(), alt: '' }],
  });
  await photographed(rally, slug, id, [readyPhoto('square', WIDE)]);
  asked = [];
});
afterEach(async () => {
  expect(reader.faults).toEqual([]);
  await reader.context.close();
});

/** Runs in the page: once it `asksNoMore`, its own questions after 5, 10, 20 ... seconds come to nothing. */
function stoppable(): void {
  const { setTimeout: later } = globalThis;
  const isOver = (ms: number) => 'asksNoMore' in globalThis && ms > 0 && ms % 5_000 === 0;
  globalThis.setTimeout = ((work: () => void, ms = 0) => later(() => isOver(ms) || work(), ms)) as typeof setTimeout;
}

async function opened(before?: () => void): Promise<Page> {
  reader = await visitor(browser, { size: PHONE });
  // The first two waits of the page; `before` sees them as the page has them.
  await hurry(reader.page, 5_000);
  await hurry(reader.page, 10_000);
  if (before !== undefined) await reader.page.addInitScript(before);
  await reader.context.route('**/media/**', (route) => {
    asked.push(route.request().url());
    return lost?.test(route.request().url()) === true
      ? route.abort('connectionreset')
      : route.fulfill({ contentType: 'image/jpeg', body: file });
  });
  await reader.page.goto(`${rally.url}/live/${slug}`);
  await reader.page.locator('[data-connection=live]').waitFor({ timeout: 60_000 });
  return reader.page;
}

const ALL = /media/;
const shown = (page: Page, { within = 'article', timeout = 30_000 } = {}) =>
  page.waitForFunction(
    (selector) => {
      const image = document.querySelector<HTMLImageElement>(`${selector} picture img`);
      return image?.complete === true && image.naturalWidth > 0;
    },
    within,
    { timeout },
  );
/** The page asks for the photo as it comes, when the connection is there for the first time, and after 5 s. */
const untilAsked = async (page: Page, times: number) => {
  while (asked.length < times) await page.waitForTimeout(100);
};

test('a photo that was lost for a moment is asked for again some seconds later', async () => {
  lost = ALL;
  const page = await opened();
  await untilAsked(page, 2);
  const room = await page.locator('article picture img').boundingBox();
  expect(room?.height).toBeCloseTo((PHONE.width * WIDE.height) / WIDE.width, 0);
  lost = null;
  await shown(page);
});

test('a photo that stays lost is asked for again when the connection is back', async () => {
  lost = ALL;
  const page = await opened(stoppable);
  await untilAsked(page, 3);
  await page.evaluate(() => Object.assign(globalThis, { asksNoMore: true }));
  await reader.context.setOffline(true);
  await page.locator('[data-connection=offline]').waitFor();
  lost = null;
  await reader.context.setOffline(false);
  await page.locator('[data-connection=live]').waitFor({ timeout: 60_000 });
  await shown(page, { timeout: 60_000 });
});

test('the viewer shows the page’s smaller file where the larger file does not come', async () => {
  lost = null;
  const page = await opened();
  await shown(page);
  const [small = ''] = asked;
  lost = /1280/;
  await page.evaluate(() => {
    for (const part of document.querySelectorAll<HTMLImageElement>('picture [sizes]')) part.sizes = '100px';
  });
  await page.setViewportSize({ width: 900, height: 700 });
  await page.locator('[data-photo]').click();
  await shown(page, { within: '.viewer' });
  const source = await page.locator('.viewer picture img').evaluate((image: HTMLImageElement) => image.currentSrc);
  expect({ small: small.includes('640'), source }).toEqual({ small: true, source: small });
});
