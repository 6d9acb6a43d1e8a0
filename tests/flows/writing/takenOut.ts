/** A photo that was taken out of the form, beside pages of the app that let go of photos which nothing names. */
import { expect, test } from '@jest/globals';
import { anotherGesture, approvePhotos } from '../../support/browser.js';
import type { BrowserStage } from '../../support/browserStage.js';
import { eventually } from '../../support/photos/eventually.js';
import { photo } from '../../support/photos.js';
import { shelf } from '../lock/lockedPhone.js';
import { photosKept } from './photosKept.js';

export function takenOutTests(stage: BrowserStage): void {
  test('a photo that was taken out keeps its bytes as long as it can be put back, whatever other page of the app is opened, and no longer', async () => {
    const { page, context, faults } = await stage.reporterOf(await stage.rally.blog());
    const openAnother = async () => {
      const another = await context.newPage();
      await another.goto(`${stage.rally.url}/report`);
      await another.locator('.home-foot').waitFor();
      return another;
    };
    const takeOut = () => page.getByRole('button', { name: 'Remove: Photo 1' }).press('Enter');
    const buffer = await photo({ width: 400, height: 300 });
    await page.locator('button[data-kind=photo]').click();
    await page.locator('.writing [name=library]').setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer });
    await approvePhotos(page);
    await takeOut();
    const [kept] = await photosKept(page);
    expect(kept).toBeDefined();
    await eventually(async () => (await shelf(page)).includes(`"out":["${kept ?? ''}"]`));
    await (await openAnother()).close();
    await page.locator('.form-photos').getByRole('button', { name: 'Undo' }).press('Enter');
    await page.locator('.photo-one img').waitFor();
    expect(await photosKept(page)).toEqual([kept]);
    await anotherGesture(page);
    await takeOut();
    await page.locator('.writing .back').press('Enter');
    await eventually(async () => !(await shelf(page)).includes(kept ?? ''));
    const another = await openAnother();
    await eventually(async () => (await photosKept(another)).length === 0);
    expect(faults).toEqual([]);
    await context.close();
  });
}
