/** The desk's page for other sites: its lines are shown live, and work as they are where they are pasted. */
import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { PHONE } from '../../support/browser.js';
import type { BrowserStage } from '../../support/browserStage.js';
import { hostSite } from '../../support/hostSite.js';
import { eventually } from '../../support/photos/eventually.js';
import { expectAccessible, pressFor } from './board.js';

const lines = (page: Page) => page.locator('[name="elsewhere.lines"]');

export function elsewhereTests(stage: BrowserStage): void {
  test('the desk shows an embed as readers elsewhere get it, in the chosen form, and what it copies works in another site’s page', async () => {
    const slug = await stage.rally.blog();
    const token = await stage.rally.token(slug, 'Leyla');
    await stage.rally.post(token, slug, { text: 'People are arriving.' });
    const { page, context, faults } = await stage.editorOf(slug, 'Nigar');
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.locator('[data-line=live]').waitFor();
    await pressFor(page, 'h', lines(page));
    const shown = page.locator('.preview rally-feed article');
    await shown.filter({ hasText: 'People are arriving.' }).waitFor();
    await stage.rally.post(token, slug, { text: 'The square is full.' });
    await shown.filter({ hasText: 'The square is full.' }).waitFor();
    await expectAccessible(page);

    await page.locator('[name="elsewhere.lang"]').selectOption('uk');
    await page.getByRole('radio', { name: 'Dark' }).check({ force: true });
    await page.getByRole('radio', { name: 'The page’s' }).check({ force: true });
    await page.locator('.preview rally-feed[lang=uk][theme=dark][font=inherit] article').first().waitFor();
    await page.getByRole('button', { name: 'Copy the lines' }).click();
    const copied = await lines(page).inputValue();
    // A page is told of what it copies later.
    await eventually(async () => (await page.evaluate(() => navigator.clipboard.readText())) === copied);
    await pastedInto(stage, copied, 'rally-feed');
    const address = page.locator('[name="elsewhere.address"]');
    expect(await address.inputValue()).toBe(`${stage.rally.url}/live/${slug}?lang=uk&theme=dark`);
    await page.getByText('and their font, do not stand in an address').waitFor();

    await page.getByRole('radio', { name: 'Frame' }).check({ force: true });
    const inFrame = page.frameLocator('.preview iframe').locator('html[lang=uk][data-theme=dark] article');
    await inFrame.filter({ hasText: 'The square is full.' }).waitFor();
    expect(await page.locator('.preview iframe').getAttribute('sandbox')).toBe('allow-scripts');
    await pastedInto(stage, await lines(page).inputValue(), 'iframe');
    expect(faults).toEqual([]);
    await context.close();
  });

  test('the desk offers no lines for other sites of a rally that it alone sees, and says how it can', async () => {
    const slug = await stage.rally.blog({ visibility: 'desk' });
    const { page, context } = await stage.editorOf(slug, 'Nigar', 'editor', PHONE);
    await page.locator('[data-way=elsewhere]').click();
    await page.getByText('Only the desk sees this rally. Choose').waitFor();
    expect(await lines(page).count()).toBe(0);
    await context.close();
  });
}

async function pastedInto(stage: BrowserStage, copied: string, form: 'rally-feed' | 'iframe'): Promise<void> {
  const site = await hostSite(copied);
  const { page, context, faults } = await stage.visitor();
  await page.goto(site.origin);
  const feed = form === 'iframe' ? page.frameLocator('iframe').locator('[role=feed]') : page.locator('rally-feed');
  await feed.locator('article', { hasText: 'The square is full.' }).waitFor();
  expect(faults).toEqual([]);
  await context.close();
  await site.close();
}
