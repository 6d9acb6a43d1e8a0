/** A whole rally through the pages alone: the editor's desk, the reporter's phone and a reader, each with their own browser. */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { DESKTOP, launchBrowser, send, signInOnPhone, visitor, write, type Visitor } from '../support/browser.js';
import { asTaken } from '../support/photos/asTaken.js';
import { tracesIn } from '../support/photos/trace.js';
import { startRally, type Rally } from '../support/rally.js';

jest.setTimeout(240_000);

/** Generous: many things happen at once on the machines that run this. */
const PATIENCE = 20_000;
/** A process of its own makes a photo's files. */
const DEVELOPED = 60_000;
const SLUG = 'baku';

let rally: Rally;
let browser: Browser;
let desk: Visitor;
let phone: Visitor;
let reader: Visitor;
let flag: Buffer;
let crowd: Buffer;

beforeAll(async () => {
  rally = await startRally();
  browser = await launchBrowser();
  [flag, crowd] = await Promise.all([
    asTaken({ width: 1_500, height: 2_000, seed: 1 }),
    asTaken({ width: 1_200, height: 900, seed: 2 }),
  ]);
  [desk, phone, reader] = await Promise.all([visitor(browser, { size: DESKTOP }), visitor(browser), visitor(browser)]);
  for (const { page } of [desk, phone, reader]) page.setDefaultTimeout(PATIENCE);
});

afterAll(async () => {
  await browser.close();
  await rally.stop();
});

test('a rally from its announcement to its end: desk, phone and an open page that is never reloaded', async () => {
  await announceIt();
  await openAsReader();
  await letReporterIn();
  await goLive();
  await postChant();
  const photos = await postPhotos();
  await correctRumour();
  await takeDownPhoto(photos);
  await signReporterOut();
  await endIt();
  expect([...desk.faults, ...phone.faults, ...reader.faults]).toEqual([]);
});

async function announceIt(): Promise<void> {
  const { page } = desk;
  await page.goto(`${rally.url}/join#${await rally.invitation(null, 'Rada', 'owner')}`);
  await page.locator('[data-join]').click();
  await page.getByRole('link', { name: 'Go to the desk' }).click();
  await page.locator('[data-new]').click();
  await page.locator('[name=title]').fill('Rally for Ukraine');
  await page.locator('[name=slug]').fill(SLUG);
  await page.locator('[name=place]').fill('Embassy of Ukraine');
  await page.locator('.zone [type=search]').fill('baku');
  await page.locator('[name=startsAt]').fill(`${tomorrow()}T15:00`);
  await page.locator('select[name=languages]').selectOption('uk');
  await page.getByRole('radio', { name: 'Public' }).check();
  await page.locator('button[name=asks]').click();
  await page.locator('[name="asks.0"]').fill('Warm clothes');
  await page.getByRole('button', { name: 'Make it' }).click();
  await page.locator('.status[data-status=announced]').waitFor();
}

async function openAsReader(): Promise<void> {
  const { page } = reader;
  await page.goto(`${rally.url}/live/${SLUG}`);
  await page.locator('[data-connection=live]').waitFor();
  await page.evaluate(() => (document.body.dataset.firstLoad = ''));
  await page.locator('.state[data-status=announced]').waitFor();
  await seen('What to bring');
  await seen('Warm clothes');
  expect(await page.locator('.begins').textContent()).toMatch(/^The rally begins on .* at 15:00 in Baku/);
}

