/** A reader keeps a copy of a blog: without a network, after a takedown, over an upgrade, with no room, and beside notifications. */
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { type Visitor, wholeSoon } from '../support/browser.js';
import { sharedStage } from '../support/browserStage.js';
import { photo } from '../support/photos.js';
import { eventually } from '../support/photos/eventually.js';
import { namedPhoto } from '../support/rally.js';
import { startReleases, type Releases } from '../support/release.js';
import { Audit } from './access/audit.js';
import { NOTHING, nothingIsLeft, rememberAll, traces } from './keep/left.js';

jest.setTimeout(300_000);

const stage = sharedStage();
/** The way of this reader to the server, which can be cut while the server goes on. */
let line: Releases;
let reader: Visitor;
let slug: string;
let token: string;

beforeEach(async () => {
  line = await startReleases(stage.rally.port);
  slug = await stage.rally.blog({ languages: ['en', 'uk'] });
  token = await stage.rally.token(slug, 'Leyla', 'editor');
  reader = await stage.visitor();
  await wholeSoon(reader.page);
});
afterEach(async () => {
  expect(reader.faults).toEqual([]);
  await reader.context.close();
  await line.close();
});

const post = async (text: string): Promise<string> => (await stage.rally.post(token, slug, { text })).id;

/** `media`: one photo of it. */
async function takeDown(id: string, media?: string): Promise<void> {
  const address = `/api/v1/blogs/${slug}/entries/${id}/takedown`;
  const answer = await stage.rally.send(token, 'POST', address, { command: crypto.randomUUID(), media });
  expect(answer.status).toBe(201);
}

async function open(page: Page, query = ''): Promise<void> {
  await page.goto(`${line.url}/live/${slug}${query}`);
  await page.locator('[data-connection=live]').waitFor({ timeout: 60_000 });
}

async function openPlace(page: Page): Promise<void> {
  const place = page.locator('[data-keep]');
  // Where a worker is in use the place opens by itself.
  const isInUse = await page.evaluate(() => navigator.serviceWorker.controller !== null);
  if (!isInUse && (await place.count()) === 0) await page.locator('[data-tell]').click();
  await place.locator('[data-state]:not([hidden])').first().waitFor();
}

const says = (page: Page, state: string) => page.locator(`[data-keep] [data-state=${state}]:not([hidden])`).waitFor();

async function keep(page: Page): Promise<void> {
  await openPlace(page);
  await page.locator('[data-keeps=keep]').click();
  await says(page, 'isOn');
}

const copy = (page: Page) =>
  page.evaluate(async (path) => (await (await caches.match(path))?.text()) ?? null, `/live/${slug}`);

test('nothing is stored before the tap, and nothing is left after “Forget it”', async () => {
  await post('People come');
  const { page } = reader;
  await open(page);
  await openPlace(page);
  await says(page, 'isOff');
  expect(await traces(page)).toEqual(NOTHING);
  await keep(page);
  await page.locator('[data-keep] [data-state=isOn]', { hasText: /photos: 0, [\d,]+ kB/ }).waitFor();
  expect(await traces(page)).toEqual({ caches: [`rallyline-kept/${slug}`], workers: 1, remembered: [] });
  await page.locator('[data-keeps=forget]').click();
  await says(page, 'isOff');
  await nothingIsLeft(page);
});

