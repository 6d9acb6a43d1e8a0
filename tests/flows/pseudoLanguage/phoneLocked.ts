/** A phone that locks by itself, and that other apps share with. */
import { test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { phoneLock as words } from '../../../shared/messages/en/phoneLock.js';
import { openSettings } from '../../support/browser.js';
import { TEXT } from '../../support/pseudoRally.js';
import { OwnUnlock } from '../lock/lockedPhone.js';
import { share, shareAddress } from '../shareTarget/otherApp.js';
import { expectOnlyNames, PATIENCE, says, type PseudoStage } from './stage.js';

export function phoneLockedTests(stage: PseudoStage): void {
  const lock = async (page: Page) => {
    await page.locator('.strip-lock').press('Enter');
    await page.locator('.locked').waitFor(PATIENCE);
    await expectOnlyNames(page);
  };

  test('no English shows where a phone’s own unlock is offered and chosen, and on the page that it locks', async () => {
    const page = await stage.signedIn(await stage.fullBlog(), 'reporter', 'report');
    const unlock = await OwnUnlock.of({ page, context: page.context() });
    await page.reload();
    const offer = page.locator('.lock-offer');
    const turnOn = offer.locator('button').first();
    await turnOn.waitFor(PATIENCE);
    await unlock.isKnown(false);
    await turnOn.press('Enter');
    await offer.locator('.fault').waitFor(PATIENCE);
    await expectOnlyNames(page);
    await unlock.isKnown(true);
    await turnOn.press('Enter');
    await offer.waitFor({ state: 'detached' });
    await openSettings(page);
    await page.locator('.lock-setting button').waitFor(PATIENCE);
    await expectOnlyNames(page);
    await unlock.isKnown(false);
    await lock(page);
    await page.locator('.locked .first').press('Enter');
    await page.locator('.locked .fault').waitFor(PATIENCE);
    await expectOnlyNames(page);
    await page.locator('.locked .quiet').press('Enter');
    await expectOnlyNames(page);
    await page.context().setOffline(true);
    await page.locator('.locked .ask .second').first().press('Enter');
    await page.locator('.locked div > [role=alert]').last().waitFor(PATIENCE);
    await expectOnlyNames(page);
    await unlock.isKnown(true);
    await page.locator('.locked .first').press('Enter');
    await openSettings(page);
    // The fold around the setting was open before the lock, and may be closed now.
    await page.locator('.lock-setting button').evaluate((button: HTMLElement) => button.click());
    await says(page.locator('.lock-setting'), words.byTap, 'attached');
    await page.locator('.strip-lock').press('Enter');
    await says(page.locator('.locked'), words.noMoreTap);
    await expectOnlyNames(page);
  });

  test('no English shows where another app shared something with the phone: pictures, a link alone, a text that is too long', async () => {
    const slug = await stage.fullBlog();
    const page = await stage.signedIn(slug, 'reporter', 'report');
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    const address = await shareAddress(page);
    const files = Array.from({ length: 12 }, (_, n) => ({
      name: `IMG_${n.toString()}.jpg`,
      mimeType: 'image/jpeg',
      buffer: Buffer.from('GIF89a'),
    }));
    await share(page, address, { text: TEXT.repeat(1_000), files });
    await page.locator('.shared .first').waitFor(PATIENCE);
    await expectOnlyNames(page);
    await page.locator('.shared .second').press('Enter');
    await share(page, address, { url: 'https://example.org/1' });
    await page.locator('.shared .first').waitFor(PATIENCE);
    await expectOnlyNames(page);
    await page.locator('.shared .first').press('Enter');
    await page.locator('.writing').waitFor(PATIENCE);
    await expectOnlyNames(page);
  });
}
