/** The desk's page: entries, sheets, people and settings. */
import { randomUUID } from 'node:crypto';
import { test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { DESKTOP } from '../../support/browser.js';
import { PSEUDO } from '../../support/pseudoLanguage.js';
import { TEXT } from '../../support/pseudoRally.js';
import { ENTRIES } from './fullBlog.js';
import { expectOnlyNames, PATIENCE, sendUpdate, type PseudoStage } from './stage.js';

export function deskTests(stage: PseudoStage): void {
  const sheet = async (page: Page, key: string) => {
    await page.keyboard.press(key);
    await page.locator('dialog[open]').waitFor(PATIENCE);
    await expectOnlyNames(page);
  };
  const close = async (page: Page) => {
    await page.keyboard.press('Escape');
    await page.locator('dialog[open]').waitFor({ state: 'detached' });
  };

  test('no English shows at the desk with entries in every state, all that can be done to them, and every sheet', async () => {
    const slug = await stage.fullBlog();
    for (const fields of ENTRIES) await stage.rally.post(slug, fields);
    const first = await stage.rally.post(slug, { translations: { uk: { text: TEXT } } });
    await stage.rally.revise(slug, first, { pinned: true, key: true, verification: 'confirmed' });
    await stage.rally.revise(slug, first, { text: `${TEXT}!`, correction: { note: TEXT } });
    const gone = await stage.rally.post(slug);
    await stage.rally.send('POST', `/api/v1/blogs/${slug}/entries/${gone}/takedown`, { command: randomUUID() });
    const page = await stage.signedIn(slug, 'editor', 'desk', DESKTOP);
    const entry = page.locator(`[data-entry="${first}"]`);
    await entry.waitFor(PATIENCE);
    await entry.focus();
    await page.keyboard.press('a');
    await expectOnlyNames(page);
    for (const key of ['e', 'c', 't', 'x']) {
      await entry.focus();
      await sheet(page, key);
      if (key === 'c') {
        await page.locator('.sheet-foot .first').click();
        await page.locator('.fault').first().waitFor(PATIENCE);
        await expectOnlyNames(page);
        await page.locator('.sheet-foot .second').click();
        await page.locator('.preview article').waitFor(PATIENCE);
        await expectOnlyNames(page);
      }
      await close(page);
    }
    for (const key of ['n', 'N', 'D', ',', 'o', '?']) {
      await sheet(page, key);
      await close(page);
    }
    await entry.focus();
    await page.keyboard.press('w');
    await expectOnlyNames(page);
    await page.locator('.offer').waitFor(PATIENCE);
    await expectOnlyNames(page);
    await page.keyboard.press('3');
    await expectOnlyNames(page);
    await page.locator('[name=search]').fill('xyz');
    await expectOnlyNames(page);
  });

  test('no English shows at the desk with a held entry, a rally that is about to end, and without a network', async () => {
    const slug = await stage.fullBlog({ status: 'paused' });
    const page = await stage.signedIn(slug, 'editor', 'desk', DESKTOP);
    await page.locator('[data-board]').waitFor(PATIENCE);
    await expectOnlyNames(page);
    const phone = await stage.signedIn(slug, 'reporter', 'report');
    await sendUpdate(phone, TEXT);
    await page.locator('.waiting [data-state=held]').waitFor(PATIENCE);
    await expectOnlyNames(page);
    await page.locator('[name=status][value=ended]').click();
    await expectOnlyNames(page);
    await page.locator('.ask .second').click();
    await page.locator('.waiting .deeds .first').click();
    await page.locator('.seen [data-state=published]').waitFor(PATIENCE);
    await page.context().setOffline(true);
    await page.locator('[data-line=offline]').waitFor({ timeout: 60_000 });
    await expectOnlyNames(page);
    await page.keyboard.press('n');
    await expectOnlyNames(page);
  });

  test('no English shows in the invitations and the settings of the desk', async () => {
    const slug = await stage.fullBlog();
    const page = await stage.signedIn(slug, 'editor', 'desk', DESKTOP);
    await page.locator('[data-way=people]').click();
    await page.locator('[data-invite] .first').click();
    await expectOnlyNames(page);
    await page.locator('[name="invite.name"]').fill('ლია');
    await page.locator('[data-invite] .first').click();
    await page.locator('[name="invite.address"]').waitFor(PATIENCE);
    await expectOnlyNames(page);
    await close(page);
    await page.locator('[data-way=settings]').click();
    await page.locator('.sheet-foot .first').click();
    await page.locator('.fault').first().waitFor(PATIENCE);
    await expectOnlyNames(page);
    for (const add of ['summary', 'drives', 'asks']) await page.locator(`button[name=${add}]`).click();
    await page.locator('[name=title]').fill('');
    await page.locator('.sheet-foot .first').click();
    await expectOnlyNames(page);
  });

  test('no English shows at a desk that stays shut: signed out, for a reporter, and of an unknown rally', async () => {
    const stranger = await stage.opened(`/desk?lang=${PSEUDO}`);
    // The page that says to wait is plain, too, and goes before this one.
    await stranger.locator('.plain .hint').waitFor(PATIENCE);
    await expectOnlyNames(stranger);
    const slug = await stage.fullBlog();
    const reporter = await stage.signedIn(slug, 'reporter', 'desk', DESKTOP);
    await reporter.locator('.plain a.button').waitFor(PATIENCE);
    await expectOnlyNames(reporter);
    const editor = await stage.signedIn(slug, 'editor', 'desk', DESKTOP);
    await editor.locator('[data-board]').waitFor(PATIENCE);
    await editor.goto(`${stage.rally.url}/desk?lang=${PSEUDO}&again=1#nothing-here`);
    await editor.locator('.plain, [data-board]').first().waitFor(PATIENCE);
    await expectOnlyNames(editor);
  });
}
