/** The phone in browsers that have less than the newest: older ones, private windows, and such as end what is open. */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { createHostPage, type HostPage } from '../../server/demo/hostPage.js';
import { launchBrowser, send, signInOnPhone, visitor, write, type Visitor } from '../support/browser.js';
import { heic } from '../support/photos/bad.js';
import { asTaken } from '../support/photos/asTaken.js';
import { startRally, type Rally } from '../support/rally.js';

jest.setTimeout(120_000);

let rally: Rally;
let browser: Browser;
let crowd: Buffer;
const hosts: HostPage[] = [];

beforeAll(async () => {
  rally = await startRally();
  browser = await launchBrowser();
  crowd = await asTaken({ width: 800, height: 600, seed: 2 });
});
afterAll(async () => {
  for (const host of hosts) await host.close();
  await browser.close();
  await rally.stop();
});

const strip = (page: Page, words: string | RegExp) => page.locator('.strip', { hasText: words }).waitFor();
const ready = (page: Page, n = 1) =>
  page
    .locator('.own-photo[data-state=ready]')
    .nth(n - 1)
    .waitFor({ timeout: 60_000 });

async function reporterWith(before: () => void): Promise<Visitor> {
  const reporter = await visitor(browser, { before });
  await signInOnPhone(reporter.page, rally.url, await rally.invitation(await rally.blog(), 'Leyla'));
  return reporter;
}

async function choose(page: Page, buffer = crowd, name = 'a.jpg'): Promise<void> {
  await page.locator('.writing input[name=library]').setInputFiles([{ name, mimeType: 'image/jpeg', buffer }]);
}

async function withPhoto(page: Page, text: string): Promise<void> {
  await write(page, 'photo', { text });
  await choose(page);
  await page.locator('.writing [name="media.0.alt"]').fill('The crowd.');
}

test('without anything that is younger than Safari 15.4, Chrome 100 and Firefox 100, an entry and its photo are posted', async () => {
  const { page, context, faults } = await reporterWith(() => {
    const younger: [object, string[]][] = [
      [Array.prototype, ['toSorted', 'toSpliced', 'toReversed', 'with', 'findLast', 'findLastIndex', 'group']],
      [Array, ['fromAsync']],
      [String.prototype, ['isWellFormed', 'toWellFormed']],
      [AbortSignal, ['timeout', 'any']],
      [AbortSignal.prototype, ['throwIfAborted']],
      [URL, ['canParse', 'parse']],
      [Object, ['groupBy']],
      [Map, ['groupBy']],
      [Promise, ['withResolvers', 'try']],
      [Set.prototype, ['union', 'intersection', 'difference', 'symmetricDifference', 'isSubsetOf', 'isDisjointFrom']],
      [Intl, ['Segmenter', 'DurationFormat']],
      [Response, ['json']],
      [Navigator.prototype, ['storage', 'locks', 'userActivation', 'scheduling']],
      [Element.prototype, ['checkVisibility', 'setHTMLUnsafe', 'togglePopover']],
      [Crypto.prototype, ['randomUUID']],
      [globalThis, ['visualViewport', 'OffscreenCanvas', 'createImageBitmap', 'structuredClone', 'scheduler']],
      [globalThis, ['BroadcastChannel', 'requestIdleCallback', 'Iterator', 'CompressionStream', 'navigation']],
    ];
    for (const [holder, names] of younger) for (const name of names) Reflect.deleteProperty(holder, name);
  });
  expect(await page.evaluate(() => 'storage' in navigator || 'visualViewport' in window || 'toSorted' in [])).toBe(
    false,
  );
  await withPhoto(page, 'The square is full: https://example.org/a');
  await send(page);
  await ready(page);
  await write(page, 'quote', {
    'source.name': 'Embassy',
    'source.url': 'https://example.org/b',
    text: 'Come at three.',
  });
  await send(page);
  await page.locator('.own[data-state=published]').nth(1).waitFor();
  await strip(page, 'All sent');
  expect(faults).toEqual([]);
  await context.close();
});

test('a browser that is too old is told so on every page, before anything is typed', async () => {
  const { page, context } = await visitor(browser, {
    before: () => void Reflect.deleteProperty(Element.prototype, 'replaceChildren'),
  });
  for (const address of ['/report', '/desk', '/join#abc']) {
    await page.goto(rally.url + address);
    await page.getByText('This browser is too old for this page.').waitFor();
  }
  expect(await page.locator('[data-join]').isDisabled()).toBe(true);
  await context.close();
});

test('databases that the browser closed are opened anew: what is written then is stored and sent', async () => {
  const { page, context, faults } = await reporterWith(() => {
    const opened: IDBDatabase[] = [];
    const open = IDBFactory.prototype.open;
    IDBFactory.prototype.open = function (...asked) {
      const request = open.apply(this, asked);
      request.addEventListener('success', () => opened.push(request.result));
      return request;
    };
    Object.assign(globalThis, { closeAll: () => opened.splice(0).forEach((database) => database.close()) });
  });
  const closeAll = () => page.evaluate(() => (globalThis as unknown as { closeAll: () => void }).closeAll());
  await closeAll();
  await withPhoto(page, 'After a sleep.');
  await closeAll();
  await send(page);
  await ready(page);
  await closeAll();
  await write(page, 'update', { text: 'After another.' });
  await send(page);
  await page.locator('.own[data-state=published]').nth(1).waitFor();
  await strip(page, 'All sent');
  expect(faults).toEqual([]);
  await context.close();
});

