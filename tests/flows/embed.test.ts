/** The feed in another site's page, both ways: as `<rally-feed>` and in an iframe, under that site's own policy. */
import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import { eventually } from '../support/photos/eventually.js';
import { formerTests } from './embed/former.js';
import { frameTests } from './embed/frames.js';
import { hostileTests } from './embed/hostile.js';
import { hostTests } from './embed/hosts.js';
import { innerScrollTests } from './embed/innerScroll.js';
import { keptCopyTests } from './embed/keptCopy.js';
import { limitTests } from './embed/limits.js';
import { looksTests } from './embed/looks.js';
import { narrowTests } from './embed/narrow.js';
import { refusedTests } from './embed/refused.js';
import { severalTests } from './embed/several.js';
import { bothLive, element, EmbedStage, frame, PATIENCE } from './embed/stage.js';
import { strictTests } from './embed/strict.js';
import { takenOverTests } from './embed/takenOver.js';
import { termsTests } from './embed/terms.js';
import { topTests } from './embed/top.js';
import { twoServersTests } from './embed/twoServers.js';

jest.setTimeout(300_000);

const stage = new EmbedStage();

beforeAll(() => stage.start());
afterAll(() => stage.stop());
beforeEach(() => stage.newBlog());
afterEach(() => stage.clear());

test('an entry, its revision and its takedown reach element and frame, and the page asks no other server', async () => {
  const first = await stage.rally.post(stage.token, stage.slug, { text: 'People are arriving.' });
  const { page, origin, asked, faults } = await stage.opened();
  await bothLive(page);
  for (const place of [element(page), frame(page)]) {
    expect(await place.locator(`#e-${first.id}`).textContent()).toContain('People are arriving.');
  }

  const { id } = await stage.rally.post(stage.token, stage.slug, {
    text: 'The **square** is full, see [here](https://example.org/).',
  });
  for (const place of [element(page), frame(page)]) await place.locator(`#e-${id}`).waitFor(PATIENCE);
  const link = element(page).locator(`#e-${id} a[href="https://example.org/"]`);
  expect(await link.getAttribute('target')).toBe('_blank');
  expect(await element(page).locator(`#e-${id} .m a`).getAttribute('href')).toBe(
    `${stage.rally.url}/live/${stage.slug}/entries/${id}`,
  );

  await stage.rally.send(stage.token, 'PATCH', `/api/v1/blogs/${stage.slug}/entries/${id}`, {
    command: randomUUID(),
    rev: 1,
    text: 'The street is full.',
  });
  for (const place of [element(page), frame(page)])
    await place.locator(`#e-${id}`, { hasText: 'The street is full.' }).waitFor(PATIENCE);

  await stage.rally.send(stage.editor, 'POST', `/api/v1/blogs/${stage.slug}/entries/${id}/takedown`, {
    command: randomUUID(),
  });
  for (const place of [element(page), frame(page)])
    await place.locator(`#e-${id}`).waitFor({ state: 'detached', ...PATIENCE });

  const allowed = [origin, stage.rally.url, stage.rally.url.replace('http', 'ws'), 'data:'];
  expect(asked.filter((address) => !allowed.some((own) => address.startsWith(own)))).toEqual([]);
  expect(faults).toEqual([]);
});

test("an element finds its feed by any spelling of the blog's address, also with what newsletters append", async () => {
  const { id } = await stage.rally.post(stage.token, stage.slug);
  const page = `${stage.rally.url}/live/${stage.slug}`;
  const spellings = [
    `${page}/`,
    `${page}?utm_source=letter&fbclid=x`,
    `${page}/?utm_source=letter&lang=uk#e-${id}`,
    `${page}/entries/${id}?lang=uk`,
    `${stage.rally.url}/embed/${stage.slug}?theme=dark`,
    page.replace('http://', ''),
    page.replace('/live/', '/Live/').toUpperCase(),
  ];
  for (const src of spellings) {
    const { page: host } = await stage.opened({ src });
    await element(host).locator(`#e-${id}`).waitFor(PATIENCE);
    const link = await element(host).locator('h2 a').getAttribute('href');
    expect([src, link]).toEqual([src, `${page}${src.includes('lang=uk') ? '?lang=uk' : ''}`]);
  }
});

