/** The feed in other sites' pages. */
import { randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { expectNoEnglish } from '../../support/noEnglish.js';
import { PSEUDO } from '../../support/pseudoLanguage.js';
import { day, ENTRIES } from './fullBlog.js';
import { PATIENCE, type PseudoStage } from './stage.js';

export function embedTests(stage: PseudoStage): void {
  const frameOf = async (page: Page, slug: string) => {
    await page.locator('[data-connection=live]', { hasText: '~' }).waitFor(PATIENCE);
    expect(page.url()).toContain(`/embed/${slug}`);
    return page;
  };

  test.each(['announced', 'live', 'paused', 'ended'])(
    'no English shows in the embeds of a rally that is %s, as a frame and as an element',
    async (status) => {
      const slug = await stage.fullBlog({ status: 'live', startsAt: day(status === 'announced' ? 2 : -1) });
      if (status === 'live') for (const fields of ENTRIES) await stage.rally.post(slug, fields);
      else await stage.rally.send('PATCH', `/api/v1/blogs/${slug}`, { command: randomUUID(), rev: 1, status });
      await expectNoEnglish(await frameOf(await stage.opened(`/embed/${slug}`), slug));
      const page = await stage.host({ slug });
      await page.locator('rally-feed [data-connection=live]', { hasText: '~' }).waitFor(PATIENCE);
      await expectNoEnglish(page, { within: 'rally-feed' });
    },
  );

  test('no English shows in the older entries of an embed', async () => {
    const slug = await stage.fullBlog();
    for (let n = 0; n < 25; n += 1) await stage.rally.post(slug);
    const page = await stage.opened(`/embed/${slug}`);
    await page.goto(new URL((await page.locator('[data-older]').getAttribute('href')) ?? '', stage.rally.url).href);
    await expectNoEnglish(page);
  });

  test('no English shows in the embed of a rally that does not exist', async () => {
    const page = await stage.host({ slug: 'nothing', src: `${stage.rally.url}/live/nothing?lang=${PSEUDO}` });
    await page.locator('rally-feed .stand').waitFor(PATIENCE);
    expect(await page.locator('rally-feed .stand').textContent()).not.toMatch(/[A-Za-z]{2}/);
  });

  test('no English shows in the HTML fragment for other sites', async () => {
    const slug = await stage.fullBlog();
    for (const fields of ENTRIES) await stage.rally.post(slug, fields);
    await expectNoEnglish(await stage.opened(`/embed/${slug}/fragment`), { within: '.rally' });
  });
}
