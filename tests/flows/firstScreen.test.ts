/** The first screen of a blog's page on a phone, in each state of the rally: what stands in it, with scripts and without. */
import { randomUUID } from 'node:crypto';
import { beforeAll, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { BlogStatus } from '../../shared/entry.js';
import { PHONE, type VisitorOptions } from '../support/browser.js';
import { sharedStage } from '../support/browserStage.js';
import { photoFile, photographed, readyPhoto } from '../support/photographed.js';

jest.setTimeout(300_000);

const stage = sharedStage();
const LONG =
  'People gather at the embassy to say that they stand with Ukraine, and others bring what is needed. '.repeat(5);
const TITLE =
  'Thousands are expected at the rally for Ukraine in front of its embassy, with a choir and speeches, '.repeat(2);
const URGENT = 'The police are clearing the north side of the square. Leave by the south. '.repeat(3);

let live: string;

async function blogOf(status: BlogStatus, settings: Record<string, unknown> = {}): Promise<string> {
  const { rally } = stage;
  const slug = await rally.blog({
    standfirst: LONG.trim(),
    place: 'Embassy of Ukraine, Baku',
    startsAt: new Date(Date.now() + (status === 'announced' ? 26 : -3) * 3_600_000).toISOString(),
    asks: ['Warm clothes'],
    summary: [{ lang: 'en', text: 'It was a large rally.' }],
    drives: [{ id: 'aid', title: 'Humanitarian aid', unit: 'trucks', target: 10 }],
    ...settings,
  });
  const [reporter, editor] = await Promise.all([rally.token(slug, 'Leyla'), rally.token(slug, 'Desk', 'editor')]);
  const revise = (address: string, change: object) =>
    rally.send(editor, 'PATCH', `/api/v1/blogs/${slug}${address}`, { command: randomUUID(), rev: 1, ...change });
  const { id: key } = await rally.post(reporter, slug, { text: 'The first speaker is a doctor.' });
  await revise(`/entries/${key}`, { key: true });
  const { id: urgent } = await rally.post(reporter, slug, { kind: 'notice', urgency: 'urgent', text: URGENT.trim() });
  await revise(`/entries/${urgent}`, { pinned: true });
  const { id: photo } = await rally.post(reporter, slug, {
    kind: 'photo',
    text: '',
    media: [{ id: randomUUID(), alt: '' }],
  });
  await photographed(rally, slug, photo, [readyPhoto('square')]);
  await rally.post(reporter, slug, { text: 'People are arriving at the embassy, most of them from the metro.' });
  if (status !== 'live') expect((await revise('', { status })).ok).toBe(true);
  return slug;
}

async function opened(slug: string, options: VisitorOptions = {}): Promise<Page> {
  const { page } = await stage.visitor({ size: PHONE, ...options });
  await page.goto(`${stage.rally.url}/live/${slug}`);
  if (options.scripts !== false) await page.locator('[data-connection=live]').waitFor({ state: 'attached' });
  return page;
}

/** The bottom of an element's first line, in pixels from the top of the window. */
const lineOf = (page: Page, selector: string): Promise<number> =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      return range.getClientRects()[0]?.bottom ?? Infinity;
    });

const widthOf = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth);

beforeAll(async () => {
  live = await blogOf('live');
});

test.each([true, false])(
  'while the rally is live the newest entry’s first lines are in sight under one line of ways, whatever title and standfirst (scripts: %s)',
  async (scripts) => {
    const long = await blogOf('live', { title: TITLE.trim().slice(0, 200) });
    for (const slug of [live, long]) {
      const page = await opened(slug, { scripts });
      expect(await lineOf(page, '[role=feed] article .t p')).toBeLessThan(PHONE.height);
      const side = await page.locator('.side').boundingBox();
      expect(side?.height).toBeLessThan(60);
      expect(await lineOf(page, '.pins .gist')).toBeLessThan(PHONE.height);
      expect(await widthOf(page)).toBe(PHONE.width);
      await page.context().close();
    }
  },
);

test('each way opens without a script, pushes the entries down, and closes the way that was open', async () => {
  const page = await opened(live, { scripts: false });
  const open = () =>
    page.locator('.side details[open]').evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.fold));
  for (const [fold, inside] of [
    ['summary', '.side [data-fold=summary] li'],
    ['keys', '.keys li'],
    ['drives', '.marks'],
    ['about', '.pub'],
  ] as const) {
    await page.locator(`[data-fold=${fold}] > summary`).click();
    expect(await page.locator(inside).first().isVisible()).toBe(true);
    expect(await open()).toEqual([fold]);
    const [panel, feed] = await Promise.all([
      page.locator(inside).first().boundingBox(),
      page.locator('#feed').boundingBox(),
    ]);
    expect((panel?.y ?? 0) + (panel?.height ?? 0)).toBeLessThanOrEqual(feed?.y ?? 0);
  }
  expect((await page.locator('.stand p').boundingBox())?.height).toBeLessThan(60);
  await page.locator('[data-fold=stand] > summary').click();
  expect((await page.locator('.stand p').boundingBox())?.height).toBeGreaterThan(100);
  await page.context().close();
});

