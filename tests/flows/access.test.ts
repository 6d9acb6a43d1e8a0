/**
 * Screens checked by axe-core against WCAG 2.2 A and AA, in light and dark, and their layout: the blog's page in five languages
 * and every state, each other screen once, and the chief ones of them in both directions as well.
 */
import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { LANGUAGES } from '../../shared/messages/languages.js';
import { DESKTOP, PHONE, wholeSoon } from '../support/browser.js';
import { sharedStage } from '../support/browserStage.js';
import { Audit } from './access/audit.js';
import { anyPhoto, crowdedBlog, type Crowded } from './access/crowded.js';
import { embedTests } from './access/embeds.js';
import { feedTests } from './access/feed.js';
import { unfold } from './access/layout.js';
import { newsroomTests } from './access/newsroom.js';
import { noticeTests } from './access/notices.js';
import { ownColoursTests } from './access/ownColours.js';

jest.setTimeout(360_000);

const stage = sharedStage();
let crowded: Crowded;
let audit: Audit;
let photos: Awaited<ReturnType<typeof anyPhoto>>;
beforeAll(async () => {
  [crowded, photos] = await Promise.all([crowdedBlog(stage.rally), anyPhoto()]);
});
beforeEach(async () => {
  audit = await Audit.open();
});

/** Opens an address as a reader does. A page with a script is whole before it is looked at. */
async function opened(address: string, size = PHONE): Promise<Page> {
  const { page, context } = await stage.visitor({ size });
  await context.route('**/media/**', photos);
  await wholeSoon(page);
  await goTo(page, address);
  return page;
}

async function goTo(page: Page, address: string): Promise<void> {
  await page.goto(stage.rally.url + address);
  if ((await page.locator('body[data-second]').count()) > 0) await page.locator('body[data-whole]').waitFor();
}

/** Looks at a page with everything unfolded. */
async function look(address: string, { sameColours = false, layout = true } = {}): Promise<void> {
  const page = await opened(address);
  await unfold(page);
  await audit.screen(page, address, { sameColours });
  if (layout) await audit.layout(page, address);
  await page.context().close();
}

test.each(LANGUAGES)(
  'in %s the crowded page has no fault, every target is 44 px, and nothing is cut or covered with a reader’s own spacing and at 400 %%',
  async (lang) => {
    await look(`/live/${crowded.slug}?lang=${lang}`, { sameColours: lang !== 'en' && lang !== 'ar' });
    expect(audit.found).toEqual([]);
  },
);

test.each([
  ['announced', 'uk'],
  ['live', 'az'],
  ['paused', 'ru'],
  ['ended', 'ar'],
])('the page of a rally that is %s has no fault, with entries and without (%s)', async (status, lang) => {
  const settings = { languages: [...LANGUAGES], startsAt: '2030-01-01T12:00:00Z', asks: ['Warm clothes'] };
  await look(`/live/${await stage.rally.blog({ ...settings, status })}?lang=${lang}`, { sameColours: true });
  if (status === 'live') return expect(audit.found).toEqual([]);
  const slug = await stage.rally.blog({ ...settings, summary: [{ lang: 'en', text: 'It was large.' }] });
  await stage.rally.post(await stage.rally.token(slug, 'Leyla'), slug);
  const editor = await stage.rally.token(slug, 'Desk', 'editor');
  const change = { command: randomUUID(), rev: 1, status };
  await stage.rally.send(editor, 'PATCH', `/api/v1/blogs/${slug}`, change);
  await look(`/live/${slug}?lang=${lang}`, { layout: false });
  expect(audit.found).toEqual([]);
});

test('pages of some entries, of one, of one that is gone, the home page and that of an unknown address have no fault', async () => {
  const { slug, entry, gone } = crowded;
  await look(`/live/${slug}?only=key`, { sameColours: true, layout: false });
  await look(`/live/${slug}?order=oldest&lang=ar`, { sameColours: true });
  await look(`/live/${slug}/entries/${entry}?lang=uk`);
  await look(`/live/${slug}/entries/${gone}?lang=az`, { sameColours: true });
  await look('/?lang=ru');
  await look('/live/nothing-here?lang=ar', { sameColours: true });
  expect(audit.found).toEqual([]);
});

test.each(['uk', 'ar'])(
  'in %s the pages from the oldest on, of one kind, after an order and before one have no fault',
  async (lang) => {
    const page = await opened('/?lang=en');
    for (const query of [
      'order=oldest',
      'kind=photo',
      'kind=photo&order=oldest',
      'after=0',
      'after=9999',
      'before=9999',
    ]) {
      await goTo(page, `/live/${crowded.slug}?${query}&lang=${lang}`);
      await unfold(page);
      await audit.screen(page, query, { sameColours: true });
    }
    await page.context().close();
    expect(audit.found).toEqual([]);
  },
);

test('parts that a reader opens have no fault: the page as it is folded, the viewer, the place to be told, photos that wait, a wide page', async () => {
  const page = await opened(`/live/${crowded.slug}`);
  await audit.screen(page, 'folded', { sameColours: true });
  await page.locator('[data-tell]').click();
  await page.locator('.tell-more input').first().waitFor();
  await audit.screen(page, 'tell', { within: '.tell' });
  await page.locator('[role=feed] a.v').first().click();
  await page.locator('dialog.viewer[open]').waitFor();
  await audit.screen(page, 'viewer', { within: 'dialog.viewer' });
  await page.keyboard.press('Escape');
  // The viewer is out of the page's history by then: going back would end the loading of the page.
  await page.locator('[role=feed] a.v:focus').waitFor();
  await page.evaluate(() => localStorage.setItem('text-first', 'on'));
  await page.reload();
  await page.locator('body[data-whole]').waitFor();
  await audit.screen(page, 'text first', { within: '[role=feed]' });
  await page.context().close();
  const wide = await opened(`/live/${crowded.slug}?lang=ar`, DESKTOP);
  await audit.screen(wide, 'wide');
  await wide.context().close();
  expect(audit.found).toEqual([]);
});

feedTests(stage);
newsroomTests(stage, () => crowded.slug);
noticeTests(stage, () => crowded.slug);
ownColoursTests(stage);
embedTests(stage, () => crowded.slug);
