/** The quick exit on the screens that lie over the strip. */
import { expect, test } from '@jest/globals';
import { openSettings } from '../../support/browser.js';
import { sampleFile } from '../../support/faces/crowd.js';
import { useDrawnCamera } from '../camera/cameraStage.js';
import { isEmpty, type TakenPhone } from './phone.js';

/** Ways to a screen over the strip; each answers with the screen. */
const SCREENS: Record<string, (phone: TakenPhone) => Promise<string>> = {
  'the camera': async ({ page }) => {
    await page.evaluate(useDrawnCamera);
    await page.locator('button[data-kind=photo]').click();
    await page.locator('.writing button[name=media]').click();
    await page.locator('.camera-shutter[aria-disabled=false]').click();
    await page.locator('.camera-count').waitFor();
    return 'dialog.camera';
  },
  'the covering of faces': async ({ page }) => {
    await page.locator('button[data-kind=photo]').click();
    await page.locator('.writing input[name=library]').setInputFiles(sampleFile('person-tasia'));
    await page.locator('.cover-use').waitFor();
    return 'dialog.cover';
  },
  'the screen about a phone that is taken': async ({ page }) => {
    await openSettings(page);
    await page.getByRole('button', { name: 'If this phone is taken' }).click();
    return 'dialog.taken';
  },
};

export function overTheStripTests(phone: () => TakenPhone): void {
  test.each(Object.entries(SCREENS))(
    'the quick exit is within reach on %s, which lies over the strip, and leaves nothing of it',
    async (_, open) => {
      const { page } = phone();
      const screen = await open(phone());
      const box = (await page.locator(`${screen} .exit-hold`).boundingBox())!;
      expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(44);
      expect(box.y + box.height).toBeLessThan(70);
      await phone().hold();
      expect(await page.locator('dialog').count()).toBe(0);
      await isEmpty(page);
      await page.goBack().catch(() => null);
      expect(await page.locator('.app').count()).toBe(0);
      expect(phone().reporter.faults).toEqual([]);
      await phone().close();
    },
  );
}
