/** What stands above the entries of an embed, as an open element and an open frame follow it. */
import { expect, test } from '@jest/globals';
import type { FrameLocator, Locator } from 'playwright-core';
import { bothLive, element, type EmbedStage, frame, PATIENCE } from './stage.js';

export function topTests(stage: EmbedStage): void {
  const title = (place: Locator | FrameLocator) => place.locator('[data-top] h2');
  const lines = (place: Locator | FrameLocator) =>
    place
      .locator('[data-top]')
      .evaluate((top) => [...top.children].map(({ className, localName }) => className || localName));
  const link = (place: Locator | FrameLocator) =>
    title(place)
      .locator('a')
      .evaluate((one) => [
        one.textContent,
        one.getAttribute('href')?.replace(/.*\/live/, '/live'),
        one.getAttribute('rel'),
      ]);

  test('an open element and frame keep their title while the rally goes on, and take a new one, with its language', async () => {
    await stage.set({ title: 'The rally', summary: [{ lang: 'en', text: 'In short.' }], languages: ['en', 'uk'] });
    await stage.rally.post(stage.token, stage.slug);
    const { page } = await stage.opened();
    await bothLive(page);
    const places = [element(page), frame(page)];
    const whole = await Promise.all(places.map(lines));
    await title(element(page)).locator('a').focus();
    await stage.set({ status: 'paused' });
    for (const place of places) {
      await place.locator('.state[data-status=paused]').waitFor(PATIENCE);
      expect(await link(place)).toEqual(['The rally', `/live/${stage.slug}`, 'noopener']);
    }
    expect(await Promise.all(places.map(lines))).toEqual(whole);
    await stage.set({ title: 'Мітинг', languages: ['uk', 'en'] });
    for (const place of places) await title(place).locator('a', { hasText: 'Мітинг' }).waitFor(PATIENCE);
    // The link in the element had the focus, and has it still.
    const focused = await element(page).evaluate((one) => one.shadowRoot?.activeElement?.textContent.trim());
    expect(focused).toBe('Мітинг');
    const said = (place: Locator | FrameLocator) =>
      title(place).evaluate((one) => `${one.getAttribute('lang') ?? ''}: ${one.textContent.trim()}`);
    for (const place of places) expect(await said(place)).toBe('uk: Мітинг Ukrainian');
    expect(await frame(page).locator('title').textContent()).toBe('Мітинг');
    await stage.set({ title: 'The end', languages: ['en', 'uk'] });
    for (const place of places) {
      await title(place).locator('a', { hasText: 'The end' }).waitFor(PATIENCE);
      expect(await said(place)).toBe('en: The end');
    }
  });

  test('the beginning of a rally comes and goes with its state, and the zone of the times follows the settings', async () => {
    const { page } = await stage.opened();
    await bothLive(page);
    const places = [element(page), frame(page)];
    await stage.set({ timeZone: 'Europe/Lisbon' });
    for (const place of places) await place.locator('.where', { hasText: 'Lisbon' }).waitFor(PATIENCE);
    await stage.set({ status: 'announced', startsAt: new Date(Date.now() + 86_400_000).toISOString() });
    for (const place of places) await place.locator('.begins').waitFor(PATIENCE);
    await stage.set({ status: 'live' });
    for (const place of places) await place.locator('.begins').waitFor({ state: 'detached', ...PATIENCE });
  });
}
