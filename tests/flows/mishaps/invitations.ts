/** Invitations: pasted, opened in an app's own browser, and opened without cookies. */
import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { BrowserStage } from '../../support/browserStage.js';
import { tapTwice } from './gestures.js';

export function invitationTests(stage: BrowserStage): void {
  const state = (page: Page) => page.locator('[data-join-state]').innerText();
  const signIn = (page: Page) => page.locator('[data-join]');

  test('an invitation stays in the address until the button is pressed, and a newer one pasted there replaces it', async () => {
    const slug = await stage.rally.blog();
    const { page, context, faults } = await stage.visitor();
    await page.goto(`${stage.rally.url}/join#${'x'.repeat(43)}`);
    await signIn(page).and(page.locator(':enabled')).waitFor();
    expect(page.url()).toContain('#x');
    await signIn(page).click();
    await page.getByText('This invitation is not known here.').waitFor();
    expect([page.url(), await signIn(page).isDisabled()]).toEqual([`${stage.rally.url}/join`, true]);

    const secret = await stage.rally.invitation(slug, 'Leyla');
    await page.evaluate((hash) => (location.hash = hash), secret);
    await signIn(page).and(page.locator(':enabled')).waitFor();
    expect(await state(page)).toBe('');
    // The answer waits for the second tap, which a busy machine would bring to the next page.
    let go = (): void => undefined;
    const tapped = new Promise<void>((resolve) => (go = resolve));
    await page.route('**/api/v1/session', (route) => tapped.then(() => route.continue()));
    await tapTwice(page, '[data-join]', 40);
    go();
    await page.waitForURL(`${stage.rally.url}/report`);
    await page.locator('[data-kind=update]').waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  test('a sign-in link pasted into an app that nobody is signed in to leads to the button that redeems it', async () => {
    const slug = await stage.rally.blog();
    const { page, context, faults } = await stage.visitor();
    await page.goto(`${stage.rally.url}/report`);
    const field = page.locator('.paste-link textarea');
    await field.fill('salam');
    // The key chooses a word that is being composed, in Safari's way: nothing is opened by it.
    const isLeft = await field.evaluate((one) => {
      const key = { key: 'Enter', keyCode: 229, bubbles: true, cancelable: true };
      return one.dispatchEvent(new KeyboardEvent('keydown', key));
    });
    expect([isLeft, await page.getByText('That is no sign-in link.').count()]).toEqual([true, 0]);
    await field.press('Enter');
    await page.getByText('That is no sign-in link.').waitFor();
    await field.fill(`Giriş: ${stage.rally.url}/join#${await stage.rally.invitation(slug, 'Leyla')}`);
    await field.press('Enter');
    await page.waitForURL(/\/join#/);
    await signIn(page).click();
    await page.locator('[data-kind=update]').waitFor();
    await page.locator('.home-foot summary').first().click();
    await page.locator('.this-phone [data-fact=sendsClosed]').waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  test("sign-in inside another app's browser says so first, and how to copy the link out", async () => {
    const context = await stage.browser.newContext({
      userAgent:
        'Mozilla/5.0 (Linux; Android 14; SM-A546B; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/120.0 Mobile Safari/537.36 Instagram 310.0',
      viewport: { width: 390, height: 844 },
    });
    const page = await context.newPage();
    const slug = await stage.rally.blog();
    const secret = await stage.rally.invitation(slug, 'Leyla');
    await page.goto(`${stage.rally.url}/join#${secret}`);
    await page.locator('[data-inside-app]').waitFor();
    expect(page.url()).toContain(secret);
    await page.getByRole('button', { name: 'Copy the link' }).click();
    await page.locator('[data-inside-app]').locator('.field, [role=status]').waitFor();
    await page.getByRole('button', { name: 'Sign in here' }).click();
    await page.waitForURL(`${stage.rally.url}/report`);
    await context.close();
  });

  test('a browser that keeps no cookies does not spend the invitation', async () => {
    const slug = await stage.rally.blog();
    const { page, context, faults } = await stage.visitor();
    const debug = await context.newCDPSession(page);
    await debug.send('Emulation.setDocumentCookieDisabled', { disabled: true });
    await page.goto(`${stage.rally.url}/join#${await stage.rally.invitation(slug, 'Leyla')}`);
    await page.getByText('This browser keeps no cookies').waitFor();
    await signIn(page).click();
    await page.waitForTimeout(300);
    expect(await state(page)).toContain('not used yet');
    await debug.send('Emulation.setDocumentCookieDisabled', { disabled: false });
    await signIn(page).click();
    await page.waitForURL(`${stage.rally.url}/report`);
    expect(faults).toEqual([]);
    await context.close();
  });

  test('a browser that keeps nothing but cookies does not spend the invitation', async () => {
    const { page, context, faults } = await stage.visitor();
    await page.addInitScript(() => {
      const forbid = () => {
        throw new DOMException('forbidden', 'SecurityError');
      };
      Object.defineProperty(globalThis, 'localStorage', { get: forbid });
      IDBFactory.prototype.open = forbid;
    });
    await page.goto(`${stage.rally.url}/join#${await stage.rally.invitation(await stage.rally.blog(), 'Leyla')}`);
    await signIn(page).click();
    await page.getByText('This browser keeps nothing for this site').waitFor();
    expect(await state(page)).toContain('not used yet');
    expect(await context.cookies()).toEqual([]);
    expect(faults).toEqual([]);
    await context.close();
  });
}
