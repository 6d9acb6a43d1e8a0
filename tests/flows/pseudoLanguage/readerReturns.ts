/** A reader who asks to be told, keeps a copy, shares, and comes back, also where the network or the device refuses it. */
import { test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { reader } from '../../../shared/messages/en/reader.js';
import { words } from '../../../shared/messages/en/readerSecond.js';
import { expectNoEnglish } from '../../support/noEnglish.js';
import { PATIENCE, says, type PseudoStage } from './stage.js';

/** `{time}` and the like stand in sentences until the script fills them. */
const known = [/\{\w+\}/g];

export function readerReturnsTests(stage: PseudoStage): void {
  const keeps = (page: Page, state: string) =>
    page.locator(`[data-keep] [data-state=${state}]:not([hidden])`).waitFor(PATIENCE);

  test('no English shows where a reader asks to be told and keeps a copy, in the copy, and in place of a page that it lacks', async () => {
    const slug = await stage.fullBlog();
    await stage.rally.post(slug);
    const line = await stage.line();
    const address = `${line.url}/live/${slug}`;
    const page = await stage.opened(address);
    await page.locator('[data-tell]').click();
    await keeps(page, 'isOff');
    await expectNoEnglish(page, { known });
    await page.locator('[data-keeps=keep]').click();
    await keeps(page, 'isOn');
    line.cut();
    await page.reload();
    await page.locator('[data-connection=offline]').waitFor(PATIENCE);
    await keeps(page, 'isOn');
    await expectNoEnglish(page, { known });
    await page.goto(`${address}?before=1`);
    await expectNoEnglish(page);
  });

  test('no English shows to a reader who comes back, shares, reads from the oldest entry on, or has a device that keeps nothing', async () => {
    const slug = await stage.fullBlog();
    await stage.rally.post(slug);
    const page = await stage.live(slug);
    const place = page.locator('[data-visits]');
    const press = async (said: string) => {
      await place.click();
      await says(page.locator('body'), said);
      await expectNoEnglish(page);
    };
    const comesBack = async (posts: number) => {
      await page.goto('about:blank');
      for (let n = 0; n < posts; n += 1) await stage.rally.post(slug);
      await page.goto(`${stage.rally.url}/live/${slug}`);
    };
    await page.locator('.choices summary').click();
    await press(words.kept);
    await comesBack(2);
    await says(page.locator('body'), words.sinceLast);
    await says(page.locator('[role=feed]'), words.isNew);
    await expectNoEnglish(page);
    await comesBack(20);
    await says(page.locator('body'), words.manySinceLast);
    await expectNoEnglish(page);
    await page.locator('.choices summary').click();
    await press(words.forgotten);
    await page.evaluate(refuseAll);
    await press(words.noRoom);
    await page.locator('article [data-share]').first().press('Enter');
    await says(page.locator('body'), words.shareFailed);
    await expectNoEnglish(page);
    await page.evaluate(() => (navigator.clipboard.writeText = () => Promise.resolve()));
    await page.locator('article [data-share]').first().press('Enter');
    await says(page.locator('body'), words.shared);
    await expectNoEnglish(page);
    await page.goto(`${stage.rally.url}/live/${slug}?order=oldest`);
    await says(page.locator('body'), reader.earlier);
    await expectNoEnglish(page);
  });
}

/** Runs in the page. */
function refuseAll(): void {
  Storage.prototype.setItem = () => {
    throw new DOMException('', 'QuotaExceededError');
  };
  navigator.clipboard.writeText = () => Promise.reject(new DOMException('', 'NotAllowedError'));
  Reflect.deleteProperty(Navigator.prototype, 'share');
}