async function letReporterIn(): Promise<void> {
  const { page } = desk;
  await page.keyboard.press('o');
  await page.locator('[name="invite.name"]').fill('Leyla');
  await page.getByRole('button', { name: 'Make the link' }).click();
  const link = await page.locator('[name="invite.address"]').inputValue();
  expect(link).toMatch(/\/join#[\w-]{43}$/);
  await page.keyboard.press('Escape');
  await page.locator('dialog').waitFor({ state: 'detached' });
  await signInOnPhone(phone.page, rally.url, link.split('#')[1] ?? '');
}

async function goLive(): Promise<void> {
  await desk.page.getByRole('radio', { name: 'Live' }).check();
  await reader.page.locator('.state[data-status=live]').waitFor();
  await seen('Reporters are on the square.');
}

async function postChant(): Promise<void> {
  const { page } = phone;
  const fields = { words: 'Слава Україні!', lang: 'uk', meanings: 'add', 'meanings.0': 'Glory to Ukraine!' };
  await write(page, 'chant', fields);
  await send(page);
  await newest('chant', 'Слава Україні!');
  await seen('Glory to Ukraine!');
  await desk.page.locator('[data-entry]', { hasText: 'Слава Україні!' }).waitFor();
}

/** Two photos in one entry; the answer is the addresses of their files, first those of the flag, then of the crowd. */
async function postPhotos(): Promise<string[][]> {
  const { page } = phone;
  // The test's own premise: what the phone's camera wrote could give somebody away.
  for (const taken of [flag, crowd]) expect(tracesIn(taken).length).toBeGreaterThan(5);
  await page.locator('button[data-kind=photo]').click();
  await page.locator('.writing input[name=library]').setInputFiles([
    { name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: flag },
    { name: 'IMG_0002.jpg', mimeType: 'image/jpeg', buffer: crowd },
  ]);
  await page.locator('.writing [name="media.0.alt"]').fill('A hand-drawn flag over the heads.');
  await page.locator('.writing [name="media.1.alt"]').fill('Faces in the first row.');
  await page.locator('.writing [name="media.0.caption"]').fill('Before the embassy.');
  await send(page);
  await newest('photo', 'Before the embassy.');
  const ready = reader.page.locator('figure[data-media=ready]');
  await ready.nth(1).waitFor({ timeout: DEVELOPED });
  await page.locator('.own-photo[data-state=ready]').nth(1).waitFor({ timeout: DEVELOPED });
  expect(await ready.nth(0).getByAltText('A hand-drawn flag').count()).toBe(1);

  const photos = await Promise.all([0, 1].map(async (at) => filesIn(await ready.nth(at).innerHTML())));
  const files = photos.flat();
  expect(new Set(filesIn(await reader.page.content()))).toEqual(new Set(files));
  expect(files.length).toBeGreaterThan(2);
  for (const file of files) await expectBare(file);
  return photos;
}

async function correctRumour(): Promise<void> {
  await write(phone.page, 'update', { text: 'They say that the march begins at three.', lang: 'en' });
  await send(phone.page);
  await newest('update', 'They say that the march begins at three.');

  const { page } = desk;
  await card(page, 'They say').getByRole('button', { name: 'Correct' }).click();
  await page.locator('[name=note]').fill('It begins at four, not at three.');
  await page.locator('dialog [name=text]').fill('The march begins at four.');
  await page.getByRole('button', { name: 'Correct it' }).click();
  await seen('The march begins at four.');
  await seen('Correction,');
  await page.getByRole('button', { name: 'Send to readers' }).click();
  await newest('update', 'Correction to our entry of');
  const articles = reader.page.locator('[role=feed] > article');
  const link = articles.first().getByRole('link', { name: 'Corrects an earlier entry' });
  const corrected = articles.filter({ hasText: 'The march begins at four.' });
  const id = (await corrected.getAttribute('data-entry')) ?? 'nothing';
  expect(await link.getAttribute('href')).toContain(id);
  expect(await reader.page.content()).not.toContain('They say');
}

async function takeDownPhoto([kept = [], taken = []]: string[][]): Promise<void> {
  const { page } = desk;
  const entry = card(page, 'Photo').filter({ has: page.locator('.photos') });
  // The desk has the picture before its eyes, from an address of its own.
  await loaded(page, '.photos img[src^="/desk/media/"]');
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
}

async function signReporterOut(): Promise<void> {
  const { page } = desk;
  await page.keyboard.press('o');
  await page.locator('.person', { hasText: 'Leyla' }).getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('button', { name: 'Sign it out' }).click();
  await phone.page.getByText('This phone was signed out by the desk.').first().waitFor({ timeout: 15_000 });
  await phone.page.locator('button[data-kind]').first().waitFor({ state: 'detached' });
  await page.locator('.person', { hasText: 'Leyla' }).waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');
  await page.locator('dialog').waitFor({ state: 'detached' });
}

async function endIt(): Promise<void> {
  const { page } = desk;
  await page.keyboard.press(',');
  await page.locator('button[name=summary]').click();
  await page.locator('[name="summary.0.text"]').fill('Thousands stood before the embassy.');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.locator('dialog').waitFor({ state: 'detached' });
  await page.getByRole('radio', { name: 'Ended' }).check();
  await page.getByRole('button', { name: 'End it' }).click();

  await reader.page.locator('.state[data-status=ended]').waitFor();
  await reader.page.locator('.head .summary', { hasText: 'Thousands stood before the embassy.' }).waitFor();
  const summary = await reader.page.locator('.summary').boundingBox();
  const first = await reader.page.locator('[role=feed] > article').first().boundingBox();
  expect(summary?.y).toBeLessThan(first?.y ?? 0);
  expect(await reader.page.locator('[role=feed] > article').count()).toBe(4);
  // All of it came to the page that was opened before the rally began.
  expect(await reader.page.locator('body').getAttribute('data-first-load')).toBe('');
}

/** Words that stand on the reader's page, for eyes to see. */
async function seen(words: string): Promise<void> {
  await reader.page.getByText(words).filter({ visible: true }).first().waitFor();
}

/** The entry at the top of the reader's page. */
async function newest(kind: string, words: string): Promise<void> {
  await reader.page.locator(`[role=feed] > article:first-child[data-kind=${kind}]`, { hasText: words }).waitFor();
}

function card(page: Page, words: string) {
  return page.locator('[data-entry]', { hasText: words });
}

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

/** Nothing in the file says where, when or with what the photo was taken. */
async function expectBare(file: string): Promise<void> {
  const answer = await fetch(new URL(file, rally.url));
  expect(answer.status).toBe(200);
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect(tracesIn(bytes)).toEqual([]);
  const { exif, xmp, iptc, width } = await sharp(bytes).metadata();
  expect({ exif, xmp, iptc }).toEqual({});
  expect(width).toBeGreaterThan(0);
}

/** The day after this one, where the rally is. */
function tomorrow(): string {
  return new Date(Date.now() + 86_400_000).toLocaleDateString('sv', { timeZone: 'Asia/Baku' });
}
