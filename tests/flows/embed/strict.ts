/** The element under strict policies, without storage, with scripts doubled or combined. */
import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { hurry } from '../../support/browser.js';
import { type EmbedStage, element, hears, isLive, PATIENCE, told } from './stage.js';

/** Runs in the page: no storage can be reached, as in a browser that blocks it. */
function withoutStorage(): void {
  for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches', 'cookieStore'])
    Object.defineProperty(globalThis, name, {
      get() {
        throw new DOMException('blocked', 'SecurityError');
      },
    });
}

/** Stops the page's clock: time passes there only where a test has it pass. */
async function stopClock(page: Page): Promise<void> {
  const time = Date.now();
  await page.clock.install({ time });
  await page.clock.pauseAt(time + 1_000);
}

export function strictTests(stage: EmbedStage): void {
  const feed = (attributes = '') =>
    `<rally-feed src="${stage.src}"${attributes}><a href="/x">By itself</a></rally-feed>`;
  const policy = (more: string) =>
    [
      "default-src 'none'",
      `script-src ${stage.rally.url}`,
      `connect-src ${stage.rally.url} ${stage.rally.url.replace('http', 'ws')}`,
      `img-src ${stage.rally.url} data:`,
      more,
    ].join('; ');

  test.each(["require-trusted-types-for 'script'", "require-trusted-types-for 'script'; trusted-types rallyline"])(
    'the feed is live, with older entries and styles, under a policy of scripts, connections and images alone, and %s',
    async (types) => {
      for (let n = 0; n < 22; n += 1) await stage.rally.post(stage.token, stage.slug, { text: `Number ${n}.` });
      const { page, faults } = await stage.openedPlain({ body: feed(), policy: policy(types) });
      await isLive(page);
      await stage.rally.post(stage.token, stage.slug, { text: 'New.' });
      await element(page).locator('article', { hasText: 'New.' }).waitFor(PATIENCE);
      await element(page).locator('[data-older]').click();
      await element(page).locator('article', { hasText: 'Number 0.' }).waitFor(PATIENCE);
      expect(
        await element(page)
          .locator('.rally')
          .evaluate((box) => getComputedStyle(box).borderTopWidth),
      ).toBe('1px');
      expect(faults).toEqual([]);
    },
  );

  test('a policy that allows no HTML of ours leaves the host’s own markup, and says so to its scripts', async () => {
    const types = "require-trusted-types-for 'script'; trusted-types 'none'";
    const { page } = await stage.openedPlain({ body: feed(), policy: policy(types) });
    expect(await hears(page, 'error')).toEqual([{ blog: stage.slug, why: 'policy' }]);
    expect(await page.getByText('By itself').isVisible()).toBe(true);
  });

  test('without wss in its policy the feed asks for what is new, every ten seconds', async () => {
    await stage.rally.post(stage.token, stage.slug, { text: 'First.' });
    let asked = 0;
    const without = policy('').replace(/ ws:\S+/, '');
    expect(without).not.toContain('ws:');
    const { page } = await stage.openedPlain({ body: feed(), policy: without }, undefined, async (page) => {
      // A route is past the browser's cache, which would answer with what it heard ten seconds ago.
      await page.route(/changes/, (route) => {
        asked += 1;
        return route.continue();
      });
      await stopClock(page);
    });
    await hears(page, 'ready');
    await stage.rally.post(stage.token, stage.slug, { text: 'It came by asking.' });
    await element(page)
      .locator('[data-connection=offline]')
      .waitFor({ state: 'attached', ...PATIENCE });
    // Two attempts that the policy forbids are some seconds apart, and nothing else is waited for.
    await page.clock.fastForward(5_000);
    await element(page).locator('article', { hasText: 'It came by asking.' }).waitFor(PATIENCE);
    const before = asked;
    await stage.rally.post(stage.token, stage.slug, { text: 'And so did this.' });
    // Ten seconds on average, so that readers do not all ask at once.
    await page.clock.fastForward(7_000);
    // The time in which a question would be asked.
    await page.waitForTimeout(500);
    expect(asked).toBe(before);
    await page.clock.fastForward(13_000);
    await element(page).locator('article', { hasText: 'And so did this.' }).waitFor(PATIENCE);
  });

  test('while the network gives no answer the element says so once, and asks again until the feed is there', async () => {
    await stage.rally.post(stage.token, stage.slug, { text: 'First.' });
    let losses = 2;
    const { page } = await stage.openedPlain({ body: feed() }, undefined, (page) =>
      page.route(`**/embed/${stage.slug}`, (route) => (losses-- > 0 ? route.abort() : route.continue())),
    );
    expect(await hears(page, 'error')).toEqual([{ blog: stage.slug, why: 'network' }]);
    expect(await told(page, 'ready')).toEqual([]);
    expect(await page.getByText('By itself').isVisible()).toBe(true);
    expect(await hears(page, 'ready')).toEqual([{ blog: stage.slug, lang: 'en', entries: 1 }]);
    expect(await told(page, 'error')).toHaveLength(1);
  });

  test('the feed is live without any storage, and where there is one nothing is stored', async () => {
    await stage.rally.post(stage.token, stage.slug);
    const blocked = await stage.openedPlain({ body: feed() }, { before: withoutStorage });
    await isLive(blocked.page);
    expect(blocked.faults).toEqual([]);
    const { page, context } = await stage.openedPlain({ body: feed() });
    await isLive(page);
    expect(await context.storageState({ indexedDB: true })).toEqual({ cookies: [], origins: [] });
    expect(await page.evaluate(async () => (await caches.keys()).length)).toBe(0);
  });

  test('two versions of the script and a doubled one make one feed with one connection', async () => {
    await stage.rally.post(stage.token, stage.slug);
    let sockets = 0;
    const head = ['', '?v=1', '', '?v=2'].map((query) => stage.script(query)).join('');
    const { page, faults } = await stage.openedPlain({ body: feed() + feed(), head }, undefined, (page) =>
      Promise.resolve(page.on('websocket', () => (sockets += 1))),
    );
    await isLive(page);
    await element(page)
      .nth(1)
      .locator('[data-connection=live]')
      .waitFor({ state: 'attached', ...PATIENCE });
    expect([sockets, faults]).toEqual([1, []]);
  });

  test('a script that a cache combined into a plain one of the host’s own address, and began late, finds its server', async () => {
    await stage.rally.post(stage.token, stage.slug);
    const own = await (await fetch(`${stage.rally.url}/embed.js`)).text();
    // As a server with a public address writes it.
    const named = own.replaceAll('import.meta.url', JSON.stringify(`${stage.rally.url}/embed.js`));
    const scripts = { '/all.js': `var e = 1, t = 2; let n = 3; const r = 4;\n${named}\nvar o = 5;` };
    const late = `<script>setTimeout(() => document.head.append(Object.assign(document.createElement('script'), { src: '/all.js' })), 300)</script>`;
    const { page, faults } = await stage.openedPlain({ body: feed() + late, head: '', scripts });
    await isLive(page);
    expect(faults).toEqual([]);
  });

  test('a photo that the network lost is asked for again', async () => {
    let losses = 1;
    const image =
      'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
    const { id } = await stage.rally.post(stage.token, stage.slug, { text: 'With a photo.' });
    const picture = `<picture><img src="/media/lost.png" alt="lost"></picture>`;
    const { page } = await stage.openedPlain({ body: feed() }, undefined, async (page) => {
      await hurry(page, 5_000);
      await page.route(`**/embed/${stage.slug}`, async (route) => {
        const answer = await route.fetch();
        await route.fulfill({
          response: answer,
          body: (await answer.text()).replace('</article>', `${picture}</article>`),
        });
      });
      await page.route('**/media/lost.png', (route) =>
        losses-- > 0
          ? route.abort()
          : route.fulfill({ contentType: 'image/png', body: Buffer.from(image.split(',')[1] ?? '', 'base64') }),
      );
    });
    await element(page).locator(`#e-${id}`).waitFor(PATIENCE);
    await page.waitForFunction(
      () =>
        (document.querySelector('rally-feed')?.shadowRoot?.querySelector<HTMLImageElement>('picture img')
          ?.naturalWidth ?? 0) > 0,
      undefined,
      PATIENCE,
    );
  });

  test('a host’s style sheet reaches what has the name of a part, and nothing else inside', async () => {
    await stage.rally.post(stage.token, stage.slug, { text: 'People are arriving.' });
    const head = `${stage.script()}<style>
      * { display: none !important } html, head, body, rally-feed { display: block !important; }
      html { font-size: 50px } article, .t, p { color: red !important }
      rally-feed::part(title) { color: rgb(1, 2, 3) } rally-feed::part(entry) { border-top: 7px solid }</style>`;
    const { page } = await stage.openedPlain({ body: feed(), head });
    await isLive(page);
    await stage.rally.post(stage.token, stage.slug, { text: 'New.' });
    await element(page).locator('article', { hasText: 'New.' }).waitFor(PATIENCE);
    const looks = await element(page).evaluate((host) => {
      const style = (selector: string) => getComputedStyle(host.shadowRoot!.querySelector(selector)!);
      return [style('h2').color, style('article').borderTopWidth, style('.t').color, style('.t').fontSize];
    });
    expect(looks).toEqual(['rgb(1, 2, 3)', '7px', 'rgb(28, 27, 24)', '18px']);
    expect(await element(page).locator('article').first().isVisible()).toBe(true);
  });
}