test('where the database takes no Blobs, as in some private windows, their bytes are kept, and outlive a reload', async () => {
  const { page, context, faults } = await reporterWith(() => {
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (value: object, ...key) {
      const hasBlob = Object.values(value).some((one) => one instanceof Blob);
      if (hasBlob) throw new DOMException('Blobs are not supported here', 'DataCloneError');
      return put.call(this, value, ...key);
    };
  });
  await withPhoto(page, 'In a private window.');
  await page.reload();
  await page.locator('button[data-kind=photo]').click();
  await page.locator('.photo-one img').waitFor();
  await send(page);
  await ready(page);
  expect(await page.locator('.strip-note').count()).toBe(0);
  expect(faults).toEqual([]);
  await context.close();
});

test('where it takes no photos at all they are kept with the page, which says so, and are sent', async () => {
  const { page, context, faults } = await reporterWith(() => {
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (value: object, ...key) {
      if ('thumbnail' in value) throw new DOMException('no', 'UnknownError');
      return put.call(this, value, ...key);
    };
  });
  await withPhoto(page, 'Kept in memory.');
  await page.getByText('This browser stores no photos: keep this page open until they are sent.').waitFor();
  await send(page);
  await ready(page);
  expect(faults).toEqual([]);
  await context.close();
});

test('a photo that found no room keeps its entry from being sent without it; words that found none stay in the form', async () => {
  const { page, context } = await reporterWith(() => {
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (value: object, ...key) {
      if ('isFull' in globalThis) throw new DOMException('full', 'QuotaExceededError');
      return put.call(this, value, ...key);
    };
  });
  const fill = (is: boolean) =>
    page.evaluate(
      (full) =>
        void (full ? Object.assign(globalThis, { isFull: true }) : Reflect.deleteProperty(globalThis, 'isFull')),
      is,
    );
  await fill(true);
  await page.locator('button[data-kind=photo]').click();
  await choose(page);
  await page.getByText('This phone has no room for the photo.').waitFor();
  await page.locator('.writing button[type=submit]').click();
  await page.getByText('Take or choose a photo, or say in words what you see.').waitFor();
  expect(await page.locator('.own').count()).toBe(0);
  await page.locator('.writing [name=text]').fill('Then in words.');
  await page.locator('.writing button[type=submit]').click();
  await page.getByText('This phone has no room left to store it.').waitFor();
  expect(await page.locator('.writing [name=text]').inputValue()).toBe('Then in words.');
  await fill(false);
  await page.locator('.writing button[type=submit]').click();
  await page.locator('.own[data-state=published]').waitFor();
  await context.close();
});

test('a HEIC picture is taken where the browser opens it', async () => {
  const { page, context, faults } = await reporterWith(() => {
    const make = globalThis.createImageBitmap.bind(globalThis);
    // As Safari does; Chromium opens none.
    const opens = async (file: Blob, options?: ImageBitmapOptions) => {
      const isHeic = (await file.slice(4, 12).text()) === 'ftypheic';
      return isHeic ? make(new ImageData(400, 300)) : make(file, options);
    };
    Object.assign(globalThis, { createImageBitmap: opens });
  });
  await page.locator('button[data-kind=photo]').click();
  await choose(page, heic(), 'IMG_0001.HEIC');
  await page.locator('.writing [name="media.0.alt"]').fill('From a phone.');
  await send(page);
  await ready(page);
  expect(faults).toEqual([]);
  await context.close();
});

test('readers and embeds of a browser without constructed style sheets and timed signals are shown what happens, live', async () => {
  const slug = await rally.blog();
  const token = await rally.token(slug, 'Ann');
  await rally.post(token, slug, { text: 'First.' });
  // A host that forbids styles beside its own has an embed without any there; others have it dressed.
  const context = await browser.newContext({ bypassCSP: true });
  const page = await context.newPage();
  const faults: Error[] = [];
  page.on('pageerror', (error) => faults.push(error));
  await page.addInitScript(() => {
    for (const name of ['canParse', 'parse']) Reflect.deleteProperty(URL, name);
    for (const name of ['timeout', 'any']) Reflect.deleteProperty(AbortSignal, name);
    Reflect.deleteProperty(globalThis, 'visualViewport');
    // A style sheet that cannot be made, as in Safari before 16.4.
    Object.assign(globalThis, {
      CSSStyleSheet: function CSSStyleSheet() {
        throw new TypeError('Illegal constructor');
      },
    });
  });
  const host = createHostPage({ rallyUrl: rally.url, slug });
  hosts.push(host);
  const hostUrl = `http://127.0.0.1:${await host.listen()}/`;
  for (const address of [`${rally.url}/live/${slug}`, hostUrl]) {
    await page.goto(address);
    const place = address === hostUrl ? page.locator('rally-feed') : page.locator('main');
    await place.locator('article', { hasText: 'First.' }).waitFor();
    await page.locator('[data-connection=live]').first().waitFor({ state: 'attached' });
    const text = address === hostUrl ? 'Then, in the embed.' : 'Then, on the page.';
    await rally.post(token, slug, { text });
    await place.locator('article', { hasText: text }).waitFor();
  }
  // Dressed, too: what the style sheet alone makes of it.
  const size = await page.locator('rally-feed .rally').evaluate((feed) => getComputedStyle(feed).containerType);
  expect(size).toBe('inline-size');
  expect(faults).toEqual([]);
  await context.close();
});
