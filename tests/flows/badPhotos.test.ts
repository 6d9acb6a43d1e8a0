/** Files that a reporter chooses and that cannot be sent: each is answered with what to do, and the text stays. */
import { expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { approvePhotos, send, write } from '../support/browser.js';
import { sharedStage } from '../support/browserStage.js';
import { asTaken } from '../support/photos/asTaken.js';
import { photo } from '../support/photos.js';

jest.setTimeout(300_000);

const stage = sharedStage();
const reporterOf = async (before?: () => void) =>
  stage.reporterOf(await stage.rally.blog(), before === undefined ? {} : { before });
const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'image/jpeg', buffer });
const choose = (page: Page, ...files: ReturnType<typeof file>[]) =>
  page.locator('.writing input[name=library]').setInputFiles(files);
const said = (page: Page, words: string | RegExp) => page.locator('.photo-told', { hasText: words }).waitFor();

test('files that are no photos, chosen together with one, are each named with what to do; the photo and the text stay', async () => {
  const { page, context, faults } = await reporterOf();
  await write(page, 'photo', { text: 'The square is full.' });
  const good = await photo({ width: 400, height: 300 });
  await choose(
    page,
    file('clip.mp4', Buffer.from('\0\0\0\x18ftypisom\0\0\0\0isomiso2')),
    file('empty.jpg', Buffer.alloc(0)),
    file('notes.txt', Buffer.from('Meet at three.')),
    file('leaflet.pdf', Buffer.from('%PDF-1.7')),
    file('broken.jpg', Buffer.from('\xff\xd8\xff\xe0 nothing behind it', 'latin1')),
    file('good.jpg', good),
  );
  await approvePhotos(page);
  await said(page, 'clip.mp4: a video. Only photos can be sent: choose one, or take a screenshot of the video.');
  await said(page, 'empty.jpg: the file is empty. Choose another one.');
  await said(page, 'notes.txt: not a picture that can be sent. Choose a JPEG');
  await said(page, 'leaflet.pdf: a PDF. Take a screenshot of the page and choose that.');
  await said(
    page,
    'broken.jpg: this browser cannot open it. Open it in another app, take a screenshot, and choose that.',
  );
  await page.locator('.writing [name="media.0.alt"]').fill('People.');
  expect(await page.locator('.photo-one').count()).toBe(1);
  expect(await page.locator('.writing [name=text]').inputValue()).toBe('The square is full.');
  await send(page);
  await page.locator('.own-photo[data-state=ready]').waitFor({ timeout: 60_000 });
  expect(faults).toEqual([]);
  await context.close();
});

test('100 megapixels on a phone of 2 GB are refused before they are decoded, with what to do', async () => {
  const { page, context } = await reporterOf(() => {
    Object.defineProperty(Navigator.prototype, 'deviceMemory', { get: () => 2 });
    Object.assign(globalThis, { decoded: 0 });
    const decode = globalThis.createImageBitmap.bind(globalThis);
    globalThis.createImageBitmap = ((...given: Parameters<typeof decode>) => {
      (globalThis as unknown as { decoded: number }).decoded += 1;
      return decode(...given);
    }) as typeof decode;
  });
  await write(page, 'update', { text: 'The square is full.' });
  await page.getByRole('button', { name: 'Add photos' }).click();
  const huge = await sharp({ create: { width: 11_552, height: 8_664, channels: 3, background: 'teal' } })
    .jpeg()
    .toBuffer();
  await choose(page, file('huge.jpg', huge));
  await said(page, /huge\.jpg: with 100 megapixels it is too large for this device to open\. .* take a screenshot/);
  expect(await page.evaluate(() => (globalThis as unknown as { decoded: number }).decoded)).toBe(0);
  expect(await page.locator('.writing [name=text]').inputValue()).toBe('The square is full.');
  await context.close();
});

test('a photo of 30 megapixels that lies on its side is made smaller while it is decoded, upright and undistorted', async () => {
  const { page, context } = await reporterOf();
  await write(page, 'photo', {});
  await choose(page, file('large.jpg', await asTaken({ width: 6_400, height: 4_800, seed: 2, orientation: 6 })));
  await approvePhotos(page);
  const picture = page.locator('.photo-one img');
  await picture.waitFor({ timeout: 60_000 });
  const [width, height] = await picture.evaluate(async (img: HTMLImageElement) => {
    await img.decode();
    return [img.naturalWidth, img.naturalHeight];
  });
  expect([width, height]).toEqual([360, 480]);
  await context.close();
});

test('a choice of 30 photos brings 20 into the entry, and a sentence says what became of the others', async () => {
  const { page, context } = await reporterOf();
  await write(page, 'photo', { text: 'All corners of the square.' });
  const small = await photo({ width: 120, height: 90 });
  await choose(page, ...Array.from({ length: 30 }, (_, at) => file(`${at}.jpg`, small)));
  await approvePhotos(page, 20);
  await said(page, '10 photos were not taken: 20 are the most for one entry. Send them with another entry.');
  await page.locator('.writing [name="media.19.alt"]').waitFor({ timeout: 60_000 });
  expect(await page.locator('.photo-one').count()).toBe(20);
  expect(await page.locator('.writing [name=text]').inputValue()).toBe('All corners of the square.');
  await context.close();
});

test('a photo that the server refuses stays with its sentence, its entry is published, and another photo takes its place', async () => {
  const { page, context } = await reporterOf();
  await page.route('**/api/v1/uploads', (route) =>
    route.fulfill({
      status: 413,
      headers: { 'Tus-Resumable': '1.0.0', 'Content-Type': 'application/problem+json' },
      body: JSON.stringify({ code: 'too-large', retry: false }),
    }),
  );
  await write(page, 'photo', { text: 'The square is full.' });
  await choose(page, file('a.jpg', await photo({ width: 400, height: 300 })));
  await approvePhotos(page);
  await page.locator('.writing [name="media.0.alt"]').fill('People.');
  await send(page);
  const refused = page.locator('.own-photo[data-state=refused]');
  await refused.getByText('This photo is too large for the server. Choose a smaller one').waitFor();
  await page.locator('.own[data-state=published]', { hasText: 'The square is full.' }).waitFor();
  await page.unroute('**/api/v1/uploads');
  await refused.locator('input[type=file]').setInputFiles([file('b.jpg', await photo({ width: 300, height: 200 }))]);
  await approvePhotos(page);
  await page.locator('.own-photo[data-state=ready]').waitFor({ timeout: 60_000 });
  await context.close();
});
