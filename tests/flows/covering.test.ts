/** Faces are covered before upload: by finger and by keyboard, over a reload, and for good. */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { anotherGesture, approvePhotos, send, signInOnPhone, submit, type VisitorOptions } from '../support/browser.js';
import { BrowserStage } from '../support/browserStage.js';
import { asTaken } from '../support/photos/asTaken.js';
import { eventually } from '../support/photos/eventually.js';
import { startUplink, type Uplink } from '../support/uplink.js';
import { apart, areSame, brightest, givesNoise, keptPlaces, places, tap } from './covering/picture.js';

jest.setTimeout(360_000);

const stage = new BrowserStage();
let uplink: Uplink;
let taken: Buffer;
beforeAll(async () => {
  await stage.start();
  uplink = await startUplink(stage.rally.port);
  taken = await asTaken({ width: 1_600, height: 1_200, seed: 3, orientation: 6 });
});
afterAll(async () => {
  await uplink.close();
  await stage.stop();
});

async function writing(options: VisitorOptions = {}, photos = 1) {
  const slug = await stage.rally.blog();
  const visit = await stage.visitor(options);
  const { page } = visit;
  await signInOnPhone(page, uplink.url, await stage.rally.invitation(slug, 'Leyla'));
  await page.locator('button[data-kind=photo]').click();
  const file = (at: number) => ({ name: `IMG_${String(at)}.jpg`, mimeType: 'image/jpeg', buffer: taken });
  await page.locator('.writing input[name=library]').setInputFiles(Array.from({ length: photos }, (_, at) => file(at)));
  return { ...visit, slug };
}

const areas = (page: Page) => page.locator('.cover [data-mark]');
const alt = (page: Page, at = 0) => page.locator(`.writing [name="media.${String(at)}.alt"]`);

test('a mark by a tap and one by keys are there again after a reload; what is sent has nothing of the picture in their places', async () => {
  const { page, context, faults, slug } = await writing();
  // The search for faces ends after 40 s at the latest, with or without a result.
  await page.getByText('look yourself', { exact: false }).first().waitFor({ timeout: 120_000 });
  await tap(page, 0.3, 0.3);
  await page.keyboard.press('n');
  const second = page.getByRole('button', { name: 'Covered area 2 of 2', exact: true });
  await second.waitFor();
  for (const key of ['ArrowDown', 'ArrowDown', 'Shift+ArrowRight', 'Shift+ArrowDown']) await page.keyboard.press(key);
  expect(await second.evaluate((button) => button === document.activeElement)).toBe(true);
  const before = await places(page);
  await eventually(async () => areSame(await keptPlaces(page), before));

  await page.reload();
  await areas(page).nth(1).waitFor();
  expect(await places(page)).toEqual(before);
  expect(await page.locator('.cover-use small').innerText()).toBe('2 covered');
  await page.locator('.cover-use').click();
  await page.locator('.cover').waitFor({ state: 'detached' });
  await alt(page).fill('The square.');
  await page.getByText('Faces are covered').waitFor();
  await send(page);
  await page.locator('.own-photo[data-state=ready]').waitFor({ timeout: 60_000 });

  const [sent = Buffer.alloc(0)] = [...uplink.uploads.values()].slice(-1);
  const upright = await sharp(taken).rotate().toBuffer();
  expect(await sharp(sent).metadata()).toMatchObject({ width: 1_200, height: 1_600 });
  for (const place of before) {
    expect(await brightest(sent, place)).toBeLessThan(40);
    expect(await brightest(upright, place)).toBeGreaterThan(90);
  }
  expect(await apart(sent, upright, { left: 700, top: 1_200, width: 400, height: 300 })).toBeLessThan(6);

  // Readers are told on each page and in the embed.
  const { entries } = (await (await fetch(`${stage.rally.url}/api/v1/blogs/${slug}/entries`)).json()) as {
    entries: { id: string; media: { altered: boolean }[] }[];
  };
  expect(entries[0]?.media[0]?.altered).toBe(true);
  const pages = ['', '/feed.rss', '/feed.atom', '/feed.json', `/entries/${entries[0]?.id ?? ''}`];
  for (const address of [...pages.map((page) => `/live/${slug}${page}`), `/embed/${slug}`, `/embed/${slug}/fragment`])
    expect(await (await fetch(stage.rally.url + address)).text()).toContain('altered to protect people');
  const editor = await stage.editorOf(slug, 'Olena');
  await editor.page.locator('.photos', { hasText: 'Altered to protect people' }).waitFor();
  expect([...faults, ...editor.faults]).toEqual([]);
  await Promise.all([context.close(), editor.context.close()]);
});

