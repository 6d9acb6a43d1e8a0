/** The viewer, which shows photos as large as the screen: by keyboard, by touch, while entries come and photos are taken down. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { DESKTOP, PHONE, type Visitor } from '../support/browser.js';
import { sharedStage } from '../support/browserStage.js';
import { photoFile, photographed, readyPhoto } from '../support/photographed.js';
import { swipe } from './viewer/swipe.js';

jest.setTimeout(300_000);

const stage = sharedStage();
let file: Buffer;
let slug: string;
let reporter: string;
let editor: string;
let reader: Visitor;

beforeAll(async () => {
  file = await photoFile();
});
beforeEach(async () => {
  slug = await stage.rally.blog({ publisher: { name: 'Square Press', contact: 'desk@example.org' } });
  [reporter, editor] = await Promise.all([stage.rally.token(slug, 'Leyla'), stage.rally.token(slug, 'Desk', 'editor')]);
});
afterEach(async () => {
  expect(reader.faults).toEqual([]);
  await reader.context.close();
});

/** Posts an entry with photos of these names. */
async function posted(...names: string[]): Promise<{ entry: string; photos: string[] }> {
  const photos = names.map((name) => readyPhoto(name));
  const { id } = await stage.rally.post(reporter, slug, {
    kind: 'photo',
    text: '',
    media: [{ id: randomUUID(), alt: '' }],
  });
  await photographed(stage.rally, slug, id, photos);
  return { entry: id, photos: photos.map((photo) => photo.id) };
}

async function opened(size = DESKTOP, scripts = true): Promise<Page> {
  reader = await stage.visitor({ size, scripts });
  await reader.context.route('**/media/**', (route) => route.fulfill({ contentType: 'image/jpeg', body: file }));
  await reader.page.goto(`${stage.rally.url}/live/${slug}`);
  if (scripts) await reader.page.locator('[data-connection=live]').waitFor({ timeout: 60_000 });
  return reader.page;
}

const dialog = (page: Page) => page.locator('dialog.viewer');
const place = (page: Page) => dialog(page).locator('header p');
const says = (page: Page, text: string) => dialog(page).getByText(text).waitFor({ timeout: 60_000 });
/** Closed and done with: a dialog is hidden before its page hears of it, and puts the focus where it belongs. */
async function closed(page: Page, focus: string): Promise<void> {
  await dialog(page).waitFor({ state: 'hidden' });
  await page.locator(`${focus}:focus`).waitFor();
}

test('the viewer by keyboard: Enter opens it, arrows go through all photos of the page, Escape leads back to the photo', async () => {
  await posted('first');
  const { entry, photos } = await posted('second', 'third');
  const page = await opened();
  expect(
    await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .map(({ name }) => name)
        .join(' '),
    ),
  ).not.toContain('viewer');
  await page.locator(`[data-photo="${photos[0]}"]`).focus();
  await page.keyboard.press('Enter');
  await says(page, 'The caption of second.');
  expect(await place(page).textContent()).toBe('Photo 1 of 3');
  await says(page, 'Description: What second shows.');
  await says(page, 'Photo: drawn for a test');
  expect(await dialog(page).locator('a.r').getAttribute('href')).toContain(`/entries/${entry}`);
  expect(await dialog(page).getByLabel('Previous photo').isDisabled()).toBe(true);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await says(page, 'The caption of first.');
  expect(await place(page).textContent()).toBe('Photo 3 of 3');
  await page.keyboard.press('ArrowLeft');
  await says(page, 'The caption of third.');
  await page.keyboard.press('Escape');
  await closed(page, `[data-photo="${photos[1]}"]`);
});

test('the viewer on a phone: a tap opens it, a swipe goes on, the back button closes it, its buttons are large enough', async () => {
  const { photos } = await posted('first', 'second');
  const page = await opened(PHONE);
  await page.locator(`[data-photo="${photos[0]}"]`).tap();
  await says(page, 'The caption of first.');
  expect(await dialog(page).evaluate((element) => getComputedStyle(element).touchAction)).toBe('pan-y pinch-zoom');
  // A browser that took a swipe for its own back gesture would have closed the viewer.
  for (let there = 0; there < 10; there += 1) {
    await swipe(page, -160);
    await says(page, 'The caption of second.');
    await swipe(page, 160);
    await says(page, 'The caption of first.');
  }
  for (const button of await dialog(page).getByRole('button').all()) {
    const box = await button.boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
  }
  const address = page.url();
  await page.goBack();
  await dialog(page).waitFor({ state: 'hidden' });
  expect(page.url()).toBe(address);
  expect(await page.locator('[data-entry]').count()).toBe(1);
});

