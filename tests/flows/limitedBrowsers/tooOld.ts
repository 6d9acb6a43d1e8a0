/** Browsers that are too old for a page are told so, before anything is typed. */
import { expect, test } from '@jest/globals';
import type { BrowserStage } from '../../support/browserStage.js';
import { hurryAnimations } from '../../support/hurried.js';

const ADDRESSES = ['/report', '/desk', '/join#abc'];

export function tooOldTests(stage: BrowserStage): void {
  test('every page tells a browser that is too old so, before anything is typed', async () => {
    const { page, context } = await stage.visitor({
      before: () => void Reflect.deleteProperty(Element.prototype, 'replaceChildren'),
    });
    for (const address of ADDRESSES) {
      await page.goto(stage.rally.url + address);
      await page.getByText('This browser is too old for this page.').waitFor();
      expect(await page.locator('input, textarea, select').count()).toBe(0);
    }
    expect(await page.locator('[data-join]').isDisabled()).toBe(true);
    await context.close();
  });

  test('every page tells a browser that cannot even read its script which browsers can', async () => {
    const { page, context } = await stage.visitor();
    await hurryAnimations(page, 6_000, 10);
    // A browser that does not know a sign of the script runs nothing of it.
    await page.route('**/assets/*.js', (route) =>
      route.fulfill({ contentType: 'text/javascript', body: 'const a = b ??? c;' }),
    );
    for (const address of ADDRESSES) {
      await page.goto(stage.rally.url + address);
      const told = page.getByText('this browser may be too old');
      await told.waitFor({ timeout: 60_000 });
      expect(await told.textContent()).toContain('Safari 15.4, Chrome 100, Firefox 100');
    }
    expect(await page.locator('[data-join]').isDisabled()).toBe(true);
    await context.close();
  });

  test('the reader’s page is whole in a browser that cannot read its script', async () => {
    const slug = await stage.rally.blog();
    await stage.rally.post(await stage.rally.token(slug, 'Ann'), slug, { text: 'Read without a script.' });
    const { page, context } = await stage.visitor();
    await page.route('**/assets/*.js', (route) =>
      route.fulfill({ contentType: 'text/javascript', body: 'const a = b ??? c;' }),
    );
    await page.goto(`${stage.rally.url}/live/${slug}`);
    await page.locator('article', { hasText: 'Read without a script.' }).waitFor();
    await context.close();
  });
}
