/** The place of the quick exit: on each screen that lies over the strip, and in a strip that is full. */
import { expect, test } from '@jest/globals';
import { openSettings, send, wholePhone, write } from '../../support/browser.js';
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

  test.each([[320], [360], [390]])(
    'the quick exit keeps its corner of the strip beside all else that stands there, on a phone of %i pixels',
    async (width) => {
      const { page } = phone();
      await page.setViewportSize({ width, height: 640 });
      await wholePhone(page);
      await phone().offline(true);
      await write(page, 'update', { text: 'It waits.' });
      await send(page);
      await page.locator('.strip-act').waitFor();
      const [exit, lock] = await Promise.all(
        ['.exit-hold', '.strip-lock'].map(async (part) => (await page.locator(part).boundingBox())!),
      );
      expect(exit!.x + exit!.width).toBeGreaterThan(width - 16);
      expect(exit!.y).toBeLessThan(16);
      expect(lock!.x + lock!.width).toBeLessThanOrEqual(exit!.x);
      expect(lock!.x).toBeGreaterThan(width / 2);
      await phone().close();
    },
  );
}
