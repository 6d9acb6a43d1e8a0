/** The phone's page, readers and embeds in browsers that lack something: older ones, private windows, full phones. */
import { afterAll, expect, jest, test } from '@jest/globals';
import { createHostPage, type HostPage } from '../../server/demo/hostPage.js';
import { DESKTOP, send, signInAtDesk, write } from '../support/browser.js';
import { sharedStage } from '../support/browserStage.js';
import { eventually } from '../support/photos/eventually.js';
import { ready, reporterWith, strip, withdraw, withPhoto } from './limitedBrowsers/photoForm.js';
import { card } from './desk/board.js';
import { growingTests } from './limitedBrowsers/growing.js';
import { withoutYoung, withoutYoungStyles } from './limitedBrowsers/young.js';
import { tooOldTests } from './limitedBrowsers/tooOld.js';
import { storageTests } from './limitedBrowsers/storage.js';

jest.setTimeout(300_000);

const stage = sharedStage();
const hosts: HostPage[] = [];

afterAll(async () => {
  for (const host of hosts) await host.close();
});

storageTests(stage);
growingTests(stage);
tooOldTests(stage);

test('a browser without any feature younger than Safari 15.4, Chrome 100 and Firefox 100 posts an entry and its photo', async () => {
  const { page, context, faults } = await reporterWith(stage, withoutYoung);
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
  await withdraw(page, 'Come at three.');
  await page.locator('.own[data-state=withdrawn]').waitFor();
  expect(faults).toEqual([]);
  await context.close();
});

test('a browser that refuses locks writes, sends and withdraws', async () => {
  const { page, context, faults } = await reporterWith(stage, () => {
    const refuse = () => Promise.reject(new DOMException('not here', 'SecurityError'));
    Object.assign(LockManager.prototype, { request: refuse, query: refuse });
  });
  await withPhoto(page, 'Without locks.');
  await send(page);
  await ready(page);
  await withdraw(page, 'Without locks.');
  await page.locator('.own[data-state=withdrawn]').waitFor();
  expect(faults).toEqual([]);
  await context.close();
});

test('the desk opens, writes and takes down in a browser of the oldest promised', async () => {
  const slug = await stage.rally.blog();
  await stage.rally.post(await stage.rally.token(slug, 'Leyla'), slug, { text: 'About a hundred people.' });
  const { page, context, faults } = await stage.visitor({ size: DESKTOP, before: withoutYoung });
  await withoutYoungStyles(page);
  await signInAtDesk(page, stage.rally.url, await stage.rally.invitation(slug, 'Edda', 'editor'));
  await card(page, 'hundred').focus();
  await page.keyboard.press('e');
  await page.locator('dialog [name=text]').fill('About two hundred people.');
  await page.getByRole('button', { name: 'Save' }).click();
  await card(page, 'two hundred').getByRole('button', { name: 'Actions' }).click();
  await card(page, 'two hundred').getByRole('button', { name: 'Take down' }).click();
  await page.getByRole('button', { name: 'Take it down' }).click();
  await page.locator('[data-state=taken-down]').waitFor();
  expect(faults).toEqual([]);
  await context.close();
});

test('readers and embeds stay live in a browser without constructed style sheets and timed signals', async () => {
  const slug = await stage.rally.blog();
  const token = await stage.rally.token(slug, 'Ann');
  await stage.rally.post(token, slug, { text: 'First.' });
  // The host's policy forbids styles beside its own; without it the embed is styled in this browser, too.
  const context = await stage.browser.newContext({ bypassCSP: true });
  const page = await context.newPage();
  const faults: Error[] = [];
  page.on('pageerror', (error) => faults.push(error));
  await page.addInitScript(() => {
    for (const name of ['canParse', 'parse']) Reflect.deleteProperty(URL, name);
    for (const name of ['timeout', 'any']) Reflect.deleteProperty(AbortSignal, name);
    Reflect.deleteProperty(globalThis, 'visualViewport');
    // Safari before 16.4 cannot construct style sheets.
    Object.assign(globalThis, {
      CSSStyleSheet: function CSSStyleSheet() {
        throw new TypeError('Illegal constructor');
      },
    });
  });
  const host = createHostPage({ rallyUrl: stage.rally.url, slug });
  hosts.push(host);
  const hostUrl = `http://127.0.0.1:${await host.listen()}/`;
  for (const address of [`${stage.rally.url}/live/${slug}`, hostUrl]) {
    await page.goto(address);
    const place = address === hostUrl ? page.locator('rally-feed') : page.locator('main');
    await place.locator('article', { hasText: 'First.' }).waitFor();
    await page.locator('[data-connection=live]').first().waitFor({ state: 'attached' });
    const text = address === hostUrl ? 'Then, in the embed.' : 'Then, on the page.';
    await stage.rally.post(token, slug, { text });
    await place.locator('article', { hasText: text }).waitFor();
  }
  // The style sheet alone makes it a container: it was applied.
  const sizeOf = () => page.locator('rally-feed .rally').evaluate((feed) => getComputedStyle(feed).containerType);
  await eventually(async () => (await sizeOf()) === 'inline-size');
  expect(faults).toEqual([]);
  await context.close();
});
