/** Pictures and words that other apps share with the installed app, in a real Chromium with its service worker. */
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import {
  approvePhotos,
  anotherGesture,
  launchBrowser,
  send,
  signInOnPhone,
  visitor,
  write,
  type Visitor,
} from '../support/browser.js';
import { asTaken } from '../support/photos/asTaken.js';
import { eventually } from '../support/photos/eventually.js';
import { extrasIn } from '../support/photos/extras.js';
import { tracesIn } from '../support/photos/trace.js';
import { startRally, type Rally } from '../support/rally.js';
import { startUplink, type Uplink } from '../support/uplink.js';
import { shelf } from './lock/lockedPhone.js';
import { post, share, shareAddress, startOtherSite } from './shareTarget/otherApp.js';

jest.setTimeout(300_000);

let rally: Rally;
let browser: Browser;
let uplink: Uplink;
let slug: string;
let reporter: Visitor;
let page: Page;
let crowd: { name: string; mimeType: string; buffer: Buffer };
let address: string;

beforeAll(async () => {
  [rally, browser] = await Promise.all([startRally(), launchBrowser()]);
  const buffer = await asTaken({ width: 1_200, height: 900, seed: 5 });
  crowd = { name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer };
});
afterAll(async () => {
  await browser.close();
  await rally.stop();
});
beforeEach(async () => {
  uplink = await startUplink(rally.port);
  slug = await rally.blog();
  reporter = await visitor(browser);
  ({ page } = reporter);
  await signInOnPhone(page, uplink.url, await rally.invitation(slug, 'Leyla'));
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  address = await shareAddress(page);
});
afterEach(async () => {
  await reporter.context.close();
  await uplink.close();
});

const offer = () => page.locator('.shared');
const take = () => page.getByRole('button', { name: 'Make a draft' });
const textField = () => page.locator('.writing [name=text]');

/** Resolves once nothing is on this phone that came from outside, neither to be offered nor to be vouched for. */
async function emptied(): Promise<void> {
  const names = () => page.evaluate(() => caches.keys());
  await eventually(async () => !(await names()).some((name) => /^rallyline-(?:shared|asked)/.test(name)));
}

test('a picture and words that another app shares without a network wait for a tap, become a draft, and are sent later', async () => {
  uplink.cut();
  await share(page, address, { title: 'Embassy', text: 'People up to the corner.', files: [crowd] });
  await offer().getByText('People up to the corner.').waitFor();
  await offer().locator('img').waitFor();
  // Nothing is in any form before the tap.
  expect(await page.locator('.kind-draft').count()).toBe(0);
  expect(await page.locator('.writing').count()).toBe(0);

  await take().click();
  await textField().waitFor();
  expect(await textField().inputValue()).toBe('Embassy\n\nPeople up to the corner.');
  await emptied();
  await approvePhotos(page);
  await page.locator('.writing [name="media.0.alt"]').fill('The crowd.');
  await send(page);
  expect(await offer().count()).toBe(0);

  uplink.restore();
  await page.locator('.own-photo[data-state=ready]').waitFor({ timeout: 60_000 });
  const [sent, ...more] = [...uplink.uploads.values()];
  expect(more).toEqual([]);
  expect(tracesIn(crowd.buffer)).not.toEqual([]);
  expect([tracesIn(sent ?? Buffer.alloc(0)), extrasIn(sent ?? Buffer.alloc(0))]).toEqual([[], []]);
  expect(reporter.faults).toEqual([]);
});

test('something shared is added to the draft that is there, and takes no word of it away', async () => {
  await write(page, 'update', { text: 'Half a sentence' });
  await eventually(async () => (await shelf(page)).includes('Half a sentence'));
  await share(page, address, { text: 'https://example.org/live', url: 'https://example.org/live' });
  await offer().getByText('It is a link alone').waitFor();
  await take().click();
  await textField().waitFor();
  expect(await textField().inputValue()).toBe('Half a sentence\n\nhttps://example.org/live');
});

