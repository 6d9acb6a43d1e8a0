/** Rallies of two servers in one page whose policy has Trusted Types. */
import { expect, test } from '@jest/globals';
import { startRally } from '../../support/rally.js';
import { eventually } from '../../support/photos/eventually.js';
import { type EmbedStage, element, elementsLive, told } from './stage.js';

export function twoServersTests(stage: EmbedStage): void {
  test('under Trusted Types the rallies of two servers stand in one page where the policy allows duplicates; else the second tells why not', async () => {
    const other = await startRally();
    // Servers of two rallies have two names.
    const named = other.url.replace('127.0.0.1', 'localhost');
    try {
      const there = await other.blog();
      const scripts = [stage.rally.url, named].map((url) => `<script type="module" src="${url}/embed.js"></script>`);
      const feeds = [stage.src, `${named}/live/${there}`].map((src) => `<rally-feed src="${src}">Text</rally-feed>`);
      const page = (more: string) => ({
        body: feeds.join(''),
        head: scripts.join(''),
        policy: `require-trusted-types-for 'script'; trusted-types rallyline${more}`,
      });
      const strict = await stage.openedPlain(page(''));
      // Until the other's script is there, the first one tells that its address is nobody's.
      await eventually(async () => (await told(strict.page, 'error')).some(({ why }) => why === 'policy'));
      await elementsLive(strict.page, 1);
      const allowing = await stage.openedPlain(page(" 'allow-duplicates'"));
      await elementsLive(allowing.page, 2);
      expect(await element(allowing.page).count()).toBe(2);
      expect(allowing.faults).toEqual([]);
    } finally {
      await other.stop();
    }
  });
}
