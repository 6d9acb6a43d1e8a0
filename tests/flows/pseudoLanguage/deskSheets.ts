/** The sheets of the desk's page that lead elsewhere or take two people: other sites, joining, words, conflicts, an owner's list. */
import { randomUUID } from 'node:crypto';
import { test } from '@jest/globals';
import { DESKTOP } from '../../support/browser.js';
import { PSEUDO } from '../../support/pseudoLanguage.js';
import { TEXT } from '../../support/pseudoRally.js';
import { expectOnlyNames, PATIENCE, type PseudoStage } from './stage.js';

export function deskSheetTests(stage: PseudoStage): void {
  const atDesk = async (slug: string) => {
    const page = await stage.signedIn(slug, 'editor', 'desk', DESKTOP);
    await page.locator('[data-board]').waitFor(PATIENCE);
    return page;
  };

  test('no English shows in the sheet of other sites, with a webhook and what is asked before it goes', async () => {
    const page = await atDesk(await stage.fullBlog());
    await page.locator('[data-way=elsewhere]').click();
    await page.locator('[data-telegram]').waitFor(PATIENCE);
    await expectOnlyNames(page);
    await page.locator('[data-telegram] button').last().click();
    await page.locator('[name="webhook.url"]').fill('https://hook.invalid/');
    await page.locator('[data-add-webhook]').click();
    await page.locator('[data-secret-done]').waitFor(PATIENCE);
    await expectOnlyNames(page);
    await page.locator('[data-secret-done]').click();
    for (const deed of ['renew', 'remove']) {
      await page.locator(`[data-${deed}]`).click();
      await page.locator(`[data-${deed}-it]`).waitFor(PATIENCE);
      await expectOnlyNames(page);
      await page.locator('.ask .second').click();
    }
  });

  test('no English shows where people join at the desk, nor in the sheet of a rally’s words', async () => {
    const page = await atDesk(await stage.fullBlog());
    await page.locator('[data-way=people]').click();
    await page.locator('[data-join-here]').click();
    await page.locator('[data-names] button').last().click();
    await page.locator('[data-names] .fault').first().waitFor(PATIENCE);
    await expectOnlyNames(page);
    await page.locator('[name="join.names"]').fill('ანა\nლია\nია');
    await page.locator('[data-names] button').last().click();
    await page.locator('.scan-left').waitFor(PATIENCE);
    await expectOnlyNames(page);
    await page.reload();
    await page.locator('[data-board]').waitFor(PATIENCE);
    await page.locator('[data-way=blog-words]').click();
    await page.locator('dialog[open]').waitFor(PATIENCE);
    await expectOnlyNames(page);
  });

  test('no English shows where two editors change the same entry, and the same setting', async () => {
    const slug = await stage.fullBlog();
    const id = await stage.rally.post(slug);
    const page = await atDesk(slug);
    await page.locator(`[data-entry="${id}"]`).focus();
    await page.keyboard.press('e');
    await page.locator('dialog [name=text]').fill(`${TEXT} ა`);
    await stage.rally.revise(slug, id, { text: `${TEXT} ბ` });
    await page.locator('dialog .conflict').waitFor(PATIENCE);
    await expectOnlyNames(page);
    await page.keyboard.press('Escape');
    await page.locator('dialog[open]').waitFor({ state: 'detached' });
    await page.locator('[data-way=settings]').click();
    await page.locator('dialog [name=title]').fill('ჩვენი');
    await stage.rally.send('PATCH', `/api/v1/blogs/${slug}`, { command: randomUUID(), rev: 1, title: 'მათი' });
    await page.locator('dialog .conflict').waitFor(PATIENCE);
    await expectOnlyNames(page);
    await page.locator('.sheet-foot .first').click();
    await page.locator('.sheet-foot .fault').waitFor(PATIENCE);
    await expectOnlyNames(page);
  });

  test('no English shows in an owner’s list of rallies, and where a new one is made', async () => {
    await stage.fullBlog({ visibility: 'desk' });
    const page = await stage.opened(`/join?lang=${PSEUDO}#${await stage.rally.ownersSecret()}`, { size: DESKTOP });
    await page.locator('[data-join]').click();
    await page.locator('nav.ways').waitFor(PATIENCE);
    await page.goto(`${stage.rally.url}/desk?lang=${PSEUDO}`);
    await page.locator('[data-new]').waitFor(PATIENCE);
    await expectOnlyNames(page);
    await page.locator('[data-new]').click();
    await page.locator('dialog .sheet-foot .first').click();
    await page.locator('dialog .fault').first().waitFor(PATIENCE);
    await expectOnlyNames(page);
  });
}
