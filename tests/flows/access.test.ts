/** Every screen, checked by axe-core against WCAG 2.2 A and AA, in light and dark, five languages and both directions; and its layout. */
import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { KINDS } from '../../shared/entry.js';
import { LANGUAGES } from '../../shared/messages/languages.js';
import { DESKTOP, PHONE, submit, write } from '../support/browser.js';
import { sharedStage } from '../support/browserStage.js';
import { TRUCKS } from '../support/fullBlog.js';
import { Audit } from './access/audit.js';
import { anyPhoto, crowdedBlog, type Crowded } from './access/crowded.js';
import { embedTests } from './access/embeds.js';
import { feedTests } from './access/feed.js';
import { unfold } from './access/layout.js';

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
  await page.goto(stage.rally.url + address);
  if ((await page.locator('body[data-second]').count()) > 0) await page.locator('body[data-whole]').waitFor();
  return page;
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

test('the sign-in page and the phone’s page of nobody have no fault', async () => {
  const page = await opened('/join');
  await audit.screen(page, 'join');
  await page.goto(`${stage.rally.url}/join#${await stage.rally.invitation(crowded.slug, 'Leyla')}`);
  await page.reload();
  await page.locator('[data-join]').waitFor();
  await audit.screen(page, 'join by a link');
  await page.goto(`${stage.rally.url}/report`);
  await page.locator('main').waitFor();
  await audit.screen(page, 'nobody');
  await page.context().close();
  expect(audit.found).toEqual([]);
});

test('the phone’s first screen in five languages, its forms, the exit and the lock have no fault', async () => {
  const { page, context } = await stage.reporterOf(await stage.rally.blog({ drives: [TRUCKS] }));
  for (const kind of KINDS) {
    await page.locator(`button[data-kind=${kind}]`).click();
    await page.locator('.writing').waitFor();
    for (const more of await page.locator('.writing summary').all()) await more.click();
    await submit(page);
    await page.locator('.writing .fault').first().waitFor();
    await audit.screen(page, kind, { within: '.writing' });
    await page.locator('.back').press('Enter');
    await page.locator('.writing').waitFor({ state: 'detached' });
  }
  for (const lang of LANGUAGES) {
    await page.locator('[name=page-language]').selectOption(lang);
    await page.locator(`html[lang=${lang}]`).waitFor();
    await unfold(page);
    await audit.screen(page, `home, ${lang}`, { sameColours: lang !== 'en' });
  }
  await page.locator('button.exit-hold').tap();
  await page.locator('.exit-panel').waitFor();
  await audit.screen(page, 'exit', { within: '.exit-panel' });
  await context.close();
  expect(audit.found).toEqual([]);
});

test('an entry before it is sent, one that was sent and one that waits have no fault on the phone', async () => {
  const { page, context } = await stage.reporterOf(await stage.rally.blog());
  await write(page, 'update', { text: 'The speeches begin.' });
  await page.locator('.foot-row .second').click();
  await page.locator('.preview article').waitFor();
  await audit.screen(page, 'preview');
  await submit(page);
  await page.locator('.own[data-state=published]').waitFor();
  await audit.screen(page, 'sent');
  await context.setOffline(true);
  await write(page, 'update', { text: 'Without a network.' });
  await submit(page);
  await page.locator('.own[data-state=waiting]').waitFor({ timeout: 60_000 });
  await audit.screen(page, 'waiting');
  await context.close();
  expect(audit.found).toEqual([]);
});

test('the desk’s board and its sheets have no fault', async () => {
  const { page, context } = await stage.editorOf(crowded.slug, 'Nigar');
  await page.locator('[data-entry]').first().waitFor();
  await audit.screen(page, 'board');
  for (const way of ['settings', 'blog-words', 'people', 'elsewhere', 'keys']) {
    await page.locator(`[data-way=${way}]`).click();
    await page.locator('dialog[open]').waitFor();
    await audit.screen(page, way, { within: 'dialog[open]' });
    await page.keyboard.press('Escape');
    await page.locator('dialog[open]').waitFor({ state: 'detached' });
  }
  await context.close();
  expect(audit.found).toEqual([]);
});

feedTests(stage);
embedTests(stage, () => crowded.slug);