test('[T1] a photo taken down while the viewer shows it is gone at once, and an arrow leads to the next photo', async () => {
  const { entry, photos } = await posted('first', 'second');
  const page = await opened();
  await page.locator(`[data-photo="${photos[0]}"]`).click();
  await says(page, 'The caption of first.');
  const command = { command: randomUUID(), media: photos[0] };
  expect((await stage.rally.send(editor, 'POST', `/api/v1/blogs/${slug}/entries/${entry}/takedown`, command)).ok).toBe(
    true,
  );
  await says(page, 'This photo was taken down.');
  expect(await dialog(page).textContent()).not.toMatch(/first|drawn for a test/);
  expect(await dialog(page).locator('img').count()).toBe(0);
  await page.keyboard.press('ArrowRight');
  await says(page, 'The caption of second.');
  expect(
    (
      await stage.rally.send(editor, 'POST', `/api/v1/blogs/${slug}/entries/${entry}/takedown`, {
        command: randomUUID(),
      })
    ).ok,
  ).toBe(true);
  await says(page, 'This photo was taken down.');
  await dialog(page).getByLabel('Close').click();
  await closed(page, '.stream');
});

test('photos of an entry that arrives while the viewer is open can be reached and opened', async () => {
  const { photos } = await posted('first');
  const page = await opened();
  await page.locator(`[data-photo="${photos[0]}"]`).click();
  await says(page, 'Photo 1 of 1');
  const { photos: arrived } = await posted('second');
  await says(page, 'Photo 2 of 2');
  await dialog(page).getByLabel('Previous photo').click();
  await says(page, 'The caption of second.');
  await dialog(page).getByLabel('Close').click();
  await page.locator(`[data-photo="${arrived[0]}"]`).click();
  await says(page, 'Photo 1 of 2');
});

test('a photo that is opened before the way back from another one is done stays open, and the back button closes it', async () => {
  const { photos } = await posted('first', 'second');
  const page = await opened();
  await page.locator(`[data-photo="${photos[0]}"]`).click();
  await says(page, 'The caption of first.');
  await page.evaluate(async (next) => {
    const isBack = new Promise((resolve) => addEventListener('popstate', () => setTimeout(resolve), { once: true }));
    const viewer = document.querySelector<HTMLDialogElement>('dialog.viewer')!;
    viewer.addEventListener('close', () => document.querySelector<HTMLElement>(next)!.click(), { once: true });
    viewer.close();
    await isBack;
  }, `[data-photo="${photos[1]}"]`);
  await says(page, 'The caption of second.');
  expect(await dialog(page).isVisible()).toBe(true);
  const address = page.url();
  await page.goBack();
  await closed(page, `[data-photo="${photos[1]}"]`);
  expect(page.url()).toBe(address);
});

test('a photo that is opened before the page was told of the end of the one before stays open, and is one step of the history', async () => {
  const { photos } = await posted('first', 'second');
  const page = await opened();
  await page.locator(`[data-photo="${photos[0]}"]`).click();
  await says(page, 'The caption of first.');
  const steps = await page.evaluate(async (next) => {
    const viewer = document.querySelector<HTMLDialogElement>('dialog.viewer')!;
    const isTold = new Promise((resolve) =>
      viewer.addEventListener('close', () => setTimeout(resolve), { once: true }),
    );
    const before = history.length;
    viewer.close();
    document.querySelector<HTMLElement>(next)!.click();
    await isTold;
    return history.length - before;
  }, `[data-photo="${photos[1]}"]`);
  await says(page, 'The caption of second.');
  expect([steps, await dialog(page).isVisible()]).toEqual([0, true]);
  await page.keyboard.press('Escape');
  await closed(page, `[data-photo="${photos[1]}"]`);
  expect(await page.evaluate(() => history.state as unknown)).toBeNull();
});

test('a photo on a page without scripts is a link to its largest file', async () => {
  const { photos } = await posted('first');
  const page = await opened(PHONE, false);
  await page.locator(`[data-photo="${photos[0]}"]`).click();
  await page.waitForURL('**/media/first/1280.jpg');
});
