/** Gestures on the reporter's page, and where they lead. */
import type { Locator, Page } from 'playwright-core';

/**
 * Taps twice where the element stands now, even if another one stands there at the second tap. The browser is told the
 * times of the taps: on a busy machine the second one comes later, and means the same.
 */
export async function tapTwice(
  page: Page,
  selector: string,
  apart: number,
  /** Waited for while the finger of the second tap is down. */
  meanwhile: () => Promise<unknown> = () => Promise.resolve(),
): Promise<void> {
  // A form that still moves, as when a photo comes into it, would be tapped beside its button.
  await page.locator(selector).tap({ trial: true });
  const box = await page.locator(selector).boundingBox();
  const [x, y] = [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2];
  const screen = await page.context().newCDPSession(page);
  const first = Date.now();
  for (const at of [first, first + apart]) {
    await page.waitForTimeout(Math.max(0, at - Date.now()));
    const timestamp = at / 1_000;
    await screen.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }], timestamp });
    if (at !== first) await meanwhile();
    await screen.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [], timestamp: timestamp + 0.01 });
  }
  await screen.detach();
}

/**
 * Uses the phone's way back twice, so many ms apart by the page's own clock: a busy machine comes to the second later,
 * and means the same. The clock goes on once the second was taken. Runs in the page.
 */
export async function backTwice(apart: number): Promise<void> {
  const { now } = Date;
  const first = now();
  const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  Date.now = () => first;
  history.back();
  await wait(apart);
  Date.now = () => first + apart;
  history.back();
  await wait(2_000);
  Date.now = now;
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
