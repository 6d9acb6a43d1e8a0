/** Refusals and late answers at the desk: each is said where the editor is by then, at the field that it is about or beside it. */
import { expect, test } from '@jest/globals';
import type { Page, Route } from 'playwright-core';
import { anotherGesture } from '../../support/browser.js';
import type { BrowserStage } from '../../support/browserStage.js';
import { card, expectAccessible, pressFor, sheetClosed } from './board.js';
import { followCommands, withWay } from './lostAnswer.js';

const TEXT = 'dialog [name=text]';
const ALERT = '.sheet-foot [role=alert]';

const focusedName = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('name'));

export function saidSomewhereTests(stage: BrowserStage): void {
  atItsField(stage);
  thereBefore(stage);
  typedOnAndClosed(stage);
  removalLost(stage);
}

function atItsField(stage: BrowserStage): void {
  test('a refusal leads out of the preview to its field, and is said at the foot where no field of the form is about it', async () => {
    const slug = await stage.rally.blog();
    const token = await stage.rally.token(slug, 'Leyla');
    const { id } = await stage.rally.post(token, slug, { text: 'Ten trucks left.' });
    const { page, context } = await stage.editorOf(slug, 'Nigar');
    await card(page, 'Ten trucks').focus();
    await pressFor(page, 'c', page.locator('[name=note]'));
    await page.locator('[name=note]').fill('x'.repeat(2_001));
    await page.getByRole('button', { name: 'Preview' }).click();
    await page.locator(TEXT).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Correct it' }).click();
    await page.locator('.labelled .fault', { hasText: 'Note for readers' }).waitFor();
    expect([await focusedName(page), await page.locator(ALERT).count()]).toEqual(['note', 0]);
    await expectAccessible(page);
    // A fault that is said already does not keep the preview away: the foot says it then.
    await page.getByRole('button', { name: 'Preview' }).click();
    await page.locator(TEXT).waitFor({ state: 'detached' });
    await page.locator(ALERT, { hasText: 'Note for readers' }).waitFor();
    await page.getByRole('button', { name: 'Back to writing' }).click();
    await page.locator('[name=note]').fill('There were twelve.');
    await stage.rally.send(token, 'DELETE', `/api/v1/blogs/${slug}/entries/${id}`, undefined, {
      'Idempotency-Key': crypto.randomUUID(),
      'If-Match': '"1"',
    });
    await page.locator('dialog .alarm').waitFor();
    await page.getByRole('button', { name: 'Correct it' }).click();
    await page.locator(ALERT, { hasText: 'This was withdrawn.' }).waitFor();
    await context.close();
  });
}

function thereBefore(stage: BrowserStage): void {
  test('a new entry that arrived though its answer was lost, and was changed then, is said to be there, and is not posted twice', async () => {
    const slug = await stage.rally.blog();
    const { page, context } = await stage.editorOf(slug, 'Nigar');
    let answer: (route: Route) => unknown = async (route) => (await route.fetch(), route.abort());
    await followCommands(page, (route) => answer(route));
    await pressFor(page, 'n', page.locator(TEXT));
    await page.locator(TEXT).fill('Ten trucks left.');
    await page.getByRole('button', { name: 'Post it' }).click();
    await page.locator(ALERT, { hasText: 'No answer from the server.' }).waitFor({ timeout: 60_000 });
    answer = (route) => route.continue();
    await page.locator(TEXT).fill('Twelve trucks left.');
    await page.getByRole('button', { name: 'Post it' }).click();
    await page.locator(ALERT, { hasText: 'It arrived the first time, as it stood then.' }).waitFor();
    await expectAccessible(page);
    expect(await page.locator(TEXT).inputValue()).toBe('Twelve trucks left.');
    expect((await stage.rally.parts.store.journal.blog(slug))?.head).toBe(2);
    await context.close();
  });
}

function typedOnAndClosed(stage: BrowserStage): void {
  test('a sheet that is opened again waits for the same answer; what was typed on in it and closed is kept, and that is said', async () => {
    const slug = await stage.rally.blog();
    const { page, context, faults } = await stage.editorOf(slug, 'Nigar');
    const [sent, asked] = withWay<Route>();
    await followCommands(page, asked);
    await pressFor(page, 'n', page.locator(TEXT));
    await page.locator(TEXT).fill('Ten trucks left.');
    await page.getByRole('button', { name: 'Post it' }).click();
    const route = await sent;
    await page.keyboard.press('Escape');
    await sheetClosed(page);
    await pressFor(page, 'n', page.locator(TEXT));
    await page.locator('.sheet-foot').getByRole('button', { name: 'Sending' }).waitFor();
    await page.locator(TEXT).fill('Ten trucks left. More follow.');
    await page.keyboard.press('Escape');
    await sheetClosed(page);
    await route.continue();
    const notice = 'It was sent as it stood when you pressed. What you typed after that is kept in its form';
    await page.locator('.notices [role=alert] .notice', { hasText: notice }).waitFor();
    await expectAccessible(page);
    await card(page, 'Ten trucks').waitFor();
    await pressFor(page, 'n', page.locator(TEXT));
    expect(await page.locator(TEXT).inputValue()).toBe('Ten trucks left. More follow.');
    expect(faults).toEqual([]);
    await context.close();
  });
}

function removalLost(stage: BrowserStage): void {
  test('while a translation goes no other language is taken, and the focus stays in the sheet, which says that it failed', async () => {
    const slug = await stage.rally.blog({ languages: ['en', 'uk'] });
    const token = await stage.rally.token(slug, 'Leyla', 'editor');
    const translations = { uk: { text: 'Десять вантажівок.' } };
    await stage.rally.post(token, slug, { text: 'Ten trucks left.', translations });
    const { page, context } = await stage.editorOf(slug, 'Nigar');
    const [held, release] = withWay<null>();
    await followCommands(page, async (route) => (await held, route.abort()));
    await card(page, 'Ten trucks').focus();
    await pressFor(page, 't', page.locator('[data-progress=uk][aria-pressed=true]'));
    await page.getByRole('button', { name: 'Remove translation' }).press('Enter');
    await anotherGesture(page);
    await page.locator('[data-remove-it]').press('Enter');
    await page.locator('[data-progress=uk]:disabled').waitFor();
    await page.waitForFunction(() => document.activeElement?.tagName === 'H2');
    release(null);
    await page.locator(ALERT, { hasText: 'No answer from the server.' }).waitFor({ timeout: 60_000 });
    expect(await page.locator('.notices [role=alert] .notice').count()).toBe(0);
    expect(await page.locator('dialog [data-progress=uk]:disabled').count()).toBe(0);
    await expectAccessible(page);
    await context.close();
  });
}