test('the copy opens without a network in its language, says of which time it is, has no fault of access, and is live again when the network is', async () => {
  const first = await post('The first entry');
  const { page } = reader;
  await open(page, '?lang=uk');
  await keep(page);
  line.cut();
  await page.reload();
  expect(await page.locator('.kept-note').textContent()).toMatch(/^Мережа не відповідає.*\d\d:\d\d\.$/);
  await page.locator('[data-connection=offline]', { hasText: 'Немає мережі, копія' }).waitFor();
  expect(await page.locator('article').textContent()).toContain('The first entry');
  // The control works without a network as well.
  await says(page, 'isOn');
  const audit = await Audit.open();
  await audit.screen(page, 'copy', { sameColours: true });
  await audit.screen(page, 'note', { within: '.kept-note, [data-connection]' });
  await page.goto(`${line.url}/live/${slug}/entries/${first}`);
  expect(page.url()).toBe(`${line.url}/live/${slug}#e-${first}`);
  await page.goto(`${line.url}/live/${slug}?before=1`);
  expect(await page.locator('h1').textContent()).toBe('Цього немає у вашій копії');
  await audit.screen(page, 'not in the copy');
  expect(audit.found).toEqual([]);
  await page.locator('main a').click();
  await page.locator('.kept-note').waitFor();
  await post('The second entry');
  line.restore();
  await page.locator('[data-connection=live]').waitFor({ timeout: 60_000 });
  await page.locator('article:first-of-type', { hasText: 'The second entry' }).first().waitFor();
  await page.locator('.kept-note').waitFor({ state: 'detached' });
  await eventually(async () => (await copy(page))?.includes('The second entry') === true);
});

test('an entry that is taken down leaves the copy at once on an open page, and with the next visit otherwise', async () => {
  const [one, other] = [await post('Shown by mistake'), await post('Seen by nobody else')];
  await post('People come');
  const { page } = reader;
  await open(page);
  await keep(page);
  await takeDown(one);
  await page.locator(`#e-${one}`).waitFor({ state: 'detached' });
  await eventually(async () => (await copy(page))?.includes('Shown by mistake') === false);
  expect(await copy(page)).toContain('Seen by nobody else');
  line.cut();
  await page.reload();
  await page.locator('.kept-note').waitFor();
  await takeDown(other);
  // A browser that hears of nothing has the entry still: the record says so.
  expect(await page.locator(`#e-${other}`).count()).toBe(1);
  line.restore();
  await open(page);
  await page.locator(`#e-${other}`).waitFor({ state: 'detached' });
  await eventually(async () => (await copy(page))?.includes('Seen by nobody else') === false);
});

test('a key moment of an entry far down leaves the copy at once when the entry is taken down, while a fold above the feed has the focus', async () => {
  const far = await post('A secret name');
  const change = { command: crypto.randomUUID(), rev: 1, key: true };
  expect((await stage.rally.send(token, 'PATCH', `/api/v1/blogs/${slug}/entries/${far}`, change)).ok).toBe(true);
  for (let n = 0; n < 20; n += 1) await post(`Number ${n}`);
  const { page } = reader;
  await open(page);
  // The premise: the entry itself is not on the page.
  expect(await page.locator(`#e-${far}`).count()).toBe(0);
  await keep(page);
  expect(await copy(page)).toContain('A secret name');
  await page.locator('[data-fold=keys] summary').tap();
  await takeDown(far);
  await page.locator('[data-fold=keys]').waitFor({ state: 'detached' });
  line.cut();
  await eventually(async () => (await copy(page))?.includes('A secret name') === false);
  expect(await copy(page)).toContain('Number 19');
});

test('a photo that is taken down leaves the copy of an open page at once, with its words, and its entry comes back without it', async () => {
  const named = namedPhoto({ alt: 'Faces in the first row' });
  const { id } = await stage.rally.post(token, slug, { text: 'At the embassy', media: [named] });
  await stage.rally.uploadPhoto(token, slug, named.id, await photo({ width: 640, height: 480 }));
  await stage.rally.developed(slug, id);
  const { page } = reader;
  await open(page);
  await page.clock.install();
  await page.locator(`#e-${id} picture`).waitFor();
  await keep(page);
  const photos = () =>
    page.evaluate(async (name) => {
      const files = await (await caches.open(name)).keys();
      return files.filter(({ url }) => url.includes('/media/')).length;
    }, `rallyline-kept/${slug}`);
  await eventually(async () => (await photos()) === 1);
  await takeDown(id, named.id);
  await page.locator(`#e-${id} picture`).waitFor({ state: 'detached' });
  line.cut();
  // The new copy needs the network, which is gone: what is seen now was done without it.
  await eventually(async () => (await photos()) === 0);
  expect(await copy(page)).not.toContain('Faces in the first row');
  line.restore();
  // The new copy comes within half a minute.
  await page.clock.fastForward(30_000);
  await eventually(async () => (await copy(page))?.includes('At the embassy') === true);
  expect([await photos(), (await copy(page))?.includes('Faces in the first row')]).toEqual([0, false]);
});

