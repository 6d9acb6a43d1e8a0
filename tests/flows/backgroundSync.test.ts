/** Entries that wait on a phone without any open page: a real Chromium wakes the worker, which sends them. */
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import type { CDPSession } from 'playwright-core';
import { approvePhotos, send, signInOnPhone, write, type Visitor } from '../support/browser.js';
import { sharedStage } from '../support/browserStage.js';
import { asTaken } from '../support/photos/asTaken.js';
import { startReleases, type Releases } from '../support/release.js';

jest.setTimeout(300_000);

const stage = sharedStage();
let line: Releases;
let reporter: Visitor;
let slug: string;
let devtools: CDPSession;
let registrationId: string | undefined;

beforeEach(async () => {
  line = await startReleases(stage.rally.port);
  slug = await stage.rally.blog();
  // This Chromium has the events and no service that keeps the wishes: the test notes them, and dispatches the event.
  const before = () => {
    const asked: string[] = [];
    const { prototype } = (globalThis as unknown as { SyncManager: { prototype: object } }).SyncManager;
    Object.assign(prototype, { register: (tag: string) => Promise.resolve(asked.push(tag)) });
    Object.assign(globalThis, { asked });
  };
  reporter = await stage.visitor({ before });
  const empty = await reporter.context.newPage();
  devtools = await reporter.context.newCDPSession(empty);
  devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
    registrationId = registrations.find(({ scopeURL }) => scopeURL.startsWith(line.url))?.registrationId;
  });
  await devtools.send('ServiceWorker.enable');
  await signInOnPhone(reporter.page, line.url, await stage.rally.invitation(slug, 'Leyla'));
  await reporter.page.waitForFunction(() => navigator.serviceWorker.controller !== null);
});
afterEach(async () => {
  await reporter.context.close();
  await line.close();
});

async function wakeWorker(): Promise<void> {
  await until(() => Promise.resolve(registrationId !== undefined));
  await devtools.send('ServiceWorker.dispatchSyncEvent', {
    origin: line.url,
    registrationId: registrationId!,
    tag: 'rallyline-send',
    lastChance: false,
  });
}

interface Published {
  text: string;
  words?: string;
  media: { state: string }[];
}

async function published(): Promise<Published[]> {
  const answer = await fetch(`${stage.rally.url}/api/v1/blogs/${slug}/entries`);
  return ((await answer.json()) as { entries: Published[] }).entries;
}

async function until(is: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 60_000;
  while (!(await is())) {
    if (Date.now() > end) throw new Error('it did not come to that in time');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

test('an entry with a photo that was written without a network leaves the phone once, after its page was closed', async () => {
  const { page } = reporter;
  line.cut();
  await write(page, 'photo', { text: 'A hand-drawn flag over the heads.' });
  const buffer = await asTaken({ width: 800, height: 600, seed: 2 });
  const file = { name: 'a.jpg', mimeType: 'image/jpeg', buffer };
  await page.locator('.writing input[name=library]').setInputFiles([file]);
  await approvePhotos(page);
  await page.locator('.writing [name="media.0.alt"]').fill('The crowd.');
  await send(page);
  await page.locator('.own[data-state=waiting]').waitFor();
  await page.locator('.strip[data-says=no-network]').waitFor();
  await page.waitForFunction(() => (globalThis as unknown as { asked: string[] }).asked.includes('rallyline-send'));
  await page.close();
  line.restore();
  await wakeWorker();
  await until(async () => (await published())[0]?.media[0]?.state === 'ready');
  await wakeWorker();
  expect(await published()).toMatchObject([{ text: 'A hand-drawn flag over the heads.' }]);
  const next = await reporter.context.newPage();
  await next.goto(`${line.url}/report`);
  await next.locator('.strip[data-says=all-sent]').waitFor();
  await next.locator('.own[data-state=published]').waitFor();
  expect(line.asked.filter((path) => path.endsWith('/entries'))).toHaveLength(1);
});
