/** A translation that is typed while its original, or the translation itself, becomes another. */
import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { BrowserStage } from '../../support/browserStage.js';
import { card, expectAccessible, pressFor, sheetClosed } from './board.js';

const TYPED = 'dialog [name="translation.text"]';

async function translate(page: Page, words: string): Promise<void> {
  await card(page, words).focus();
  await pressFor(page, 't', page.locator(TYPED));
}

export function movedTranslationTest(stage: BrowserStage): void {
  test('a translation that was typed of old words, or beside another’s, is saved only after the editor saw what stands', async () => {
    const slug = await stage.rally.blog();
    const token = await stage.rally.token(slug, 'Leyla', 'editor');
    const { id } = await stage.rally.post(token, slug, { text: 'Street X is closed.' });
    const revise = async (what: object) => {
      const { rev } = (await stage.rally.parts.store.journal.entry(slug, id))!;
      const headers = { 'If-Match': `"${rev}"`, 'Idempotency-Key': crypto.randomUUID() };
      const answer = await stage.rally.send(token, 'PATCH', `/api/v1/blogs/${slug}/entries/${id}`, what, headers);
      expect(answer.ok).toBe(true);
    };
    const { page, context, faults } = await stage.editorOf(slug, 'Anna');
    await translate(page, 'Street X');
    await page.locator(TYPED).fill('Вулицю Ікс закрито.');
    await revise({ text: 'Street Y is closed.' });
    await page.locator('[data-moved] ins', { hasText: 'Y' }).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Save translation' }).click();
    await page.getByText('Say above how to go on, then save.').waitFor();
    const saved = async () => (await stage.rally.parts.store.journal.entry(slug, id))?.content.translations.uk;
    expect(await saved()).toBeUndefined();
    await page.locator(TYPED).fill('Вулицю Ігрек закрито.');

    // Another editor translates it meanwhile, too.
    await revise({ translations: { uk: { text: 'Вулиця Y зачинена.' } } });
    await page.locator('[data-moved] .version', { hasText: 'Вулиця Y зачинена.' }).waitFor();
    await page.getByRole('button', { name: 'Go on with mine' }).click();
    await page.locator('[data-moved]').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Save translation' }).click();
    await sheetClosed(page);
    expect(await saved()).toMatchObject({ text: 'Вулицю Ігрек закрито.' });
    expect(faults).toEqual([]);
    await context.close();
  });
}
