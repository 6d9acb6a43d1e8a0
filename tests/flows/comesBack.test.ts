/**
 * A phone on which a reporter wrote without a network, and whose app ends in each of the ways in which apps end: what it
 * shows when it is opened again, still without a network.
 */
import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { signInOnPhone, send, submit, write } from '../support/browser.js';
import { stored } from '../support/phoneDisk.js';
import { startRally, type Rally } from '../support/rally.js';
import { newerWaits, startReleases, type Releases } from '../support/release.js';
import { OwnBrowser } from './comesBack/ownBrowser.js';

jest.setTimeout(300_000);

const WAITS = 'Слава Україні! Героям слава!';
const DRAFT = 'A student of medicine: "I want to go to Kyiv';

let rally: Rally;
let line: Releases;
let browser: OwnBrowser;
let page: Page;

beforeAll(async () => void (rally = await startRally()));
afterAll(() => rally.stop());
beforeEach(async () => {
  line = await startReleases(rally.port);
  browser = new OwnBrowser();
  await browser.start();
  page = await browser.open();
  await signInOnPhone(page, line.url, await rally.invitation(await rally.blog(), 'Leyla'));
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  line.cut();
  await write(page, 'chant', { words: WAITS });
  await send(page);
  await write(page, 'speech', { text: DRAFT });
  // Typed text is written down in the next pause.
  await stored(page, 'shelf', DRAFT);
});
afterEach(async () => {
  await browser.end();
  await line.close();
});

/** Resolves once the app shows who is signed in, what waits, and the open draft with its words. */
async function showsAll(): Promise<void> {
  await page.locator('.writing [name=text]').waitFor({ timeout: 60_000 });
  await expectText(DRAFT);
  await page.locator('.home-foot', { hasText: 'Leyla' }).waitFor({ state: 'attached' });
  await page.locator('.strip[data-says=no-network]').waitFor();
  await page.locator('.own[data-state=waiting]', { hasText: WAITS }).waitFor();
}

/** Waits until the form's text is this one. */
async function expectText(text: string): Promise<void> {
  const field = '.writing [name=text]';
  await page.waitForFunction(
    ([selector, wanted]) => document.querySelector<HTMLTextAreaElement>(selector)?.value === wanted,
    [field, text] as const,
  );
}

async function openAgain(): Promise<void> {
  page = await browser.open();
  await page.goto(`${line.url}/report`);
}

test('after a reload the app shows who is signed in, what waits and the open draft', async () => {
  await page.reload();
  await showsAll();
});

test('after a crash of its page the app shows who is signed in, what waits and the open draft', async () => {
  await page.goto('chrome://crash').catch(() => undefined);
  await page.close();
  await openAgain();
  await showsAll();
});

test('after the phone ended the whole browser the app shows who is signed in, what waits and the open draft', async () => {
  await browser.kill();
  await browser.start();
  await openAgain();
  await showsAll();
});

test('after an update of the server in between the app shows who is signed in, what waits and the open draft', async () => {
  line.release('b');
  line.restore();
  // The words that wait go meanwhile; others take their place below.
  await page.locator('.strip[data-says=all-sent]').waitFor({ timeout: 60_000 });
  await newerWaits(page);
  expect(await page.locator('.writing [name=text]').inputValue()).toBe(DRAFT);
  line.cut();
  await page.locator('.writing .back').press('Enter');
  await write(page, 'chant', { words: WAITS });
  await send(page);
  await page.locator('button[data-kind=speech]').press('Enter');
  await page.locator('.writing').waitFor();
  // With the last page the older build goes: the next one is of the newer.
  await page.close();
  await openAgain();
  await page.waitForFunction(() => document.body.dataset.release === 'b');
  await showsAll();
});

test('an app that ends after an entry was stored, and before its draft was let go, sends that entry once', async () => {
  const text = 'The square is full.';
  await page.locator('.writing .back').press('Enter');
  await write(page, 'update', { text });
  await stored(page, 'shelf', text);
  await page.evaluate(() => {
    const begin = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (...asked) {
      const [stores, mode] = asked;
      const begun = begin.apply(this, asked);
      // The app never hears that the entry is stored.
      if (mode === 'readwrite' && Array.from(stores).includes('items')) begun.addEventListener = () => undefined;
      return begun;
    };
  });
  await submit(page);
  await stored(page, 'items', text);
  await page.waitForTimeout(1_500);
  expect(await page.locator('.writing [name=text]').inputValue()).toBe(text);
  await page.close();
  await openAgain();
  await page.locator('.own[data-state=waiting]', { hasText: text }).waitFor();
  await expectText('');
  line.restore();
  await page.locator('.strip[data-says=all-sent]').waitFor({ timeout: 60_000 });
  expect(await page.locator('.own', { hasText: text }).count()).toBe(1);
});
