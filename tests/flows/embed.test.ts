/** The feed in another site's page, both ways: as `<rally-feed>` and in an iframe, under that site's own policy. */
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import { jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { createHostPage, type HostPage, type HostPageParts } from '../../server/demo/hostPage.js';
import { DESKTOP, launchBrowser, visitor, type Visitor } from '../support/browser.js';
import { startRally, type Rally } from '../support/rally.js';

const PATIENCE = { timeout: 30_000 };
const HOSTILE = `
* { all: unset !important; display: inline !important; color: red !important; font: 60px/3 cursive !important; }
html { font-size: 40px !important; }
rally-feed { --ink: red; --paper: red; --rem: 90px; letter-spacing: 1em !important; direction: rtl !important; }
`;

let rally: Rally;
let browser: Browser;
let slug: string;
let token: string;
let editor: string;
let hosts: HostPage[];
let visits: Visitor[];

jest.setTimeout(120_000);

beforeAll(async () => {
  [rally, browser] = await Promise.all([startRally(), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await rally.stop();
});
beforeEach(async () => {
  hosts = [];
  visits = [];
  slug = await rally.blog();
  token = await rally.token(slug, 'Ann');
  editor = await rally.token(slug, 'Eve', 'editor');
});
afterEach(async () => {
  for (const { context } of visits) await context.close();
  for (const host of hosts) await host.close();
});

/** A newspaper's page, opened; everything that the browser asked for is in `asked`. */
async function opened(parts: Partial<HostPageParts> = {}) {
  const host = createHostPage({ rallyUrl: rally.url, slug, ...parts });
  hosts.push(host);
  const origin = `http://127.0.0.1:${await host.listen()}`;
  const visit = await visitor(browser, { size: DESKTOP });
  visits.push(visit);
  const asked: string[] = [];
  visit.page.on('request', (request) => asked.push(request.url()));
  visit.page.on('websocket', (socket) => asked.push(socket.url()));
  await visit.page.goto(origin);
  return { ...visit, origin, asked };
}

const element = (page: Page) => page.locator('rally-feed');
const frame = (page: Page) => page.frameLocator('iframe');

async function bothLive(page: Page): Promise<void> {
  await element(page)
    .locator('[data-connection=live]')
    .waitFor({ state: 'attached', ...PATIENCE });
  await frame(page)
    .locator('[data-connection=live]')
    .waitFor({ state: 'attached', ...PATIENCE });
}

test('an entry, its revision and its takedown reach both, and nothing is asked of anybody else', async () => {
  const first = await rally.post(token, slug, { text: 'People are arriving.' });
  const { page, origin, asked, faults } = await opened();
  await bothLive(page);
  for (const place of [element(page), frame(page)]) {
    expect(await place.locator(`#e-${first.id}`).textContent()).toContain('People are arriving.');
  }

  const { id } = await rally.post(token, slug, { text: 'The **square** is full, see [here](https://example.org/).' });
  for (const place of [element(page), frame(page)]) await place.locator(`#e-${id}`).waitFor(PATIENCE);
  const link = element(page).locator(`#e-${id} a[href="https://example.org/"]`);
  expect(await link.getAttribute('target')).toBe('_blank');
  expect(await element(page).locator(`#e-${id} .m a`).getAttribute('href')).toBe(
    `${rally.url}/live/${slug}/entries/${id}`,
  );

  await rally.send(token, 'PATCH', `/api/v1/blogs/${slug}/entries/${id}`, {
    command: randomUUID(),
    rev: 1,
    text: 'The street is full.',
  });
  for (const place of [element(page), frame(page)])
    await place.locator(`#e-${id}`, { hasText: 'The street is full.' }).waitFor(PATIENCE);

  await rally.send(editor, 'POST', `/api/v1/blogs/${slug}/entries/${id}/takedown`, { command: randomUUID() });
  for (const place of [element(page), frame(page)])
    await place.locator(`#e-${id}`).waitFor({ state: 'detached', ...PATIENCE });

  const allowed = [origin, rally.url, rally.url.replace('http', 'ws'), 'data:'];
  expect(asked.filter((address) => !allowed.some((own) => address.startsWith(own)))).toEqual([]);
  expect(faults).toEqual([]);
});

test('a hostile stylesheet of the host changes nothing inside, and axe finds nothing', async () => {
  await rally.post(token, slug, { text: 'People are arriving.' });
  const { page } = await opened({ style: HOSTILE });
  await element(page).locator('article').first().waitFor(PATIENCE);
  const looks = await element(page)
    .locator('article .t p')
    .first()
    .evaluate((words) => {
      const { color, fontSize, display, letterSpacing, direction } = getComputedStyle(words);
      return { color, fontSize, display, letterSpacing, direction };
    });
  expect(looks).toEqual({
    color: 'rgb(28, 27, 24)',
    fontSize: '18px',
    display: 'block',
    letterSpacing: 'normal',
    direction: 'ltr',
  });

  const calm = await opened();
  await bothLive(calm.page);
  const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  // Playwright's own way in, since the host's policy lets no script of others in.
  await calm.page.evaluate(axe);
  const found = await calm.page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run: (on: string) => Promise<{ violations: { id: string }[] }> } };
    return (await axe.run('rally-feed')).violations.map(({ id }) => id);
  });
  expect(found).toEqual([]);
});

test('a feed of another origin is refused in words, and nothing is asked of it', async () => {
  const { page, asked } = await opened({ src: 'http://evil.example/live/rally' });
  await page.waitForFunction(
    () => document.querySelector('rally-feed')?.shadowRoot?.textContent.includes('must begin with') ?? false,
    undefined,
    PATIENCE,
  );
  expect(await element(page).getByRole('link', { name: 'Follow the rally live' }).isVisible()).toBe(true);
  expect(asked.filter((address) => address.includes('evil.example'))).toEqual([]);
});

