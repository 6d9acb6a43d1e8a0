/** The photos of the rally: posted from the phone, and one of them taken down by the desk. */
import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { approvePhotos, send } from '../../support/browser.js';
import { asTaken } from '../../support/photos/asTaken.js';
import { tracesIn } from '../../support/photos/trace.js';
import type { Rally } from '../../support/rally.js';
import { card, sheetClosed } from '../desk/board.js';
import { newest, type Cast } from './cast.js';

/** Milliseconds that a photo may take: each is decoded in a process of its own. */
const DEVELOPED = 120_000;

/** Posts two photos in one entry; returns the addresses of their files, the flag's first and then the crowd's. */
export async function postPhotos(cast: Cast): Promise<string[][]> {
  const { rally, phone, reader } = cast;
  const { page } = phone;
  const [flag, crowd] = await Promise.all([
    asTaken({ width: 1_500, height: 2_000, seed: 1 }),
    asTaken({ width: 1_200, height: 900, seed: 2 }),
  ]);
  // The test's premise: the camera wrote into these files what could give somebody away.
  for (const taken of [flag, crowd]) expect(tracesIn(taken).length).toBeGreaterThan(5);
  await page.locator('button[data-kind=photo]').click();
  await page.locator('.writing input[name=library]').setInputFiles([
    { name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: flag },
    { name: 'IMG_0002.jpg', mimeType: 'image/jpeg', buffer: crowd },
  ]);
  await approvePhotos(page, 2);
  await page.locator('.writing [name="media.0.alt"]').fill('A hand-drawn flag over the heads.');
  await page.locator('.writing [name="media.1.alt"]').fill('Faces in the first row.');
  await page.locator('.writing [name="media.0.caption"]').fill('Before the embassy.');
  await send(page);
  await newest(cast, 'photo', 'Before the embassy.');
  const ready = reader.page.locator('figure[data-media=ready]');
  await ready.nth(1).waitFor({ timeout: DEVELOPED });
  await page.locator('.own-photo[data-state=ready]').nth(1).waitFor({ timeout: DEVELOPED });
  expect(await ready.nth(0).getByAltText('A hand-drawn flag').count()).toBe(1);

  const photos = await Promise.all([0, 1].map(async (at) => filesIn(await ready.nth(at).innerHTML())));
  const files = photos.flat();
  expect(new Set(filesIn(await reader.page.content()))).toEqual(new Set(files));
  expect(files.length).toBeGreaterThan(2);
  for (const file of files) await expectBare(rally, file);
  return photos;
}

/** Takes the second photo of the entry down: its text and its files are gone, the first photo stays. */
export async function takeDownPhoto({ rally, desk, reader }: Cast, photos: string[][]): Promise<void> {
  const [kept = [], taken = []] = photos;
  const { page } = desk;
  const entry = card(page, 'Photo').filter({ has: page.locator('.photos') });
  // The desk's page fetches the picture by itself, with both halves of its session.
  await loaded(page, '.photos img');
  await entry.getByRole('button', { name: 'Actions' }).click();
  await entry.getByRole('button', { name: 'Take down' }).click();
  await page.getByRole('radio', { name: 'Only photo 2' }).check();
  await page.getByRole('button', { name: 'Take down this photo' }).click();
  await reader.page.locator('figure[data-media=gone]', { hasText: 'The photo was taken down' }).waitFor();
  const left = await reader.page.content();
  expect(left).not.toContain('Faces in the first row.');
  expect(new Set(filesIn(left))).toEqual(new Set(kept));
  for (const file of taken) expect((await fetch(new URL(file, rally.url))).status).toBe(410);
  for (const file of kept) expect((await fetch(new URL(file, rally.url))).status).toBe(200);
  await sheetClosed(page);
}

/** Waits until the first of these images has its picture. */
async function loaded(page: Page, selector: string): Promise<void> {
  await page.locator(selector).first().scrollIntoViewIfNeeded();
  await page.waitForFunction((images) => {
    const image = document.querySelector<HTMLImageElement>(images);
    return image !== null && image.complete && image.naturalWidth > 0;
  }, selector);
}

/** The addresses of photos' files in a page's source, each once. */
function filesIn(html: string): string[] {
  return [...new Set(html.match(/\/media\/[\w./-]+/g))];
}

/** Expects no word in the file on where, when or with what the photo was taken. */
async function expectBare(rally: Rally, file: string): Promise<void> {
  const answer = await fetch(new URL(file, rally.url));
  expect(answer.status).toBe(200);
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect(tracesIn(bytes)).toEqual([]);
  const { exif, xmp, iptc, width } = await sharp(bytes).metadata();
  expect({ exif, xmp, iptc }).toEqual({});
  expect(width).toBeGreaterThan(0);
}
