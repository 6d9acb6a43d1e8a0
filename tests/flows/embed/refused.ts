/** Where there is no feed for an element: no such blog, none for this site, none of this server; and a blog that goes while it is read. */
import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { hurry } from '../../support/browser.js';
import { type EmbedStage, element, frame, hears, isLive, PATIENCE, told } from './stage.js';

export function refusedTests(stage: EmbedStage): void {
  const feed = () => `<rally-feed src="${stage.src}"><a href="/x">By itself</a></rally-feed>`;

  test('an element of a blog that is not there, or that readers may not see, says so in a line and in an event', async () => {
    const hidden = await stage.rally.blog({ visibility: 'desk' });
    for (const slug of ['nothing', hidden]) {
      const body = `<rally-feed src="${stage.rally.url}/live/${slug}"></rally-feed>`;
      const { page } = await stage.openedPlain({ body });
      await element(page).locator('.stand').waitFor(PATIENCE);
      expect(await hears(page, 'error')).toEqual([{ blog: slug, why: 'not-found' }]);
      expect(await told(page, 'ready')).toEqual([]);
    }
  });

  test('an attribute that asks for nothing there is says so, and the host’s copy of the feed stays; put right, it is the feed', async () => {
    await stage.rally.post(stage.token, stage.slug, { text: 'People are arriving.' });
    const copy = await (await fetch(`${stage.rally.url}/embed/${stage.slug}/fragment`)).text();
    const { page } = await stage.openedPlain({
      body: `<rally-feed src="${stage.src}" kind="notise">${copy}</rally-feed>`,
    });
    await element(page).locator('.stand').waitFor(PATIENCE);
    expect(await told(page, 'error')).toEqual([{ why: 'attribute' }]);
    expect(await page.getByText('People are arriving.').isVisible()).toBe(true);
    await element(page).evaluate((feed) => feed.removeAttribute('kind'));
    await isLive(page);
    expect(await page.getByText('People are arriving.').filter({ visible: true }).count()).toBe(1);
    expect(await element(page).locator('.stand').count()).toBe(0);
  });

  test.each(['kind="Notice"', 'kind="notice,chant"', 'kind="key-moments"', 'order="up"', 'lang="uk_UA"'])(
    'an element with %s shows no entries in place of those that were meant, and tells that an attribute is wrong',
    async (attribute) => {
      await stage.rally.post(stage.token, stage.slug, { text: 'People are arriving.' });
      const { page } = await stage.openedPlain({ body: `<rally-feed src="${stage.src}" ${attribute}></rally-feed>` });
      await element(page).locator('.stand').waitFor(PATIENCE);
      expect(await told(page, 'error')).toEqual([{ why: 'attribute' }]);
      expect(await element(page).locator('article').count()).toBe(0);
    },
  );

  test('a rally that is over is shown, with its state', async () => {
    const ended = await stage.rally.blog({ status: 'ended' });
    const { page } = await stage.openedPlain({
      body: `<rally-feed src="${stage.rally.url}/live/${ended}"></rally-feed>`,
    });
    await isLive(page);
    expect(await element(page).locator('.state').getAttribute('data-status')).toBe('ended');
  });

  const withoutSockets = () =>
    `default-src 'none'; script-src ${stage.rally.url}; connect-src ${stage.rally.url}; img-src ${stage.rally.url} data:`;

  /** A reader without a connection comes back within five seconds, asks every ten, and loads a blog that is gone anew within eight. */
  const comesBackSoon = (page: Page) => hurry(page, 500, 12_500);

  test.each([
    ['by socket', () => undefined],
    ['by asking, where the page’s policy lets no socket through,', withoutSockets],
  ])('a blog that is hidden while it is read %s leaves the element', async (_, policy) => {
    const { id } = await stage.rally.post(stage.token, stage.slug);
    const { page } = await stage.openedPlain({ body: feed(), policy: policy() }, undefined, comesBackSoon);
    await isLive(page);
    await stage.set({ visibility: 'desk' });
    await element(page)
      .locator(`#e-${id}`)
      .waitFor({ state: 'detached', ...PATIENCE });
    await element(page).locator('.stand').waitFor(PATIENCE);
    expect(await hears(page, 'error')).toContainEqual({ blog: stage.slug, why: 'not-found' });
  });

  test.each(['', 'sandbox="allow-scripts"'])(
    'a blog that is hidden while it is read leaves a frame with %p, which says that it is not there',
    async (attributes) => {
      const { id } = await stage.rally.post(stage.token, stage.slug);
      const body = `<iframe src="${stage.rally.url}/embed/${stage.slug}" ${attributes}></iframe>`;
      const { page } = await stage.openedPlain({ body, head: '' }, undefined, comesBackSoon);
      await frame(page)
        .locator('[data-connection=live]')
        .waitFor({ state: 'attached', ...PATIENCE });
      await stage.set({ visibility: 'desk' });
      await frame(page)
        .locator(`#e-${id}`)
        .waitFor({ state: 'detached', ...PATIENCE });
      await frame(page).locator('main').waitFor(PATIENCE);
    },
  );

  test('a site that is not on the blog’s list gets a line with the way to the blog, and a site on it the feed', async () => {
    await stage.rally.post(stage.token, stage.slug);
    const listed = await stage.openedPlain({ body: feed() });
    await isLive(listed.page);
    await stage.set({ sites: ['https://paper.example', listed.origin] });
    await listed.page.reload();
    await isLive(listed.page);
    // A visitor of their own: a browser may show for seconds what it has.
    const { page, asked } = await stage.openedPlain({ body: feed() });
    const line = element(page).getByText('This live blog is not meant for this site.');
    await line.waitFor(PATIENCE);
    expect(await line.getByRole('link').getAttribute('href')).toBe(`${stage.rally.url}/live/${stage.slug}`);
    expect(await element(page).locator('article').count()).toBe(0);
    expect(await hears(page, 'error')).toEqual([{ blog: stage.slug, why: 'site' }]);
    expect(asked.filter((address) => address.startsWith('ws'))).toEqual([]);
  });

  test('an element in what somebody wrote cannot lead to another server, whatever its address says', async () => {
    const evil = [
      'https://evil.example/live/rally',
      `https://evil.example/?${stage.src}`,
      stage.src.replace('http://', 'http://x@evil.example/'),
    ];
    const body = evil.map((src) => `<rally-feed src="${src}">Their own text</rally-feed>`).join('');
    const { page, asked } = await stage.openedPlain({ body });
    await page.waitForFunction(
      () => (globalThis as unknown as { told: unknown[] }).told.length === 3,
      undefined,
      PATIENCE,
    );
    expect(await told(page, 'error')).toEqual([{ why: 'address' }, { why: 'address' }, { why: 'address' }]);
    expect(await page.getByText('Their own text').count()).toBe(3);
    expect(asked.filter((address) => address.includes('evil.example') || address.startsWith('ws'))).toEqual([]);
  });
}