test('a thing that is discarded leaves the phone, and the next one is offered', async () => {
  await share(page, address, { text: 'The first' });
  await offer().waitFor();
  await share(page, address, { text: 'The second' });
  await offer().getByText('The first').waitFor();
  await page.getByRole('button', { name: 'Discard' }).click();
  await offer().getByText('The second').waitFor();
  await anotherGesture(page);
  await page.getByRole('button', { name: 'Discard' }).click();
  await offer().waitFor({ state: 'detached' });
  await emptied();
});

test('a web page that posts the same form plants nothing, whether it names itself or hides', async () => {
  const site = await startOtherSite();
  const guessed = [`${uplink.url}/report/share`, `${uplink.url}/report/share/00000000-0000-4000-8000-000000000000`];
  const hidden = `data:text/html,<meta name="referrer" content="no-referrer"><body>`;
  for (const action of guessed) {
    for (const from of [site.url, hidden]) {
      await page.goto(from);
      await post(page, action, { text: 'Planted', files: [crowd] });
      await page.getByText('What was shared could not be taken.').waitFor();
      expect(await page.content()).not.toContain('Planted');
      await emptied();
    }
  }
  // A page that leads straight to where things are offered brings nothing either.
  await page.goto(site.url);
  await page.evaluate((report) => location.assign(report), `${uplink.url}/report?shared=3f1c`);
  await page.locator('[data-kind=update]').waitFor();
  expect(await offer().count()).toBe(0);
  await site.close();
});

test('an app that was installed without the key is taken at its word once the server saw that no page posted', async () => {
  // Chromium lets no driver post a form as the phone does; the word that the server would see then stands here instead.
  uplink.overwrite({ 'sec-fetch-site': 'none' });
  await share(page, `${uplink.url}/report/share`, { text: 'People up to the corner.', files: [crowd] });
  await offer().getByText('People up to the corner.').waitFor();
  await offer().locator('img').waitFor();
  await take().click();
  await textField().waitFor();
  await page.locator('.photo-one').waitFor();
});

test('shared files that are no photo, too large, too many or too long are each told with what to do, and the words stay', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'rallyline-share-'));
  const file = async (name: string, bytes: string, size?: number) => {
    const place = path.join(folder, name);
    await writeFile(place, bytes);
    if (size !== undefined) await truncate(place, size);
    return place;
  };
  const many = Array.from({ length: 19 }, (_, at) => file(`${at}.bin`, 'none'));
  const files = [
    await file('minutes.pdf', '%PDF-1.7'),
    await file('march.mp4', '\0\0\0\x18ftypmp42\0\0\0\0mp42'),
    await file('film.mov', '', 61 * 1024 * 1024),
    ...(await Promise.all(many)),
  ];
  await share(page, address, { text: 'ж'.repeat(30_000), files });
  await offer().getByText('film.mov: larger than a photo can be.').waitFor({ timeout: 90_000 });
  await offer().getByText('18.bin: too many files at once.').waitFor();
  await offer().getByText('The text is longer than an entry may be.').waitFor();
  await take().click();
  await offer().getByText('minutes.pdf: a PDF. Take a screenshot').waitFor();
  await offer().getByText('march.mp4: a video. Only photos can be sent').waitFor();
  // The shared thing went into a draft, and would go in twice if the app ended here.
  await emptied();
  await anotherGesture(page);
  await page.getByRole('button', { name: 'Open the draft' }).click();
  await textField().waitFor();
  expect((await textField().inputValue()).length).toBe(30_000);
  await rm(folder, { recursive: true });
});

test('a thing that was offered to one person is not offered to another, and a phone without anybody says that it is kept', async () => {
  await share(page, address, { text: 'For Leyla' });
  await offer().waitFor();
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await anotherGesture(page);
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await page.getByText('Nobody is signed in on this phone.').waitFor();
  await share(page, address, { text: 'For whoever comes' });
  await page.getByText('It is kept on this phone until somebody signs in.').waitFor();
  expect(await page.content()).not.toContain('For');

  await signInOnPhone(page, uplink.url, await rally.invitation(slug, 'Olena'));
  await offer().getByText('For whoever comes').waitFor();
  expect(await page.content()).not.toContain('For Leyla');
});