test('an open way stays open when the top comes anew', async () => {
  const page = await opened(live);
  await page.locator('[data-fold=keys] > summary').click();
  // The top is replaced once the reader's focus is not in it.
  await page.locator('#feed').focus();
  const editor = await stage.rally.token(live, 'Desk', 'editor');
  const change = { command: randomUUID(), rev: 1, title: 'Another title' };
  expect((await stage.rally.send(editor, 'PATCH', `/api/v1/blogs/${live}`, change)).ok).toBe(true);
  await page.locator('h1', { hasText: 'Another title' }).waitFor();
  expect(await page.locator('.keys').isVisible()).toBe(true);
  await page.context().close();
});

test('before the rally its beginning and what to bring are in sight, after it the summary, and in a pause its first minute', async () => {
  for (const [status, first] of [
    ['announced', ['.begins', '.bring li']],
    ['ended', ['.summary li']],
    ['paused', ['.state span', '[role=feed] article .t p']],
  ] as const) {
    const page = await opened(await blogOf(status));
    for (const selector of first)
      expect([selector, await lineOf(page, selector)]).toEqual([selector, expect.any(Number)]);
    for (const selector of first) expect(await lineOf(page, selector)).toBeLessThan(PHONE.height);
    expect(await widthOf(page)).toBe(PHONE.width);
    await page.context().close();
  }
});

test('a page from right to left holds its first screen as well, also at 320 px, and its parts stand in the order in which they are read', async () => {
  const slug = await blogOf('live', { languages: ['ar', 'en', 'uk'], title: 'وقفة من أجل أوكرانيا في باكو' });
  for (const size of [PHONE, { width: 320, height: 568 }]) {
    const page = await opened(slug, { size, dark: size.width === 320 });
    expect(await widthOf(page)).toBe(size.width);
    expect(await lineOf(page, '[role=feed] article .m')).toBeLessThan(size.height);
    await page.locator('[data-visits]:not([hidden])').waitFor();
    await page.locator('.choices summary').click();
    for (const parts of ['[data-top] .state > *', '.choices details a', '.choices > p > *']) {
      const places = await page
        .locator(parts)
        .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON()));
      const [first, second] = places as DOMRect[];
      expect([parts, first!.left - second!.right >= -1, first!.right > size.width - 32]).toEqual([parts, true, true]);
    }
    await page.context().close();
  }
});

test('text first asks for no photo until it is tapped, and the choice is kept; who chose nothing has nothing kept', async () => {
  const file = await photoFile();
  const page = await opened(live);
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
  await page.locator('[data-fold=about] > summary').click();
  await page.locator('[data-text]').click();
  await page.locator('html[data-text-first=on]').waitFor();
  const asked: string[] = [];
  await page.context().route('**/media/**', (route) => {
    asked.push(route.request().url());
    return route.fulfill({ contentType: 'image/jpeg', body: file });
  });
  await page.reload();
  await page.locator('.load', { hasText: 'What square shows.' }).waitFor();
  await page.locator('.load').scrollIntoViewIfNeeded();
  expect(asked).toEqual([]);
  await page.locator('.load').click();
  await page.waitForFunction(() => (document.querySelector<HTMLImageElement>('picture img')?.naturalWidth ?? 0) > 0);
  expect(asked).toHaveLength(1);
  expect(await page.locator('dialog.viewer').count()).toBe(0);
  await page.context().close();
});

test('a browser that saves data has text first from the start: no photo is asked for, and nothing is kept', async () => {
  const asked: string[] = [];
  const before = () => Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
  const { page, context } = await stage.visitor({ before });
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(`${stage.rally.url}/live/${live}`);
  await page.locator('html[data-text-first=on]').waitFor();
  await page.locator('.load', { hasText: 'What square shows.' }).scrollIntoViewIfNeeded();
  await page.locator('body[data-whole]').waitFor();
  expect(asked).toContain(`/live/${live}`);
  expect(asked.filter((path) => path.startsWith('/media/'))).toEqual([]);
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
  await context.close();
});
