/** Readers' pages stand still while they arrive piece by piece, as they do over a bad network. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
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

/** Opens a page without its script, which would find no socket in this network. */
async function shiftsWhileArriving(address: string, size: (typeof SIZES)[0]): Promise<[string, Shift[]]> {
  const { page, context } = await visitor(stage.browser, { size, before: collectShifts });
  await page.route('**/*.js', (route) => route.abort());
  await page.goto(network.url + address, { timeout: 120_000 });
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
