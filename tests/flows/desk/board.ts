/** Steps at the desk that several of its tests take. */
import { expect } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { violationsOn } from '../../support/axe.js';

/** The board's card of the entry that holds these words. */
export function card(page: Page, words: string): Locator {
  return page.locator('[data-entry]', { hasText: words });
}

export async function expectAccessible(page: Page): Promise<void> {
  expect(await violationsOn(page)).toEqual([]);
}

/** Presses a key until it shows something: a screen that is still being put up hears none. */
export async function pressFor(page: Page, key: string, shown: Locator): Promise<void> {
  for (let tries = 0; tries < 5; tries += 1) {
    await page.keyboard.press(key);
    const isShown = await shown.waitFor({ timeout: 10_000 }).then(
      () => true,
      () => false,
    );
    if (isShown) return;
  }
  throw new Error(`${key} did nothing`);
}

/** Waits until no sheet is in front of the board: keys are the board's again. */
export const sheetClosed = (page: Page): Promise<void> => page.locator('dialog[open]').waitFor({ state: 'detached' });
