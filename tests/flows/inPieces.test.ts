/** Readers' pages stand still while they arrive piece by piece, as they do over a bad network. */
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { exportBlog } from '../../server/archive/export.js';
import type { BlogStatus } from '../../shared/entry.js';
import { DESKTOP, PHONE, visitor } from '../support/browser.js';
import { BrowserStage } from '../support/browserStage.js';
import { fullBlog } from '../support/fullBlog.js';
import { collectShifts, painted, shiftsOf, type Shift } from '../support/layoutShifts.js';
import { deliverInPieces, type InPieces } from '../support/pieces.js';

jest.setTimeout(300_000);

const SIZES = [{ width: 320, height: 640 }, PHONE, DESKTOP];
const LANGUAGES = ['en', 'uk', 'az', 'ru', 'ar'];

const stage = new BrowserStage(() => ({ env: { SITE_NAME: 'Witnesses of the Square' } }));
let network: InPieces;

beforeAll(async () => {
  await stage.start();
  network = await deliverInPieces(stage.rally.url);
});
afterAll(async () => {
  await network.stop();
  await stage.stop();
});

async function blogThatIs(status: BlogStatus): Promise<{ slug: string; entry: string }> {
  const { rally } = stage;
  const startsAt = new Date(Date.now() + (status === 'announced' ? 26.5 : -3) * 3_600_000).toISOString();
  const blog = await fullBlog(rally, { startsAt, languages: LANGUAGES, place: 'Baku', asks: ['Tea'] });
  const editor = await rally.token(blog.slug, 'Desk', 'editor');
  const change = { command: randomUUID(), rev: 1, status };
  if (status !== 'live')
    expect((await rally.send(editor, 'PATCH', `/api/v1/blogs/${blog.slug}`, change)).ok).toBe(true);
  return blog;
}

/** The elements that wait for what follows them. */
function hiddenIn(page: Page): Promise<string[]> {
  return page
    .locator('body *')
    .evaluateAll((all) =>
      all
        .filter((one) => getComputedStyle(one).animationName !== 'none')
        .map(({ outerHTML }) => outerHTML.slice(0, 80)),
    );
}

/** A part of a page is hidden for three seconds at most while it arrives, which a busy machine may need for it: here they are thirty. */
async function holdForLonger(page: Page): Promise<void> {
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Animation.enable');
  await devTools.send('Animation.setPlaybackRate', { playbackRate: 0.1 });
}

/** Opens a page without its script, which would find no socket in this network. */
async function shiftsWhileArriving(
  address: string,
  size: (typeof SIZES)[0],
  from = network,
): Promise<[string, Shift[]]> {
  const { page, context } = await visitor(stage.browser, { size, before: collectShifts });
  await page.route('**/*.js', (route) => route.abort());
  await holdForLonger(page);
  await page.goto(from.url + address, { timeout: 120_000 });
  await painted(page);
  const shifts = await shiftsOf(page);
  await context.close();
  return [`${address} ${String(size.width)}`, shifts];
}

test.each([
  ['announced', 'en'],
  ['live', 'az'],
  ['paused', 'uk'],
  ['ended', 'ar'],
] as const)(
  'page, frame and entry of a rally that is %s, in "%s", stand still while they arrive tag by tag',
  async (...[status, lang]) => {
    const { slug, entry } = await blogThatIs(status);
    const addresses = ['live', 'embed'].map((door) => `/${door}/${slug}?lang=${lang}`);
    addresses.push(`/live/${slug}/entries/${entry}?lang=${lang}`);
    const found = await Promise.all(
      addresses.flatMap((address) => SIZES.map((size) => shiftsWhileArriving(address, size))),
    );
    expect(found.filter(([, shifts]) => shifts.length > 0)).toEqual([]);
  },
);

test('the column beside the feed stands still on a wide page whose first entry comes after all that is above it', async () => {
  const { slug } = await blogThatIs('live');
  const later = await deliverInPieces(stage.rally.url, { topAtOnce: true });
  const [, shifts] = await shiftsWhileArriving(`/live/${slug}`, DESKTOP, later);
  expect(shifts).toEqual([]);
  await later.stop();
});

test('on a page that is whole no part is hidden, on pages of each kind and in a file of the record', async () => {
  const { slug, entry } = await blogThatIs('live');
  const { parts, url, folder } = stage.rally;
  const out = path.join(folder, 'copy');
  const { archive, photos } = parts.store;
  const { assets, assetsDir, mediaStore: media } = parts;
  const site = { name: 'Rallyline', contact: null, url, assets };
  await exportBlog(slug, out, { archive, photos, media, site, assetsDir });
  const live = `${url}/live/${slug}`;
  const pages = [live, `${live}?before=9`, `${live}?order=oldest`, `${live}/entries/${entry}`, `${live}/entries/none`];
  pages.push(`${url}/embed/${slug}`, `${live}/tell`, `${url}/`, `${url}/nothing`, `${url}/api/v1/docs`);
  pages.push(pathToFileURL(path.join(out, 'index.html')).href);
  const { page, context } = await visitor(stage.browser, { scripts: false });
  for (const address of pages) {
    await page.goto(address);
    expect([address, await page.locator('body *').count()]).not.toEqual([address, 0]);
    expect([address, await hiddenIn(page)]).toEqual([address, []]);
  }
  await context.close();
});

test('a part of which no more arrives is drawn as far as it came', async () => {
  const { slug } = await blogThatIs('live');
  const half = await deliverInPieces(stage.rally.url, { until: '<h1' });
  const { page, context } = await visitor(stage.browser);
  await page.goto(`${half.url}/live/${slug}`, { waitUntil: 'commit' });
  await page.locator('[data-top] .state').waitFor();
  expect(await page.locator('h1').count()).toBe(0);
  await context.close();
  await half.stop();
});
