/** Pages that end while something is typed or prepared. */
import { expect, test } from '@jest/globals';
import { anotherGesture } from '../../support/browser.js';
import type { BrowserStage } from '../../support/browserStage.js';
import { atHome } from './gestures.js';

/** A JPEG's first bytes: enough to be taken for a picture. */
const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70]);

export function lostPageTests(stage: BrowserStage): void {
  test('text typed a moment before a crash or a reload is kept, and the form says which picture did not arrive', async () => {
    const { page, context, faults } = await stage.reporterOf(await stage.rally.blog());
    await page.locator('button[data-kind=photo]').click();
    await page.locator('.writing [name=text]').pressSequentially('Half a sen');
    // A phone ends the page behind its camera, without any event.
    const chooser = page.waitForEvent('filechooser');
    // This browser gives no camera, and the button becomes the way to the phone's own.
    await page.locator('.writing button[name=media]').click();
    await page.locator('.writing input[name=media]').waitFor();
    await anotherGesture(page);
    await page.locator('.writing input[name=media]').click();
    await chooser;
    const debug = await context.newCDPSession(page);
    const crashed = page.waitForEvent('crash');
    debug.send('Page.crash').catch(() => undefined);
    await crashed;
    const next = await context.newPage();
    await next.goto(`${stage.rally.url}/report`);
    await next.getByText('A picture did not arrive').waitFor();
    expect(await next.locator('.writing [name=text]').inputValue()).toBe('Half a sen');
    await next.getByRole('button', { name: 'Go on without it' }).click();
    await next.keyboard.press('Escape');
    await atHome(next);

    // A reload while a picture is being prepared; this preparation never ends.
    await next.evaluate(() => {
      window.createImageBitmap = () => new Promise(() => undefined);
    });
    await next.locator('button[data-kind=photo]').click();
    expect(await next.locator('.photo-lost').count()).toBe(0);
    await next
      .locator('.writing input[name=library]')
      .setInputFiles([{ name: 'IMG_0412.jpg', mimeType: 'image/jpeg', buffer: JPEG }]);
    await next.getByText('Preparing photo 1 of 1').waitFor();
    expect(await next.locator('.writing button[type=submit]').isDisabled()).toBe(true);
    await next.locator('.writing [name=text]').press('End');
    await next.keyboard.type('tence, and its end');
    await next.reload();
    await next.getByText('IMG_0412.jpg: this picture did not arrive').waitFor();
    expect(await next.locator('.writing [name=text]').inputValue()).toBe('Half a sentence, and its end');
    expect(faults).toEqual([]);
    await context.close();
  });
}