test('photos are looked at one after another; an entry waits for the one that was left, and says which it is', async () => {
  const { page, context, faults } = await writing({}, 3);
  await page.locator('.cover-place', { hasText: '1 of 3' }).waitFor();
  await page.locator('.cover-use').press('Enter');
  await page.locator('.cover-place', { hasText: '2 of 3' }).waitFor();
  await anotherGesture(page);
  await page.getByRole('button', { name: 'Don’t use' }).click();
  await page.locator('.cover-place', { hasText: '3 of 3' }).waitFor();
  await page.locator('.cover-use').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.cover').waitFor({ state: 'detached' });
  await page.locator('.photo-one').nth(2).waitFor({ state: 'detached' });
  expect(await page.locator('.photo-one').count()).toBe(2);
  await anotherGesture(page);
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.locator('.photo-one').nth(2).waitFor();
  expect(await page.locator('.photo-one').count()).toBe(3);
  await page.locator('.cover').getByRole('button', { name: 'Don’t use' }).press('Enter');
  for (const at of [0, 1]) await alt(page, at).fill('The square.');
  await submit(page);
  await page.getByText('Photo 2 was not looked at yet.').waitFor();
  await page.waitForFunction(() => document.activeElement?.textContent === 'Look at it');
  await page.keyboard.press('Enter');
  await approvePhotos(page);
  await send(page);
  await page.locator('.own-photo[data-state=ready]').nth(1).waitFor({ timeout: 60_000 });
  expect(faults).toEqual([]);
  await context.close();
});

test('a photo is covered once more from the form; what was covered before stays so, and a step can be taken back', async () => {
  const { page, context, faults } = await writing();
  await page.locator('.cover-use').waitFor();
  await tap(page, 0.5, 0.5);
  await areas(page).waitFor();
  await page.locator('.cover-use').press('Enter');
  await page.getByText('Faces are covered').waitFor();
  await anotherGesture(page);
  await page.getByRole('button', { name: 'Cover faces' }).click();
  await page.getByText('What was covered before stays covered.').waitFor();
  expect(await areas(page).count()).toBe(0);
  const middle = () =>
    page.locator('.cover-picture canvas').evaluate((canvas: HTMLCanvasElement) => {
      const { width, height } = canvas;
      return [...(canvas.getContext('2d')?.getImageData(width / 2, height / 2, 1, 1).data ?? [])];
    });
  // A canvas that is not drawn yet is black, and without a colour.
  await eventually(async () => (await middle())[3] === 255);
  expect(Math.max(...(await middle()).slice(0, 3))).toBeLessThan(40);
  await page.keyboard.press('n');
  // The key removes the mark that has the focus.
  await page.locator('.cover [data-mark]:focus').waitFor();
  await page.keyboard.press('Delete');
  await page.keyboard.press('Control+z');
  await areas(page).waitFor();
  await page.keyboard.press('Control+z');
  await areas(page).waitFor({ state: 'detached' });
  // The phone's own way back leads to the form, and no further.
  await page.goBack();
  await page.locator('.cover').waitFor({ state: 'detached' });
  await page.getByText('Faces are covered').waitFor();
  expect(faults).toEqual([]);
  await context.close();
});

/** Loads the page anew, and waits until it knows what the server says of its person: of the last visit it knows what was so then. */
async function loadedAnew(page: Page): Promise<void> {
  const session = page.waitForResponse('**/api/v1/session');
  await page.reload();
  await (await session).finished();
  await page.locator('.strip[data-says=all-sent]').waitFor();
  await page.waitForTimeout(500);
}

test('where pixels are noise nothing is covered: the photo goes as it is, or stays where the blog requires it', async () => {
  const { page, context } = await writing({ before: givesNoise });
  await page.getByText('This browser hides pictures from pages, so faces cannot be covered here.').waitFor();
  expect(await page.locator('.cover').count()).toBe(0);
  await alt(page).fill('The square.');
  await context.route('**/api/v1/session', async (route) => {
    const answer = await route.fetch();
    const session = (await answer.json()) as { blogs: object[] };
    await route.fulfill({
      response: answer,
      json: { ...session, blogs: session.blogs.map((blog) => ({ ...blog, facesRequired: true })) },
    });
  });
  await loadedAnew(page);
  await submit(page);
  await page.getByText('Photo 1 stays on this phone: allow this site to read the canvas').waitFor();
  expect(await page.locator('.own').count()).toBe(0);
  await context.unroute('**/api/v1/session');
  await loadedAnew(page);
  await send(page);
  await page.locator('.own-photo[data-state=ready]').waitFor({ timeout: 60_000 });
  await context.close();
});