test('an element taken out of its page closes its socket; put in elsewhere it catches up', async () => {
  await stage.rally.post(stage.token, stage.slug);
  const { page } = await stage.opened();
  const sockets: { url: () => string; isClosed: () => boolean }[] = [];
  page.on('websocket', (socket) => sockets.push(socket));
  await page.reload();
  await bothLive(page);
  await page.evaluate(() => {
    const feed = document.querySelector('rally-feed')!;
    Object.assign(window, { feed });
    feed.remove();
  });
  await eventually(() => Promise.resolve(sockets.some((socket) => socket.isClosed())));
  const { id } = await stage.rally.post(stage.token, stage.slug, { text: 'Meanwhile.' });
  await page.evaluate(() => document.querySelector('aside')!.append((window as unknown as { feed: Node }).feed));
  await element(page).locator(`#e-${id}`).waitFor(PATIENCE);
});

test('an embed read further down holds new entries back, and loads older ones in place', async () => {
  for (let n = 0; n < 25; n += 1)
    await stage.rally.post(stage.token, stage.slug, { text: `Number ${n}. ${'words '.repeat(60)}` });
  const { page } = await stage.opened();
  await bothLive(page);
  await element(page).locator('article').nth(10).scrollIntoViewIfNeeded();
  await stage.rally.post(stage.token, stage.slug, { text: 'New.' });
  const pending = element(page).locator('[data-pending="1"]');
  await pending.waitFor(PATIENCE);
  await pending.click();
  await element(page).locator('article').first().filter({ hasText: 'New.' }).waitFor(PATIENCE);
  await element(page).locator('[data-older]').click();
  await element(page).locator('article', { hasText: 'Number 0.' }).waitFor(PATIENCE);
  expect(await element(page).locator('article').count()).toBe(26);
});

const gzipped = async (answer: Response) => gzipSync(await answer.arrayBuffer(), { level: 9 }).length;

test('the part that makes an element live, which its page names, has 8 KB at most', async () => {
  const page = await (await fetch(`${stage.rally.url}/embed/${stage.slug}`)).text();
  const address = / data-live="([^"]+)"/.exec(page)?.[1] ?? '';
  expect(address).toMatch(/^\/assets\/live-/);
  const answer = await fetch(stage.rally.url + address);
  expect(answer.status).toBe(200);
  expect(await gzipped(answer)).toBeLessThanOrEqual(8 * 1024);
});

test.each([
  ['the script that shows an element has 3.5 KB', '/embed.js', 3.5 * 1024],
  ['the script beside a frame has 1 KB', '/frame.js', 1024],
])('%s at most, may be cached for minutes, and answers 304 to its ETag', async (_, address, most) => {
  const answer = await fetch(stage.rally.url + address);
  expect(await gzipped(answer)).toBeLessThanOrEqual(most);
  expect(answer.headers.get('cache-control')).toContain('max-age=300');
  expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  expect(answer.headers.get('set-cookie')).toBeNull();
  const etag = answer.headers.get('etag') ?? '';
  expect((await fetch(stage.rally.url + address, { headers: { 'If-None-Match': etag } })).status).toBe(304);
});

formerTests(stage);
frameTests(stage);
hostileTests(stage);
hostTests(stage);
severalTests(stage);
innerScrollTests(stage);
twoServersTests(stage);
limitTests(stage);
takenOverTests(stage);
topTests(stage);
termsTests(stage);
keptCopyTests(stage);
looksTests(stage);
narrowTests(stage);
strictTests(stage);
refusedTests(stage);
