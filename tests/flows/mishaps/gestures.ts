/** Gestures on the reporter's page, and where they lead. */
import type { Locator, Page } from 'playwright-core';

/** Taps twice where the element stands now, even if another one stands there at the second tap. */
export async function tapTwice(page: Page, selector: string, apart: number): Promise<void> {
  const box = await page.locator(selector).boundingBox();
  const [x, y] = [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2];
  await page.touchscreen.tap(x, y);
  await page.waitForTimeout(apart);
  await page.touchscreen.tap(x, y);
}

/** The focused element: a button's kind, an entry's id, or a tag's name. */
export const focusedOn = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const { dataset, tagName } = document.activeElement as HTMLElement;
    return dataset.kind ?? dataset.entry ?? tagName;
  });

/** Waits until the form is closed and the first screen takes input again. */
export const atHome = (page: Page): Promise<void> => page.locator('.home:not([inert])').waitFor();
/** The reporter's own entries on the first screen. */
export const own = (page: Page): Locator => page.locator('.own');
