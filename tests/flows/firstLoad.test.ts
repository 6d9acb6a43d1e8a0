/** The reporters' app on a bad network: its first screen, its form, and sending wait for as little as they can. */
import { expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { send, signInOnPhone, submit, write } from '../support/browser.js';
import { sharedStage } from '../support/browserStage.js';
import { startReleases } from '../support/release.js';

jest.setTimeout(300_000);

const stage = sharedStage();

/** Leaves requests for addresses like this one without an answer. */
async function stall(page: Page, address: RegExp): Promise<void> {
  await page.route(address, () => undefined);
}

test('an app that is opened, installed and opened again asks for each of its files once', async () => {
  const line = await startReleases(stage.rally.port);
  const { page, context } = await stage.visitor();
  const slug = await stage.rally.blog();
  await signInOnPhone(page, line.url, await stage.rally.invitation(slug, 'Leyla'));
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.reload();
  await page.locator('button[data-kind=chant]').waitFor();
  const files = line.asked.filter((path) => /^\/assets\/(?!join)/.test(path));
  expect(files.length).toBeGreaterThan(8);
  expect([...files].sort()).toEqual([...new Set(files)].sort());
  await context.close();
  await line.close();
});

test('a phone that knows its person begins to write before the server has said who is signed in', async () => {
  const { page, context } = await stage.reporterOf(await stage.rally.blog());
  await stall(page, /api\/v1\/session/);
  await page.reload();
  await write(page, 'chant', { words: 'Azadlıq!' });
  expect(await page.locator('.writing [name=words]').inputValue()).toBe('Azadlıq!');
  await context.close();
});

test('an entry goes out although the file that checks it, or the early question for the session, does not come', async () => {
  const { page, context } = await stage.reporterOf(await stage.rally.blog());
  await context.route(/assets\/(check|early)-/, (route) => route.abort());
  await page.evaluate(async () => {
    for (const one of await navigator.serviceWorker.getRegistrations()) await one.unregister();
    for (const name of await caches.keys()) await caches.delete(name);
  });
  const another = await context.newPage();
  await page.close();
  await another.goto(`${stage.rally.url}/report`);
  await write(another, 'update', { text: 'Sent without a check.' });
  await send(another);
  await another.locator('.own[data-state=published]').waitFor();
  await context.close();
});

test('an entry whose form is left in the moment of its sending stays a draft, and its form can be opened again and written in', async () => {
  const slug = await stage.rally.blog();
  const { page, context, faults } = await stage.reporterOf(slug);
  await page.evaluate(async () => {
    for (const one of await navigator.serviceWorker.getRegistrations()) await one.unregister();
    for (const name of await caches.keys()) await caches.delete(name);
  });
  // A tap on Send waits a second for the check.
  await context.route(/assets\/check-/, () => undefined);
  const another = await context.newPage();
  await page.close();
  await another.goto(`${stage.rally.url}/report`);
  await write(another, 'update', { text: 'With a name that must not go out.' });
  await submit(another);
  await another.locator('.writing .back').press('Enter');
  await write(another, 'update', { text: 'Without the name.' });
  await another.waitForTimeout(1_500);
  expect(await another.locator('.writing [name=text]').inputValue()).toBe('Without the name.');
  expect(await another.locator('.own').count()).toBe(0);
  await send(another);
  await another.locator('.own[data-state=published]').waitFor();
  expect(await another.locator('.own').allInnerTexts()).toEqual([expect.stringContaining('Without the name.')]);
  expect(faults).toEqual([]);
  await context.close();
});

test('a page whose last part is late can be written in, and nothing in its strip moves when that part comes', async () => {
  const { page, context } = await stage.reporterOf(await stage.rally.blog());
  let letCome = (): void => undefined;
  const isDue = new Promise<void>((come) => (letCome = come));
  await page.evaluate(async () => {
    for (const one of await navigator.serviceWorker.getRegistrations()) await one.unregister();
    for (const name of await caches.keys()) await caches.delete(name);
  });
  // Not before: the worker of the first page would wait for the file, and its cache could not be deleted.
  await context.route(/assets\/third-/, (route) => isDue.then(() => route.continue()));
  const another = await context.newPage();
  await page.close();
  await another.goto(`${stage.rally.url}/report`);
  await another.locator('.posted').waitFor();
  await another.locator('.home-foot').waitFor();
  const boxes = () => Promise.all(['.strip', '.strip-words'].map((of) => another.locator(of).boundingBox()));
  const before = await boxes();
  expect(await another.locator('button.exit-hold').count()).toBe(0);
  await write(another, 'update', { text: 'Sent before the quick exit was here.' });
  await send(another);
  await another.locator('.own[data-state=published]').waitFor();
  letCome();
  await another.locator('button.strip-lock').waitFor();
  await another.locator('button.exit-hold').waitFor();
  expect(await boxes()).toEqual(before);
  await context.close();
});

test('the kind that was sent last is marked on the first screen, also after a reload', async () => {
  const { page, context } = await stage.reporterOf(await stage.rally.blog());
  await write(page, 'chant', { words: 'Azadlıq!' });
  await send(page);
  await page.locator('.kind-last[data-kind=chant]').waitFor();
  await page.reload();
  await page.locator('.kind-last[data-kind=chant]').waitFor();
  expect(await page.locator('.kind-last').count()).toBe(1);
  await context.close();
});