test('a blog that is not there any more takes its copy and its worker along', async () => {
  const { page } = reader;
  await open(page);
  await keep(page);
  const change = { command: crypto.randomUUID(), rev: 1, visibility: 'desk' };
  expect((await stage.rally.send(token, 'PATCH', `/api/v1/blogs/${slug}`, change)).ok).toBe(true);
  await page.goto(`${line.url}/live/${slug}`);
  await nothingIsLeft(page);
});

test('a blog that is hidden while its page is open takes its copy and its worker along, and the page shows nothing of it', async () => {
  await post('Shown for an hour');
  const { page } = reader;
  await open(page);
  await keep(page);
  const change = { command: crypto.randomUUID(), rev: 1, visibility: 'desk' };
  expect((await stage.rally.send(token, 'PATCH', `/api/v1/blogs/${slug}`, change)).ok).toBe(true);
  await page.getByRole('heading', { name: 'This page is no longer here' }).waitFor({ timeout: 60_000 });
  await nothingIsLeft(page);
  expect(await page.evaluate(() => document.documentElement.outerHTML.includes('Shown for an hour'))).toBe(false);
});

test('a copy of a former build opens without a network with its own files, and the next visit replaces it', async () => {
  const { page } = reader;
  await open(page);
  await keep(page);
  await page.evaluate(async (slug) => {
    const cache = await caches.open(`rallyline-kept/${slug}`);
    const page = await cache.match(`/live/${slug}`);
    const html = (await page!.text()).replace(/\/assets\/reader-[\w-]+\.js/, '/assets/reader-former.js');
    await cache.put(`/live/${slug}`, new Response(html, { headers: page!.headers }));
    const script = new Response('document.title = "of the former build"', {
      headers: { 'Content-Type': 'text/javascript' },
    });
    await cache.put('/assets/reader-former.js', script);
  }, slug);
  line.cut();
  await page.reload();
  await page.waitForFunction(() => document.title === 'of the former build');
  line.restore();
  await open(page);
  await eventually(async () => (await copy(page))?.includes('reader-former') === false);
  await eventually(() => page.evaluate(async () => (await caches.match('/assets/reader-former.js')) === undefined));
});

test('where the device has no room it is said, and nothing is half kept', async () => {
  const { page, context } = reader;
  await open(page);
  await openPlace(page);
  const devtools = await context.newCDPSession(page);
  await devtools.send('Storage.overrideQuotaForOrigin', { origin: line.url, quotaSize: 30_000 });
  await page.locator('[data-keeps=keep]').click();
  await says(page, 'full');
  await nothingIsLeft(page);
});

test('a blog whose address begins like that of a kept one goes its own way, and “Forget everything” forgets both', async () => {
  const { page } = reader;
  await open(page);
  await keep(page);
  const kept = slug;
  slug = `${kept}-2`;
  await stage.rally.blog({ slug });
  await open(page);
  expect(await page.locator('.kept-note').count()).toBe(0);
  line.cut();
  const without = await reader.context.newPage();
  await expect(without.goto(page.url())).rejects.toThrow(/net::/);
  await without.close();
  line.restore();
  await open(page);
  await keep(page);
  expect((await traces(page)).workers).toBe(2);
  await rememberAll(page, slug);
  await page.locator('[data-keeps=forgetAll]').click();
  await says(page, 'isOff');
  await nothingIsLeft(page);
  expect(await page.evaluate(() => Object.keys(sessionStorage))).toEqual([]);
});
