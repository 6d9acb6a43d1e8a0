/** Taps that come twice, keys that are held, and steps back. */
import { expect, test } from '@jest/globals';
import sharp from 'sharp';
import { anotherGesture, approvePhotos, write } from '../../support/browser.js';
import type { BrowserStage } from '../../support/browserStage.js';
import { inForm } from '../lock/lockedPhone.js';
import { atHome, backTwice, focusedOn, own, tapTwice } from './gestures.js';

export function tapTests(stage: BrowserStage): void {
  test('two taps on Send post one entry, the app stays, and the new entry has the focus', async () => {
    const slug = await stage.rally.blog();
    const { page, context, faults } = await stage.reporterOf(slug);
    let sent = 0;
    for (const apart of [20, 80]) {
      await write(page, 'update', { text: `Sent with taps ${apart.toString()} ms apart.` });
      await tapTwice(page, '.writing button[type=submit]', apart);
      await atHome(page);
      sent += 1;
      await own(page)
        .nth(sent - 1)
        .waitFor();
      await page.locator('.own:first-child:focus').waitFor();
      await page.waitForTimeout(400);
      expect([await own(page).count(), page.url()]).toEqual([sent, `${stage.rally.url}/report`]);
      expect(await focusedOn(page)).toBe(await own(page).first().getAttribute('data-entry'));
    }
    await write(page, 'notice', { text: 'Sent by a double click.' });
    await page.locator('.writing button[type=submit]').dblclick();
    await atHome(page);
    await page.locator('.own[data-state=published]').nth(2).waitFor();
    await page.waitForTimeout(400);
    expect(await own(page).count()).toBe(3);
    const { entries } = (await (await fetch(`${stage.rally.url}/api/v1/blogs/${slug}/entries`)).json()) as {
      entries: unknown[];
    };
    expect(entries).toHaveLength(3);

    // The button for the next step appears where Withdraw was.
    await page.locator('.own').first().scrollIntoViewIfNeeded();
    await tapTwice(page, '.own:first-child .deeds button:last-child >> nth=0', 60);
    await page.getByText('Goes out first, in a moment').waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  test('a second tap that begins on Send and ends where another button stands since opens nothing', async () => {
    const { page, context, faults } = await stage.reporterOf(await stage.rally.blog());
    await write(page, 'update', { text: 'Sent with two quick taps.' });
    const pressed = await page.locator('.writing button[type=submit]').boundingBox();
    await tapTwice(page, '.writing button[type=submit]', 20, () => atHome(page));
    // Guards its own premise: another control is there now.
    const at = { x: (pressed?.x ?? 0) + (pressed?.width ?? 0) / 2, y: (pressed?.y ?? 0) + (pressed?.height ?? 0) / 2 };
    const there = ({ x, y }: typeof at) => document.elementFromPoint(x, y)?.closest('button')?.dataset.kind;
    expect(await page.evaluate(there, at)).toBeDefined();
    await anotherGesture(page);
    expect([await own(page).count(), await page.locator('.writing').count()]).toEqual([1, 0]);
    expect(faults).toEqual([]);
    await context.close();
  });

  test('the second of two taps on Send does not confirm what the first one asks; a later press sends the photo undescribed', async () => {
    const { page, context, faults } = await stage.reporterOf(await stage.rally.blog());
    const buffer = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#2166ac' } })
      .jpeg()
      .toBuffer();
    await write(page, 'photo', { text: 'The square.' });
    await page
      .locator('.writing input[name=library]')
      .setInputFiles([{ name: 'a.jpg', mimeType: 'image/jpeg', buffer }]);
    await approvePhotos(page);
    await page.locator('.writing img').waitFor();
    await tapTwice(page, '.writing button[type=submit]', 80);
    await page.getByRole('button', { name: 'Send without' }).waitFor();
    await page.waitForTimeout(500);
    expect([await page.getByRole('button', { name: 'Send without' }).count(), await own(page).count()]).toEqual([1, 0]);
    await page.getByRole('button', { name: 'Send without' }).tap();
    await own(page).waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  test("two taps on Back, a held Escape and a double use of the phone's back button close the form once, and the app stays", async () => {
    const { page, context, faults } = await stage.reporterOf(await stage.rally.blog());
    const closed = async () => {
      await atHome(page);
      await page.locator('button[data-kind=update]:focus').waitFor();
      await page.waitForTimeout(500);
      expect([page.url(), await page.locator('.writing').count(), await focusedOn(page)]).toEqual([
        `${stage.rally.url}/report`,
        0,
        'update',
      ]);
    };
    for (const apart of [20, 80]) {
      await write(page, 'update', { text: 'Half a sentence' });
      await tapTwice(page, '.writing .back', apart);
      await closed();
    }
    await page.locator('button[data-kind=update]').click();
    for (let held = 0; held < 12; held += 1) await page.keyboard.down('Escape');
    await page.keyboard.up('Escape');
    await closed();

    for (const apart of [20, 300]) {
      await page.locator('button[data-kind=update]').click();
      await page.locator('.writing').waitFor();
      await page.evaluate(backTwice, apart);
      await closed();
    }
    // Two taps on a kind open one form, and one Escape closes it.
    await tapTwice(page, 'button[data-kind=update]', 50);
    await page.locator('.writing').waitFor();
    await inForm(page, 'Half a sentence');
    await page.waitForTimeout(100);
    expect(await page.locator('.writing [role=alert]').count()).toBe(0);
    await page.keyboard.press('Escape');
    await closed();
    expect(faults).toEqual([]);

    // A single step back from the first screen leaves the app.
    await page.waitForTimeout(500);
    await page.evaluate(() => history.back());
    await page.waitForURL((url) => url.pathname !== '/report');
    await context.close();
  });
}
