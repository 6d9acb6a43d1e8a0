/** Lists of the desk that the server does not give. */
import { test } from '@jest/globals';
import type { BrowserStage } from '../../support/browserStage.js';
import { pressFor } from './board.js';

export function unreadTest(stage: BrowserStage): void {
  test('a list that the server refuses to the desk is told of, and comes when it is given', async () => {
    const slug = await stage.rally.blog();
    const { page, context } = await stage.editorOf(slug, 'Nigar');
    const refused = {
      status: 429,
      contentType: 'application/problem+json',
      body: '{"code":"rate-limited","retry":true}',
    };
    const lists = /\/(people|outlets)(\?|$)/;
    await page.route(lists, (route) => route.fulfill(refused));
    await page.reload();
    await page.locator('[data-line=live]').waitFor();
    await pressFor(page, 'o', page.locator('dialog [data-unread=true]'));
    await page.locator('dialog [data-unread=true]', { hasText: 'Too much at once.' }).waitFor();
    await page.keyboard.press('Escape');
    await pressFor(page, 'h', page.locator('dialog .fault', { hasText: 'Too much at once.' }).first());
    await page.keyboard.press('Escape');
    await page.unroute(lists);
    await pressFor(page, 'o', page.locator('dialog [data-device]').first());
    await context.close();
  });
}
