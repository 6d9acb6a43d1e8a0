/** Faces suggested on the phone, in a real Chromium: found, loaded in time, kept without a network, and never from elsewhere. */
import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { anotherGesture, openSettings, signInOnPhone, type Visitor, type VisitorOptions } from '../support/browser.js';
import { sharedStage } from '../support/browserStage.js';
import { crowdOf, sampleFile } from '../support/faces/crowd.js';
import { marksOf, type Mark } from '../support/faces/marked.js';
import { searchIn, startSearching, threadAddress } from '../support/faces/searching.js';
import { verdictOf } from '../support/faces/verdict.js';
import { eventually } from '../support/photos/eventually.js';
import { newerWaits, startReleases, type Releases } from '../support/release.js';

jest.setTimeout(360_000);

const stage = sharedStage();

describe('the search in a picture', () => {
  let page: Page;
  const asked: string[] = [];
  beforeEach(async () => {
    asked.length = 0;
    ({ page } = await stage.visitor({ faces: true }));
    page.on('request', (request) => asked.push(request.url()));
    // No worker of the app stands before this page: what it asks for is seen.
    await page.goto(`${stage.rally.url}/desk`);
    await startSearching(page);
  });
  afterEach(() => page.context().close());

  async function judged(jpeg: Buffer, marks: readonly Mark[]) {
    const { faces, size } = await searchIn(page, jpeg);
    return verdictOf(faces, marks, size);
  }

  test('finds each face of a group, next to nothing in a landscape, and asks for nothing outside of our own address', async () => {
    const group = await judged(await readFile(sampleFile('group-1')), marksOf('group-1'));
    expect(group.found.length).toBeGreaterThanOrEqual(14);
    expect(group.wrong.length).toBeLessThanOrEqual(8);
    const landscape = await judged(await readFile(sampleFile('background')), []);
    expect(landscape.wrong.length).toBeLessThanOrEqual(2);
    expect(asked.some((address) => address.endsWith('/blazeface.bin'))).toBe(true);
    expect(asked.filter((address) => !address.startsWith(stage.rally.url))).toEqual([]);
  });

  test('finds nearly all faces in a crowd of 60, small, turned and veiled ones too', async () => {
    const widths = [20, 28, 40, 60, 90, 130].flatMap((width) => Array<number>(10).fill(width));
    const { jpeg, marks } = await crowdOf({ seed: 1, faces: widths });
    const { found, missed } = await judged(jpeg, marks);
    expect(found.length + missed.length).toBe(60);
    expect(found.length).toBeGreaterThanOrEqual(48);
    expect(missed.filter(({ width }) => width >= 60).length).toBeLessThanOrEqual(2);
  });
});

test('a browser without a canvas in threads, whose policies know no WebAssembly, finds a face all the same', async () => {
  const { page, context } = await stage.visitor({ faces: true });
  await page.route(`**${await threadAddress()}`, async (route) => {
    const answer = await route.fetch();
    // The answer's text is compressed no more.
    const { 'content-encoding': _coding, ...said } = answer.headers();
    const headers = { ...said, 'content-security-policy': "script-src 'self'; connect-src 'self'" };
    await route.fulfill({ status: 200, headers, body: `delete self.OffscreenCanvas;${await answer.text()}` });
  });
  await page.goto(`${stage.rally.url}/desk`);
  await startSearching(page);
  const { faces, size } = await searchIn(page, await readFile(sampleFile('person-tasia')), 256);
  expect(verdictOf(faces, marksOf('person-tasia'), size).found).toHaveLength(1);
  await context.close();
});

describe('a phone with the search', () => {
  let line: Releases;
  let reporter: Visitor;

  async function open(options: VisitorOptions = {}): Promise<Page> {
    line = await startReleases(stage.rally.port);
    reporter = await stage.visitor({ ...options, faces: true });
    await signInOnPhone(reporter.page, line.url, await stage.rally.invitation(await stage.rally.blog(), 'Leyla'));
    await reporter.page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    return reporter.page;
  }
  afterEach(async () => {
    await reporter.context.close();
    await line.close();
  });

  const askedForFaces = () => line.asked.filter((path) => path.startsWith('/report/faces/'));

  async function stateIn(page: Page, state: string): Promise<void> {
    await openSettings(page);
    await page.locator(`[data-faces=${state}]`).waitFor({ timeout: 120_000 });
  }

  test('loads the search when its reporter wants it, and searches without a network after that', async () => {
    const page = await open();
    expect(askedForFaces()).toEqual([]);
    await stateIn(page, 'absent');
    await page.locator('.face-search button').click();
    await page.locator('[data-faces=ready]').waitFor({ timeout: 120_000 });
    expect(askedForFaces().map((path) => path.split('/').pop())).toEqual(
      expect.arrayContaining(['thread.js', 'blazeface.json', 'blazeface.bin', 'tfjs-backend-wasm-simd.wasm']),
    );
    // Each once, and the WebAssembly for older phones not at all.
    expect(askedForFaces()).toHaveLength(4);
    line.cut();
    await page.reload();
    await stateIn(page, 'ready');
    await startSearching(page);
    const { faces, size } = await searchIn(page, await readFile(sampleFile('group-2')));
    expect(verdictOf(faces, marksOf('group-2'), size).found).toHaveLength(3);
    expect(reporter.faults).toEqual([]);
  });

  test('loads the search by itself once it writes a photo, and forgets that of a former build with the next one', async () => {
    const page = await open();
    await page.evaluate(() => caches.open('rallyline-faces:/report/faces/former/'));
    await page.locator('button[data-kind=photo]').click();
    await page.locator('.writing').waitFor();
    const ofFaces = async () => (await caches.keys()).filter((name) => name.startsWith('rallyline-faces:')).length;
    await eventually(async () => (await page.evaluate(ofFaces)) > 1, 120_000);
    await page.locator('.writing .back').press('Enter');
    await stateIn(page, 'ready');
    line.release('b');
    await newerWaits(page);
    await page.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await page.waitForFunction(() => document.body.dataset.release === 'b');
    const folder = (await threadAddress()).replace('thread.js', '');
    const kept = async () => {
      const names = await page.evaluate(() => caches.keys());
      return names.filter((name) => name.startsWith('rallyline-faces:'));
    };
    await eventually(async () => (await kept()).length === 1);
    expect(await kept()).toEqual([`rallyline-faces:${folder}`]);
  });

  test('loads nothing by itself where its user saves data', async () => {
    const page = await open({
      before: () => {
        const connection = Object.assign(new EventTarget(), { saveData: true, effectiveType: '4g' });
        Object.defineProperty(navigator, 'connection', { value: connection });
      },
    });
    await page.locator('button[data-kind=photo]').click();
    await page.locator('.writing').waitFor();
    await page.waitForTimeout(1_500);
    expect(askedForFaces()).toEqual([]);
  });

  test('says that nothing came where there is no network, and takes it with the next try', async () => {
    const page = await open();
    await stateIn(page, 'absent');
    line.cut();
    await page.locator('.face-search button').click();
    await page.locator('[data-faces=failed]').waitFor({ timeout: 120_000 });
    line.restore();
    await anotherGesture(page);
    await page.locator('.face-search button').click();
    await page.locator('[data-faces=ready]').waitFor({ timeout: 120_000 });
  });
});
