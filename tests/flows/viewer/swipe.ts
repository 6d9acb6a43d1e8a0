/** A swipe over the middle of a phone's screen. */
import type { Page } from 'playwright-core';

/** Swipes with one finger, as real touch input; `by`: CSS pixels to the right. */
export async function swipe(page: Page, by: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const at = { x: 195, y: 400 };
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x: number) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y: at.y }] });
  await touch('touchStart', at.x);
  await touch('touchMove', at.x + by / 2);
  await touch('touchMove', at.x + by);
  await touch('touchEnd', at.x + by);
  await session.detach();
}
