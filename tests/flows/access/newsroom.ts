/** Screens of the newsroom's people: sign-in, the phone and the desk; in English, in Arabic, and in Ukrainian. */
import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { KINDS } from '../../../shared/entry.js';
import { LANGUAGES } from '../../../shared/messages/languages.js';
import { submit, write } from '../../support/browser.js';
import type { BrowserStage } from '../../support/browserStage.js';
import { TRUCKS } from '../../support/fullBlog.js';
import { Audit } from './audit.js';
import { unfold } from './layout.js';

/** Languages differ in words and direction: one from right to left, and one with an alphabet and plurals of its own. */
const OTHERS = ['ar', 'uk'];

async function speak(page: Page, lang: string): Promise<void> {
  await page.locator(`.page-language [lang=${lang}]`).click();
  await page.locator(`html[lang=${lang}]`).waitFor();
}

async function signIn({ rally }: BrowserStage, audit: Audit, page: Page, slug: string): Promise<void> {
  const invitation = await rally.invitation(slug, 'Leyla');
  for (const lang of ['en', ...OTHERS]) {
    const sameColours = lang !== 'en';
    await page.goto(`${rally.url}/join?lang=${lang}`);
    await page.locator(`html[lang=${lang}] main`).waitFor();
    await audit.screen(page, `join, ${lang}`, { sameColours });
    await page.goto(`${rally.url}/join?lang=${lang}#${invitation}`);
    await page.reload();
    await page.locator('[data-join]').waitFor();
    await audit.screen(page, `join by a link, ${lang}`, { sameColours });
    await page.goto(`${rally.url}/report?lang=${lang}`);
    await page.locator('main').waitFor();
    await audit.screen(page, `nobody, ${lang}`, { sameColours });
  }
}

/** Looks at a kind's form with all of its fields, and what it says where they are empty. */
async function form(audit: Audit, page: Page, kind: string, name: string, sameColours = false): Promise<void> {
  await page.locator(`button[data-kind=${kind}]`).click();
  await page.locator('.writing').waitFor();
  for (const more of await page.locator('.writing summary').all()) await more.click();
  await submit(page);
  await page.locator('.writing .fault').first().waitFor();
  await audit.screen(page, name, { within: '.writing', sameColours });
  await page.locator('.back').press('Enter');
  await page.locator('.writing').waitFor({ state: 'detached' });
}

/** The exit, and the page as it is locked by hand. */
async function ends(audit: Audit, page: Page): Promise<void> {
  await page.locator('button.strip-lock').click();
  await page.locator('main.locked').waitFor();
  await audit.screen(page, 'locked');
  await page.locator('.locked .first').press('Enter');
  await page.locator('main.locked').waitFor({ state: 'detached' });
  await page.locator('button.exit-hold').tap();
  await page.locator('.exit-panel').waitFor();
  await audit.screen(page, 'exit', { within: '.exit-panel' });
}

/** Opens each sheet of the desk's board, and looks at it. */
async function sheets(audit: Audit, page: Page, ways: readonly string[], sameColours = false): Promise<void> {
  for (const way of ways) {
    await page.locator(`[data-way=${way}]`).click();
    await page.locator('dialog[open]').waitFor();
    await audit.screen(page, way, { within: 'dialog[open]', sameColours });
    await page.keyboard.press('Escape');
    await page.locator('dialog[open]').waitFor({ state: 'detached' });
  }
}

export function newsroomTests(stage: BrowserStage, crowded: () => string): void {
  let audit: Audit;
  const begin = async () => (audit = await Audit.open());

  test('the sign-in page and the phone’s page of nobody have no fault, in English, Arabic and Ukrainian', async () => {
    await begin();
    const { page, context } = await stage.visitor();
    await signIn(stage, audit, page, crowded());
    await context.close();
    expect(audit.found).toEqual([]);
  });

  test('the phone’s first screen in five languages, its forms in English, one of them in Arabic and Ukrainian, the lock and the exit have no fault', async () => {
    await begin();
    const { page, context } = await stage.reporterOf(await stage.rally.blog({ drives: [TRUCKS] }));
    for (const kind of KINDS) await form(audit, page, kind, kind);
    for (const lang of LANGUAGES) {
      await speak(page, lang);
      await unfold(page);
      await audit.screen(page, `home, ${lang}`, { sameColours: lang !== 'en' });
      if (OTHERS.includes(lang)) await form(audit, page, 'speech', `speech, ${lang}`, true);
    }
    await ends(audit, page);
    await context.close();
    expect(audit.found).toEqual([]);
  });

  test('an entry before it is sent, one that was sent and one that waits have no fault on the phone', async () => {
    await begin();
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

  test('the desk’s board and its sheets have no fault, and the board and its settings none in Arabic and Ukrainian', async () => {
    await begin();
    const { page, context } = await stage.editorOf(crowded(), 'Nigar');
    await page.locator('[data-entry]').first().waitFor();
    await audit.screen(page, 'board');
    await sheets(audit, page, ['settings', 'blog-words', 'people', 'elsewhere', 'keys']);
    for (const lang of OTHERS) {
      await speak(page, lang);
      await audit.screen(page, `board, ${lang}`, { sameColours: true });
      await sheets(audit, page, ['settings'], true);
    }
    await context.close();
    expect(audit.found).toEqual([]);
  });
}
