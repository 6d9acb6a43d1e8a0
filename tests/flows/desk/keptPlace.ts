/** Where the focus stands at the desk after a deed that takes its own button away: at the entry, or the one who asked. */
import { expect, test } from '@jest/globals';
import type { BrowserStage } from '../../support/browserStage.js';
import { card, expectAccessible, pressFor, sheetClosed } from './board.js';

export function keptPlaceTests(stage: BrowserStage): void {
  test('the focus stays with an entry that is withdrawn, brought back, or taken down by its own buttons', async () => {
    const slug = await stage.rally.blog();
    const token = await stage.rally.token(slug, 'Leyla');
    for (const text of ['The first.', 'The second.', 'The third.']) await stage.rally.post(token, slug, { text });
    const { page, context, faults } = await stage.editorOf(slug, 'Nigar');
    const second = card(page, 'The second.');
    const isThere = () => second.evaluate((element) => element === document.activeElement);
    await second.focus();
    await pressFor(page, 'a', second.getByRole('button', { name: 'Withdraw' }));
    await second.getByRole('button', { name: 'Withdraw' }).press('Enter');
    await second.locator('.deeds', { hasText: 'Withdrawing' }).waitFor();
    expect(await isThere()).toBe(true);
    await page.locator('.notices').getByRole('button', { name: 'Undo' }).press('Enter');
    await page.locator('.notices .notice').waitFor({ state: 'detached' });
    expect(await isThere()).toBe(true);

    await second.getByRole('button', { name: 'Take down' }).press('Enter');
    await page.getByRole('button', { name: 'Take it down' }).press('Enter');
    await sheetClosed(page);
    await page.locator('[data-state=taken-down]:focus').waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  test('a question in place of its button takes the focus at the way that does nothing, and gives it back', async () => {
    const slug = await stage.rally.blog({ languages: ['en', 'uk'] });
    const token = await stage.rally.token(slug, 'Leyla', 'editor');
    const translations = { uk: { text: 'Десять вантажівок.' } };
    const { id } = await stage.rally.post(token, slug, { text: 'Ten trucks left.', translations });
    const { page, context, faults } = await stage.editorOf(slug, 'Nigar');
    await card(page, 'Ten trucks').focus();
    await pressFor(page, 't', page.locator('[data-progress=uk]'));
    const remove = page.getByRole('button', { name: 'Remove translation' });
    await remove.press('Enter');
    await page.getByText('Remove this translation? Its words are gone then').waitFor();
    await page.getByRole('button', { name: 'Cancel' }).and(page.locator(':focus')).waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await remove.and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('[data-remove-it]').press('Enter');
    await sheetClosed(page);
    const { content } = (await stage.rally.parts.store.journal.entry(slug, id))!;
    expect(content.translations).toEqual({});
    expect(faults).toEqual([]);
    await context.close();
  });
}
