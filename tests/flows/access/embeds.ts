/** The embed: in another site's page, as an element and in a frame, and by itself in each language. */
import { expect, test } from '@jest/globals';
import { createHostPage } from '../../../server/demo/hostPage.js';
import { LANGUAGES } from '../../../shared/messages/languages.js';
import type { BrowserStage } from '../../support/browserStage.js';
import { bothLive } from '../embed/stage.js';
import { Audit } from './audit.js';

export function embedTests(stage: BrowserStage, crowded: () => string): void {
  test('the element and the frame have no fault in another site’s page', async () => {
    const audit = await Audit.open();
    const host = createHostPage({ rallyUrl: stage.rally.url, slug: crowded() });
    const { page, context } = await stage.visitor();
    await page.goto(`http://127.0.0.1:${await host.listen()}`);
    await bothLive(page);
    await audit.screen(page, 'host', { within: 'rally-feed, .rally' });
    await context.close();
    await host.close();
    expect(audit.found).toEqual([]);
  });

  test('the frame’s page has no fault of layout and targets of 44 px in each language, and no other fault in Arabic and Ukrainian', async () => {
    const audit = await Audit.open();
    const { page, context } = await stage.visitor();
    for (const lang of LANGUAGES) {
      await page.goto(`${stage.rally.url}/embed/${crowded()}?lang=${lang}`);
      await page.locator('[data-connection=live]').waitFor({ state: 'attached' });
      await audit.layout(page, `embed, ${lang}`);
      if (lang === 'ar' || lang === 'uk') await audit.screen(page, `embed, ${lang}`, { sameColours: lang === 'uk' });
    }
    await context.close();
    expect(audit.found).toEqual([]);
  });
}
