/** An entry's own page that is open while its entry is taken back: it says so, and keeps nothing of it. */
import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { gone } from '../../../shared/messages/en/gone.js';
import type { LateReader } from './visits.js';

/** All that the page holds and says. */
const everything = (page: Page) => page.evaluate(() => document.documentElement.outerHTML + document.title);

export function goneTests(
  { page: current, opened, post }: LateReader,
  retract: (id: string) => Promise<unknown>,
): void {
  test('an open page of an entry that is taken back says so in its place, and leads on; nothing of the entry is left', async () => {
    const page = current();
    const [id] = await post(1, 'Said by mistake');
    await opened(`/entries/${id!}`);
    expect(await everything(page)).toContain('Said by mistake');
    await page.locator(`#e-${id!} a`).first().focus();
    await retract(id!);
    await page.getByRole('heading', { name: gone.title }).waitFor();
    await page.getByText(gone.text, { exact: true }).waitFor();
    expect(await everything(page)).not.toContain('Said by mistake');
    expect(await page.title()).toMatch(new RegExp(`^${gone.title} · `));
    // The focus was on the entry, and is on what stands in its place.
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(gone.title);
    expect(await page.locator('[role=feed]').isVisible()).toBe(false);
    await page.getByRole('link', { name: 'All entries of this rally' }).click();
    await page.waitForURL(/live\/[\w-]+$/);
  });

  test('who reads an entry’s page without the focus in it has the end of its entry announced, and keeps the focus', async () => {
    const page = current();
    const [id] = await post(1);
    await opened(`/entries/${id!}`);
    await page.locator('header.site a').first().focus();
    await retract(id!);
    await page.locator('[data-announce]', { hasText: `${gone.title}. ${gone.text}` }).waitFor({ state: 'attached' });
    expect(await page.evaluate(() => document.activeElement?.closest('header')?.className)).toBe('site');
  });
}