test('the address of the blog in any spelling is its feed: as people copy it, with what letters put behind it', async () => {
  const { id } = await rally.post(token, slug);
  const page = `${rally.url}/live/${slug}`;
  const spellings = [
    `${page}/`,
    `${page}?utm_source=letter&fbclid=x`,
    `${page}/?utm_source=letter&lang=uk#e-${id}`,
    `${page}/entries/${id}?lang=uk`,
    `${rally.url}/embed/${slug}?theme=dark`,
  ];
  for (const src of spellings) {
    const { page: host } = await opened({ src });
    await element(host).locator(`#e-${id}`).waitFor(PATIENCE);
    const link = await element(host).locator('h2 a').getAttribute('href');
    expect([src, link]).toEqual([src, `${page}${src.includes('lang=uk') ? '?lang=uk' : ''}`]);
  }
});

test('taken out of the page it closes its socket; put in elsewhere it catches up', async () => {
  await rally.post(token, slug);
  const { page } = await opened();
  const sockets: { url: () => string; isClosed: () => boolean }[] = [];
  page.on('websocket', (socket) => sockets.push(socket));
  await page.reload();
  await bothLive(page);
  await page.evaluate(() => {
    const feed = document.querySelector('rally-feed')!;
    Object.assign(window, { feed });
    feed.remove();
  });
  for (let tries = 0; tries < 100 && !sockets.some((socket) => socket.isClosed()); tries += 1)
    await page.waitForTimeout(100);
  expect(sockets.some((socket) => socket.isClosed())).toBe(true);
  const { id } = await rally.post(token, slug, { text: 'Meanwhile.' });
  await page.evaluate(() => document.querySelector('aside')!.append((window as unknown as { feed: Node }).feed));
  await element(page).locator(`#e-${id}`).waitFor(PATIENCE);
});

test('further down new entries are pending; older ones are loaded in place', async () => {
  for (let n = 0; n < 25; n += 1) await rally.post(token, slug, { text: `Number ${n}. ${'words '.repeat(60)}` });
  const { page } = await opened();
  await bothLive(page);
  await element(page).locator('article').nth(10).scrollIntoViewIfNeeded();
  await rally.post(token, slug, { text: 'New.' });
  const pending = element(page).locator('[data-pending="1"]');
  await pending.waitFor(PATIENCE);
  await pending.click();
  expect(await element(page).locator('article').first().textContent()).toContain('New.');
  await element(page).locator('[data-older]').click();
  await element(page).locator('article', { hasText: 'Number 0.' }).waitFor(PATIENCE);
  expect(await element(page).locator('article').count()).toBe(26);
});

test('what the element places holds no script, no handler and no address but of its own kind', async () => {
  const { id } = await rally.post(token, slug);
  const hostile = `<article id="e-${id}" data-entry="${id}" data-seq="1" data-order="1" onclick="window.hurt=1" style="color:red">
    <p __proto__="x">a name of its own</p><script>window.hurt=1</script><img src="x" onerror="window.hurt=1"><img src="https://evil.example/p.png" srcset="/a 1w,https://evil.example/p 2w">
    <a href="javascript:window.hurt=1" ping="https://evil.example/">x</a><iframe srcdoc="x"></iframe><form action="https://evil.example/"><button formaction="javascript:1">y</button></form>
    <svg viewBox="0 0 1 1"><animate onbegin="window.hurt=1"></animate><use href="https://evil.example/#x"></use></svg><p>kept</p></article>`;
  const { page, asked } = await (async () => {
    const visit = await visitor(browser);
    visits.push(visit);
    const asked: string[] = [];
    visit.page.on('request', (request) => asked.push(request.url()));
    // A server that has gone bad: the second fence stands alone.
    await visit.page.route(`**/embed/${slug}`, async (route) => {
      if (route.request().resourceType() !== 'fetch') return route.continue();
      const answer = await route.fetch();
      const body = (await answer.text()).replace(/<article[\s\S]*<\/article>/, hostile);
      await route.fulfill({ response: answer, body });
    });
    const host = createHostPage({ rallyUrl: rally.url, slug });
    hosts.push(host);
    await visit.page.goto(`http://127.0.0.1:${await host.listen()}`);
    return { ...visit, asked };
  })();
  await element(page).locator('article p', { hasText: 'kept' }).waitFor(PATIENCE);
  const inside = await element(page)
    .locator('article')
    .evaluate((article) => article.outerHTML);
  expect(inside).not.toMatch(/script|onerror|onclick|onbegin|iframe|<form|formaction|evil|ping|style|<use|animate/);
  expect(await page.evaluate(() => 'hurt' in window)).toBe(false);
  expect(asked.filter((address) => address.includes('evil.example'))).toEqual([]);
});

test('the loader is 8 KB at most, may be kept for minutes, and is not asked for twice where it stands', async () => {
  const answer = await fetch(`${rally.url}/embed.js`);
  const script = Buffer.from(await answer.arrayBuffer());
  expect(gzipSync(script, { level: 9 }).length).toBeLessThanOrEqual(8 * 1024);
  expect(answer.headers.get('cache-control')).toContain('max-age=300');
  expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  expect(answer.headers.get('set-cookie')).toBeNull();
  const etag = answer.headers.get('etag') ?? '';
  expect((await fetch(`${rally.url}/embed.js`, { headers: { 'If-None-Match': etag } })).status).toBe(304);
});
