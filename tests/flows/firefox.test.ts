/** Photos from a Firefox that resists fingerprinting, as Tor Browser does: a page reads only noise from its canvas. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser, Page } from 'puppeteer-core';
import sharp from 'sharp';
import { launchFirefox, seen } from '../support/firefox.js';
import { asTaken } from '../support/photos/asTaken.js';
import { tracesIn } from '../support/photos/trace.js';
import { startRally, type Rally } from '../support/rally.js';
import { startUplink, type Uplink } from '../support/uplink.js';

jest.setTimeout(180_000);

let rally: Rally;
let uplink: Uplink;
let folder: string;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  rally = await startRally();
  uplink = await startUplink(rally.port);
  folder = await mkdtemp(path.join(tmpdir(), 'rallyline-firefox-'));
  browser = await launchFirefox({ 'privacy.resistFingerprinting': true });
  page = await browser.newPage();
});
afterAll(async () => {
  await browser.close();
  await uplink.close();
  await rally.stop();
  await rm(folder, { recursive: true, force: true });
});

async function choose(name: string, bytes: Buffer): Promise<void> {
  const file = path.join(folder, name);
  await writeFile(file, bytes);
  const input = await page.$('input[name=library]');
  await input!.uploadFile(file);
}

/** The mean difference of two pictures, made small and grey; 0 to 255. */
async function distance(one: Buffer, other: Buffer): Promise<number> {
  const small = (bytes: Buffer) =>
    sharp(bytes).autoOrient().resize(24, 32, { fit: 'fill' }).grayscale().raw().toBuffer();
  const [a, b] = [await small(one), await small(other)];
  return a.reduce((sum, value, at) => sum + Math.abs(value - b[at]!), 0) / a.length;
}

test('a Firefox with a noisy canvas sends photos unchanged, upright and without metadata, and refuses files it cannot clean', async () => {
  const slug = await rally.blog();
  await page.goto(`${uplink.url}/join#${await rally.invitation(slug, 'Leyla')}`);
  await (await seen(page, '[data-join]:enabled')).click();
  await (await seen(page, 'button[data-kind=photo]')).click();
  const isNoise = await page.evaluate(() => {
    const context = Object.assign(document.createElement('canvas'), { width: 8, height: 8 }).getContext('2d')!;
    context.fillStyle = '#f00';
    context.fillRect(0, 0, 8, 8);
    const { data } = context.getImageData(0, 0, 8, 8);
    return data.some((value, at) => at % 4 === 1 && value > 50);
  });
  expect(isNoise).toBe(true);

  // The refusal names its reason and a way out.
  await choose(
    'screen.png',
    await sharp({ create: { width: 40, height: 30, channels: 3, background: 'red' } })
      .png()
      .toBuffer(),
  );
  await seen(page, '.fault', 'screen.png: this browser hides pictures from pages');

  const taken = await asTaken({ width: 3_200, height: 2_400, seed: 5, orientation: 6 });
  await page.evaluate(() => {
    Object.assign(globalThis, { ticks: 0 });
    const count = globalThis as unknown as { ticks: number };
    setInterval(() => (count.ticks += document.querySelector('.photo-told p') === null ? 0 : 1), 50);
  });
  await choose('IMG_0001.jpg', taken);
  await (await seen(page, '.writing [name="media.0.alt"]')).type('The crowd.');
  // The page went on while the photo was made, which takes seconds: that was in a thread of its own.
  expect(await page.evaluate(() => (globalThis as unknown as { ticks: number }).ticks)).toBeGreaterThan(10);
  await (await seen(page, '.writing button[type=submit]:enabled')).click();
  await seen(page, '.own-photo[data-state=ready]');

  const [sent = Buffer.alloc(0), ...more] = [...uplink.uploads.values()];
  expect(more).toEqual([]);
  expect(await sharp(sent).metadata()).toMatchObject({ format: 'jpeg', width: 1_536, height: 2_048 });
  expect(tracesIn(sent)).toEqual([]);
  expect(await distance(sent, taken)).toBeLessThan(3);
});

test('without a network Firefox opens the app again, with the text that was being written', async () => {
  await (await seen(page, 'button[data-kind=update]')).click();
  await (await seen(page, '.writing [name=text]')).type('Свобода 16:10');
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await new Promise((typed) => setTimeout(typed, 2_500));
  uplink.cut();
  await page.reload();
  const field = await seen(page, '.writing [name=text]');
  expect(await field.evaluate((element) => (element as HTMLTextAreaElement).value)).toBe('Свобода 16:10');
  await seen(page, '.strip[data-says=offline]');
  uplink.restore();
});
