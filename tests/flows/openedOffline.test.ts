/** The reporters' app without a network, and over a release of the server, in a real Chromium with its service worker. */
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { send, signInOnPhone, type Visitor, wholePhone, write } from '../support/browser.js';
import { sharedStage } from '../support/browserStage.js';
import { eventually } from '../support/photos/eventually.js';
import { newerWaits, startReleases, type Releases } from '../support/release.js';
import { shelf } from './lock/lockedPhone.js';

jest.setTimeout(300_000);

const stage = sharedStage();
let line: Releases;
let reporter: Visitor;
let slug: string;

beforeEach(async () => {
  line = await startReleases(stage.rally.port);
  slug = await stage.rally.blog();
  reporter = await stage.visitor();
  await signInOnPhone(reporter.page, line.url, await stage.rally.invitation(slug, 'Leyla'));
  await kept(reporter.page);
});
afterEach(async () => {
  await reporter.context.close();
  await line.close();
});

/** Resolves once the app is on the phone, whole. */
async function kept(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

function release(page: Page): Promise<string | undefined> {
  return page.evaluate(() => document.body.dataset.release);
}

/** As when the reporter turns to another app. The event comes after the answer: the page may be left by it. */
function outOfSight(page: Page): Promise<void> {
  return page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
    setTimeout(() => document.dispatchEvent(new Event('visibilitychange')));
  });
}

async function published(text: string): Promise<boolean> {
  const answer = await fetch(`${stage.rally.url}/api/v1/blogs/${slug}/entries`);
  return (await answer.text()).includes(text);
}

test('without a network the app opens again, says who is signed in, and shows the form that was open with its words', async () => {
  const { page, faults } = reporter;
  line.cut();
  await write(page, 'speech', { text: 'Дівчина, студентка медицини: «Хочу поїхати до Києва»' });
  // Typed text is written down in the next pause.
  await eventually(async () => (await shelf(page)).includes('Хочу поїхати до Києва'));
  await page.reload();
  const field = page.locator('.writing [name=text]');
  await field.waitFor();
  expect(await field.inputValue()).toBe('Дівчина, студентка медицини: «Хочу поїхати до Києва»');
  expect(await page.locator('.home-foot').textContent()).toContain('Leyla');
  expect(faults).toEqual([]);
});

test('an entry that was written without a network in a tab that was closed is sent by the next one', async () => {
  line.cut();
  await write(reporter.page, 'chant', { words: 'Слава Україні! Героям слава!', lang: 'uk' });
  await send(reporter.page);
  await reporter.page.close();
  const page = await reporter.context.newPage();
  await page.goto(`${line.url}/report`);
  await page.locator('.strip[data-says=no-network]').waitFor();
  await page.locator('.home', { hasText: 'Слава Україні!' }).waitFor();
  line.restore();
  await page.locator('.strip[data-says=all-sent]').waitFor({ timeout: 60_000 });
  expect(await published('Слава Україні!')).toBe(true);
});

test('the app is kept without loading the page anew while somebody begins to write', async () => {
  const { page } = await stage.visitor();
  await signInOnPhone(page, line.url, await stage.rally.invitation(slug, 'Olena'));
  await write(page, 'update', { text: 'The first words' });
  await kept(page);
  await page.waitForTimeout(1_000);
  expect(await page.locator('.writing [name=text]').inputValue()).toBe('The first words');
  expect(line.asked.filter((path) => path === '/report')).toHaveLength(4);
  await page.context().close();
});

test('opening the kept app asks the server for nothing that it has', async () => {
  // Of the first opening nothing is on its way any more.
  await wholePhone(reporter.page);
  line.asked.length = 0;
  await reporter.page.reload();
  // Parts that come late are among what the phone has.
  await wholePhone(reporter.page);
  expect(line.asked.filter((path) => path === '/report' || path.startsWith('/assets/'))).toEqual([]);
});

test('a newer build takes over out of sight while nothing is written, and never while a form is open', async () => {
  const { page } = reporter;
  await write(page, 'update', { text: 'Half a sentence' });
  line.release('b');
  await newerWaits(page);
  await page.waitForTimeout(1_000);
  expect(await release(page)).toBeUndefined();
  expect(await page.locator('.writing [name=text]').inputValue()).toBe('Half a sentence');
  await outOfSight(page);
  await page.waitForTimeout(1_000);
  expect(await release(page)).toBeUndefined();
  await page.locator('.writing .back').press('Enter');
  await page.locator('.writing').waitFor({ state: 'detached' });
  await outOfSight(page);
  await page.waitForFunction(() => document.body.dataset.release === 'b');
  // The older build has left the phone.
  const names = async () =>
    (await page.evaluate(() => caches.keys())).filter((name) => name.startsWith('rallyline-report-'));
  await eventually(async () => (await names()).length === 1);
  expect(await names()).toEqual([expect.stringContaining('rallyline-report-en-b')]);
  line.cut();
  await page.reload();
  await page.locator('[data-kind=update] .kind-draft').waitFor();
  expect(await release(page)).toBe('b');
});

test('a release that does not come whole leaves the kept app as it was', async () => {
  const { page } = reporter;
  line.release('c', { whole: false });
  const before = await page.evaluate(() => caches.keys());
  const outcome = await page.evaluate(async () => {
    const registration = (await navigator.serviceWorker.getRegistration('/report'))!;
    const found = new Promise<ServiceWorker>((resolve) =>
      registration.addEventListener('updatefound', () => resolve(registration.installing!), { once: true }),
    );
    await registration.update();
    const next = await found;
    if (next.state === 'installing')
      await new Promise((resolve) => next.addEventListener('statechange', resolve, { once: true }));
    return next.state;
  });
  expect(outcome).toBe('redundant');
  await page.reload();
  await page.locator('[data-kind=update]').waitFor();
  expect(await page.evaluate(() => caches.keys())).toEqual(expect.arrayContaining(before));
});

test('the kept files hold nobody’s name, and no answer that a session can reach', async () => {
  const addresses = await reporter.page.evaluate(async () => {
    // The key by which other apps share has a cache of its own.
    const names = (await caches.keys()).filter((name) => name !== 'rallyline-share-key');
    const all = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return all.flat().map(({ url }) => new URL(url).pathname);
  });
  expect(addresses.filter((path) => path !== '/report' && !path.startsWith('/assets/'))).toEqual([]);
  const page = await reporter.page.evaluate(async () => (await caches.match('/report?lang=en'))!.text());
  expect(page).not.toContain('Leyla');
});
