/** Photos from the phone, over a connection that holds, breaks and comes back, to a server that prepares them. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import {
  approvePhotos,
  anotherGesture,
  launchBrowser,
  send,
  signInOnPhone,
  submit,
  visitor,
  write,
  type Visitor,
} from '../support/browser.js';
import { asTaken } from '../support/photos/asTaken.js';
import { eventually } from '../support/photos/eventually.js';
import { tracesIn } from '../support/photos/trace.js';
import { startRally, type Rally } from '../support/rally.js';
import { startUplink, type Uplink } from '../support/uplink.js';
import { tryNow } from './limitedBrowsers/photoForm.js';

jest.setTimeout(300_000);

let rally: Rally;
let uplink: Uplink;
let browser: Browser;
let flag: Buffer;
let crowd: Buffer;
let axe: string;

beforeAll(async () => {
  axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  rally = await startRally();
  uplink = await startUplink(rally.port);
  browser = await launchBrowser();
  // Taken with the phone held upright, as most are: the sensor's picture lies on its side, and the file says so.
  flag = await asTaken({ width: 2_640, height: 1_980, seed: 1, orientation: 6 });
  crowd = await asTaken({ width: 1_200, height: 900, seed: 2 });
});

afterAll(async () => {
  await browser.close();
  await uplink.close();
  await rally.stop();
});

async function reporterOf(slug: string): Promise<Visitor> {
  const reporter = await visitor(browser);
  await signInOnPhone(reporter.page, uplink.url, await rally.invitation(slug, 'Leyla'));
  return reporter;
}

const file = (name: string, buffer: Buffer, mimeType = 'image/jpeg') => ({ name, mimeType, buffer });

async function choose(page: Page, ...files: ReturnType<typeof file>[]): Promise<void> {
  await page.locator('.writing input[name=library]').setInputFiles(files);
}

const field = (page: Page, name: string) => page.locator(`.writing [name="${name}"]`);
const strip = (page: Page, words: string | RegExp) => page.locator('.strip', { hasText: words }).waitFor();
const ownPhotos = (page: Page, state: string) => page.locator(`.own-photo[data-state=${state}]`);

test('[O3] [O4] two photos follow their entry over a connection that breaks and a page that reloads, and arrive once, bare', async () => {
  const slug = await rally.blog();
  const reader = await visitor(browser);
  await reader.page.goto(`${rally.url}/live/${slug}`);
  await reader.page.locator('[data-connection=live]').waitFor();
  const { page, context, faults } = await reporterOf(slug);

  await page.locator('button[data-kind=photo]').click();
  await choose(page, file('IMG_0001.jpg', flag), file('IMG_0002.jpg', crowd));
  await approvePhotos(page, 2);
  await field(page, 'media.1.alt').waitFor();
  await field(page, 'media.0.alt').fill('A hand-drawn flag over the heads.');
  await field(page, 'media.0.caption').fill('Before the embassy.');
  await field(page, 'media.0.credit').fill('Leyla');
  await field(page, 'media.1.alt').fill('People up to the corner.');
  uplink.hold(60_000);
  const held = uplink.held();
  await send(page);

  // Readers have the text while the picture is still on the phone.
  await reader.page.locator('figure[data-media=waiting]').first().waitFor();
  await held;
  await strip(page, 'Sending photo 1 of 2');
  await ownPhotos(page, 'sending').locator('progress').waitFor();

  uplink.cut();
  await strip(page, '2 photos waiting, no network');
  await tryNow(page, () => uplink.restore(), uplink.held());
  const afterReload = uplink.held();
  await page.reload();
  await afterReload;
  uplink.hold(null);

  await ownPhotos(page, 'ready').nth(1).waitFor({ timeout: 60_000 });
  await strip(page, 'All sent');
  await reader.page.locator('figure[data-media=ready] img').nth(1).waitFor({ timeout: 60_000 });
  expect(await reader.page.locator('figure[data-media]').count()).toBe(2);
  expect(await reader.page.locator('[role=feed] > article').count()).toBe(1);
  expect(await reader.page.getByAltText('A hand-drawn flag over the heads.').count()).toBe(1);

  // Each upload went on where it was: none began a second time, and nothing of place, time or device left the phone.
  const [first, second, ...more] = [...uplink.uploads.values()];
  expect(more).toEqual([]);
  for (const sent of [first, second]) {
    const bytes = sent ?? Buffer.alloc(0);
    expect(tracesIn(bytes)).toEqual([]);
    const { exif, xmp, iptc, format } = await sharp(bytes).metadata();
    expect({ exif, xmp, iptc, format }).toEqual({ format: 'jpeg' });
  }
  // The photos are upright, and no larger than it is of use.
  expect(await sharp(first).metadata()).toMatchObject({ width: 1_536, height: 2_048 });
  expect(await sharp(second).metadata()).toMatchObject({ width: 1_200, height: 900 });
  expect([...faults, ...reader.faults]).toEqual([]);
  await Promise.all([context.close(), reader.context.close()]);
});

test('a draft keeps its photos; they can be ordered, taken out and put back; a file that is no photo is refused by name', async () => {
  const slug = await rally.blog();
  const { page, context, faults } = await reporterOf(slug);
  await write(page, 'update', { text: 'The square is full.' });
  await page.getByRole('button', { name: 'Add photos' }).click();
  await choose(page, file('a.jpg', crowd), file('clip.jpg', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic')));
  await approvePhotos(page);
  await page.getByText('clip.jpg: a HEIC picture that cannot be cleaned').waitFor();
  expect(await offences(page, 'light', 'dark')).toEqual([]);
  await choose(page, file('b.jpg', flag));
  await approvePhotos(page);
  await field(page, 'media.1.alt').fill('the flag');
  await page.reload();
  await field(page, 'text').waitFor();
  expect(await field(page, 'text').inputValue()).toBe('The square is full.');
  await page.locator('.photo-one img').nth(1).waitFor();

  await page.getByRole('button', { name: 'Move photo 2 up' }).click();
  const isFlag = () => field(page, 'media.0.alt').inputValue();
  await eventually(async () => (await isFlag()) === 'the flag');
  await anotherGesture(page);
  await page.getByRole('button', { name: 'Remove: Photo 1' }).click();
  await page.locator('.photo-one').nth(1).waitFor({ state: 'detached' });
  await anotherGesture(page);
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.locator('.photo-one').nth(1).waitFor();
  await eventually(async () => (await isFlag()) === 'the flag');

  await page.getByRole('button', { name: 'Preview' }).click();
  await page.locator('.preview figure img').nth(1).waitFor();
  await page.getByRole('button', { name: 'Back to writing' }).click();

  // A photo without a description is asked for once, and then goes, marked.
  await submit(page);
  await page.getByText('1 photo without a description.').waitFor();
  await anotherGesture(page);
  await page.getByRole('button', { name: 'Send without' }).click();
  await page.locator('.own-photo', { hasText: 'No description' }).waitFor();
  await ownPhotos(page, 'ready').nth(1).waitFor({ timeout: 60_000 });
  expect(faults).toEqual([]);
  await context.close();
});

test('a photo of which the server can make nothing says why, and another one takes its place', async () => {
  const slug = await rally.blog();
  const { page, context } = await reporterOf(slug);
  await page.locator('button[data-kind=photo]').click();
  await choose(page, file('a.jpg', crowd));
  await approvePhotos(page);
  await field(page, 'media.0.alt').fill('People up to the corner.');
  uplink.spoil(true);
  await send(page);
  await ownPhotos(page, 'failed').waitFor({ timeout: 60_000 });
  expect(await offences(page, 'dark')).toEqual([]);
  uplink.spoil(false);
  const before = await ownPhotos(page, 'failed').getAttribute('data-photo');
  await page.locator('.own-photo input[type=file]').setInputFiles([file('b.jpg', flag)]);
  await approvePhotos(page);
  await ownPhotos(page, 'ready').waitFor({ timeout: 60_000 });
  expect(await ownPhotos(page, 'ready').getAttribute('data-photo')).not.toBe(before);
  expect(await page.locator('.own-photo').innerText()).toContain('People up to the corner.');
  await context.close();
});

/** Lists what axe-core finds on this page. */
async function offences(page: Page, ...schemes: ('light' | 'dark')[]): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme });
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() =>
      (globalThis as unknown as { axe: { run: () => Promise<AxeResults> } }).axe.run(),
    );
    found.push(...violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`));
  }
  return found;
}
