/** A new entry that stands open while the rally's time zone becomes another. */
import { expect, test } from '@jest/globals';
import type { BrowserStage } from '../../support/browserStage.js';
import { card, pressFor } from './board.js';

const UNTIL = 'dialog [name=until]';

export function movedClocksTest(stage: BrowserStage): void {
  test('a new notice is sent with the moment that was typed, by whatever clocks the form shows it since', async () => {
    const slug = await stage.rally.blog({ timeZone: 'Asia/Baku' });
    const token = await stage.rally.token(slug, 'Leyla', 'editor');
    const { page, context, faults } = await stage.editorOf(slug, 'Nigar');
    await page.locator('[data-line=live]').waitFor();
    await pressFor(page, 'N', page.locator(UNTIL));
    await page.locator('dialog [name=text]').fill('The metro is closed.');
    await page.locator(UNTIL).fill('2026-07-01T18:00');
    const headers = { 'If-Match': '"1"', 'Idempotency-Key': crypto.randomUUID() };
    const moved = { timeZone: 'Europe/Paris' };
    expect((await stage.rally.send(token, 'PATCH', `/api/v1/blogs/${slug}`, moved, headers)).ok).toBe(true);
    await page.locator('dialog .hint', { hasText: 'Paris' }).first().waitFor();
    expect(await page.locator(UNTIL).inputValue()).toBe('2026-07-01T16:00');
    await page.getByRole('button', { name: 'Post it' }).click();
    const id = await card(page, 'The metro is closed.').getAttribute('data-entry');
    const stored = await stage.rally.parts.store.journal.entry(slug, id ?? '');
    expect(stored?.content).toMatchObject({ until: '2026-07-01T14:00:00.000Z' });
    expect(faults).toEqual([]);
    await context.close();
  });
}
