/** The copy of a feed that a host keeps in its page, where the element learns that there is no feed for that page. */
import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { type EmbedStage, element, PATIENCE, told } from './stage.js';

const WORDS = 'A name in a copy.';

/** All words in the element's own tree, seen or not; structured data among them. Runs in the page. */
const keptWords = () => document.querySelector('rally-feed')?.textContent ?? '';

const failed = (page: Page): Promise<unknown> =>
  page.waitForFunction(
    () => (globalThis as unknown as { told: [string][] }).told.some(([name]) => name === 'error'),
    undefined,
    PATIENCE,
  );

export function keptCopyTests(stage: EmbedStage): void {
  const served = async (form: string) => (await fetch(`${stage.rally.url}/embed/${stage.slug}/${form}`)).text();
  /** A page that was made while the blog was there for it. */
  const kept = async () => {
    await stage.rally.post(stage.token, stage.slug, { text: WORDS });
    return `<rally-feed src="${stage.src}">${await served('fragment')}
      <script type="application/ld+json">${await served('jsonld')}</script><a href="/x">By itself</a></rally-feed>`;
  };
  const shutOut = () => {
    const types = "require-trusted-types-for 'script'; trusted-types 'none'";
    return `default-src 'none'; script-src ${stage.rally.url}; connect-src ${stage.rally.url}; ${types}`;
  };

  test('of a blog that was taken away nothing of a host’s copy stays, seen or unseen: its place says that the page is not here', async () => {
    const body = await kept();
    await stage.set({ visibility: 'desk' });
    const { page } = await stage.openedPlain({ body });
    await element(page).locator('.stand').waitFor(PATIENCE);
    expect(await page.getByText(WORDS).count()).toBe(0);
    expect(await page.evaluate(keptWords)).not.toContain(WORDS);
    // What the host wrote is the host’s: it stays in the page, unseen as beside the feed.
    expect(await page.evaluate(keptWords)).toContain('By itself');
    expect(await told(page, 'error')).toEqual([{ blog: stage.slug, why: 'not-found' }]);
  });

  test('on a site that was struck off the list nothing of the copy stays, and the line leads to the blog', async () => {
    const body = await kept();
    await stage.set({ sites: ['https://paper.example'] });
    const { page } = await stage.openedPlain({ body });
    const line = element(page).getByText('This live blog is not meant for this site.');
    await line.waitFor(PATIENCE);
    expect(await line.getByRole('link').getAttribute('href')).toBe(stage.src);
    expect(await page.evaluate(keptWords)).not.toContain(WORDS);
    expect(await told(page, 'error')).toEqual([{ blog: stage.slug, why: 'site' }]);
  });

  test('under a policy that lets no HTML of ours in the copy stays in sight, and says of when it is', async () => {
    const { page } = await stage.openedPlain({ body: await kept(), policy: shutOut() });
    await failed(page);
    expect(await told(page, 'error')).toEqual([{ blog: stage.slug, why: 'policy' }]);
    expect(await page.locator('rally-feed article', { hasText: WORDS }).isVisible()).toBe(true);
    const time = page.locator('rally-feed .changed', { hasText: 'Last updated:' }).locator('time');
    expect(await time.isVisible()).toBe(true);
    const age = Date.now() - Date.parse((await time.getAttribute('datetime')) ?? '');
    expect([age >= 0, age < 180_000]).toEqual([true, true]);
  });

  test('also under such a policy the copy of a blog that was taken away goes, and the host’s own words stay', async () => {
    const body = await kept();
    await stage.set({ visibility: 'desk' });
    const { page } = await stage.openedPlain({ body, policy: shutOut() });
    await failed(page);
    expect(await page.evaluate(keptWords)).not.toContain(WORDS);
    expect(await page.getByText('By itself').isVisible()).toBe(true);
  });
}
