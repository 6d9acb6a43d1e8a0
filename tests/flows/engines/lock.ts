/** A reporter locks the page by hand, and opens it by a tap: engines that are driven have no unlock of a phone. */
import { expect } from '@jest/globals';
import type { Scenario } from './scenarios.js';
import type { EngineStage } from './stage.js';

const WRITTEN = 'Люди стоять плечем до плеча до самого рогу';

async function lockedByHand(stage: EngineStage): Promise<void> {
  const { page, slug } = stage;
  await stage.signIn();
  await page.tap('button[data-kind=update]');
  await page.type('.writing [name=text]', WRITTEN);
  await page.tap('button.strip-lock');
  await page.seen('.locked');
  const seen = await page.run(() => document.documentElement.outerHTML, null);
  for (const word of [WRITTEN, 'Leyla', slug]) expect(seen).not.toContain(word);
  await page.reload();
  await page.tap('.locked .first');
  expect((await page.seen('.writing [name=text]')).value).toBe(WRITTEN);
}

export const lockScenarios: readonly Scenario[] = [
  {
    says: 'a page that was locked by hand holds no word, stays locked when it is loaded anew, and opens by a tap',
    play: lockedByHand,
  },
];
