/** An open element and an open frame follow the terms on which the blog is shown: its publisher, its contact, the sites that may embed it. */
import { expect, test } from '@jest/globals';
import type { Frame, Page } from 'playwright-core';
import { hurry } from '../../support/browser.js';
import { eventually } from '../../support/photos/eventually.js';
import { bothLive, element, type EmbedStage, frame, hears, isLive, PATIENCE } from './stage.js';

export function termsTests(stage: EmbedStage): void {
  const publisher = { name: 'Desk', contact: 'desk@example.org' };

  /** The reader turns away and back: then each page tells its times anew, as it does every half minute. */
  const turnBackTo = (part: Frame) => part.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  const turnBack = async (page: Page): Promise<void> => {
    for (const part of page.frames()) await turnBackTo(part);
  };

  test('a publisher that is corrected is named in an open element and an open frame, with the address to write to', async () => {
    await stage.set({ publisher });
    await stage.rally.post(stage.token, stage.slug);
    const { page } = await stage.opened();
    await bothLive(page);
    const places = [element(page), frame(page)];
    for (const place of places) expect(await place.locator('footer').textContent()).toContain('Desk');
    await stage.set({ title: 'Another title', publisher: { name: 'The Paper', contact: 'paper@example.org' } });
    for (const place of places) await place.locator('h2', { hasText: 'Another title' }).waitFor(PATIENCE);
    // The name at once, whatever the reader does.
    for (const place of places) expect(await place.locator('footer .pub').textContent()).toContain('The Paper');
    await turnBack(page);
    const corrected = 'footer a[href="mailto:paper@example.org"]';
    // The browser may answer an element with the page that it has, and ask for the new one meanwhile.
    await eventually(async () => {
      await turnBackTo(page.mainFrame());
      return (await element(page).locator(corrected).count()) > 0;
    });
    for (const place of places) {
      await place.locator(corrected).waitFor(PATIENCE);
      expect(await place.locator('footer').textContent()).not.toMatch(/desk/i);
    }
    await bothLive(page);
  });

  test('a site that is taken off the list while the feed is read gets the line within half a minute, by itself', async () => {
    const { id } = await stage.rally.post(stage.token, stage.slug);
    const body = `<rally-feed src="${stage.src}"></rally-feed>`;
    const { page } = await stage.openedPlain({ body }, undefined, (page) => hurry(page, 30_000));
    await isLive(page);
    await stage.set({ sites: ['https://paper.example'] });
    // A timer of another length would come too late.
    await element(page).getByText('This live blog is not meant for this site.').waitFor({ timeout: 20_000 });
    expect(await element(page).locator(`#e-${id}`).count()).toBe(0);
    expect(await hears(page, 'error')).toContainEqual({ blog: stage.slug, why: 'site' });
  });

  test('a frame whose reader has no network keeps its entries, and is loaded anew once there is one', async () => {
    await stage.set({ publisher });
    const { id } = await stage.rally.post(stage.token, stage.slug);
    const { page, context } = await stage.opened();
    await bothLive(page);
    await stage.set({ title: 'Another title', publisher: { name: 'The Paper', contact: 'paper@example.org' } });
    await frame(page).locator('h2', { hasText: 'Another title' }).waitFor(PATIENCE);
    await context.setOffline(true);
    await turnBack(page);
    // The time in which a frame that loads itself anew is gone.
    await page.waitForTimeout(1_000);
    expect(await frame(page).locator(`#e-${id}`).count()).toBe(1);
    await context.setOffline(false);
    await turnBack(page);
    await frame(page).locator('footer a[href="mailto:paper@example.org"]').waitFor(PATIENCE);
    expect(await frame(page).locator(`#e-${id}`).count()).toBe(1);
  });

  test('nothing moves for a reader who is further down: the feed is loaded anew once they are back at its beginning', async () => {
    await stage.set({ publisher });
    for (let n = 0; n < 20; n += 1)
      await stage.rally.post(stage.token, stage.slug, { text: `Number ${n}. ${'words '.repeat(60)}` });
    const body = `<rally-feed src="${stage.src}"></rally-feed>`;
    const { page } = await stage.openedPlain({ body }, undefined, (page) => hurry(page, 30_000));
    await isLive(page);
    await element(page).locator('article').nth(10).scrollIntoViewIfNeeded();
    await element(page).evaluate((feed) => feed.shadowRoot?.querySelector('article')?.setAttribute('data-same', ''));
    await stage.set({ title: 'Another title', publisher: { name: 'The Paper', contact: 'paper@example.org' } });
    await element(page).locator('h2', { hasText: 'Another title' }).waitFor(PATIENCE);
    expect(await element(page).locator('footer .pub').textContent()).toContain('The Paper');
    await turnBack(page);
    // The time in which a feed is loaded anew.
    await page.waitForTimeout(1_000);
    expect(await element(page).locator('[data-same]').count()).toBe(1);
    await page.evaluate(() => scrollTo(0, 0));
    await turnBack(page);
    await element(page).locator('footer', { hasText: 'paper@example.org' }).waitFor(PATIENCE);
  });
}
