/** Photos that an editor adds at the desk: dropped, chosen, pasted; cut on the way; and a page that is loaded anew. */
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { DESKTOP, signInAtDesk, visitor } from '../support/browser.js';
import { sharedStage } from '../support/browserStage.js';
import { asTaken } from '../support/photos/asTaken.js';
import { marked } from '../support/photos/marked.js';
import { tracesIn } from '../support/photos/trace.js';
import { startUplink, type Uplink } from '../support/uplink.js';
import { card, expectAccessible, pressFor } from './desk/board.js';

jest.setTimeout(360_000);

const stage = sharedStage();
let uplink: Uplink;

beforeEach(async () => (uplink = await startUplink(stage.rally.port)));
afterEach(() => uplink.close());

/** Signs Nigar in at the desk of a blog; questions of the browser are answered with yes. */
async function editorAt(slug: string) {
  const one = await visitor(stage.browser, { size: DESKTOP });
  const asked: string[] = [];
  one.page.on('dialog', (dialog) => {
    asked.push(dialog.type());
    void dialog.accept();
  });
  await signInAtDesk(one.page, uplink.url, await stage.rally.invitation(slug, 'Nigar', 'editor'));
  await one.page.locator('[data-line=live]').waitFor();
  return { ...one, asked };
}

const alt = (page: Page, at: number) => page.locator(`dialog [name="media.${at}.alt"]`);
const thumbs = (page: Page, words: string) => card(page, words).locator('.thumb[data-media=ready] img');

async function openForm(page: Page, text: string): Promise<void> {
  await pressFor(page, 'n', page.locator('dialog [name=text]'));
  await page.locator('dialog [name=text]').fill(text);
}

const choose = (page: Page, name: string, buffer: Buffer) =>
  page.locator('dialog input[name=library]').setInputFiles([{ name, mimeType: 'image/jpeg', buffer }]);

/** Brings a file into the page as a drop or as a paste does; answers what became of it. */
function bring(page: Page, by: 'drop' | 'paste', name: string, file: Buffer): Promise<string> {
  const given = { by, name, bytes: file.toString('base64') };
  return page.evaluate(({ by: way, name: called, bytes }) => {
    const data = new DataTransfer();
    const body = Uint8Array.from(atob(bytes), (sign) => sign.charCodeAt(0));
    data.items.add(new File([body], called, { type: 'image/jpeg' }));
    const place = document.querySelector('dialog footer') ?? document.querySelector('[data-board]')!;
    const how = { bubbles: true, cancelable: true };
    const events =
      way === 'paste'
        ? [new ClipboardEvent('paste', { ...how, clipboardData: data })]
        : ['dragover', 'drop'].map((type) => new DragEvent(type, { ...how, dataTransfer: data }));
    return events.some((event) => place.dispatchEvent(event)) ? 'left to the browser' : 'kept from the browser';
  }, given);
}

test('an editor drops a JPEG, pastes one and chooses a HEIC: all leave without place and device, and readers see them', async () => {
  const slug = await stage.rally.blog();
  const { page, context, faults } = await editorAt(slug);
  await openForm(page, 'Three pictures from the square.');
  // A chooser that is left without a choice says "cancel", too, and that bubbles: the sheet stays.
  await page.locator('dialog input[name=library]').dispatchEvent('cancel', { bubbles: true });
  const crowd = await asTaken({ width: 1_200, height: 900, seed: 4 });
  const heic = await marked('heic', 6);
  expect([crowd, heic].every((file) => tracesIn(file).length > 5)).toBe(true);
  await bring(page, 'drop', 'crowd.jpg', crowd);
  await alt(page, 0).fill('The crowd.');
  await bring(page, 'paste', 'again.jpg', crowd);
  await alt(page, 1).fill('The crowd again.');
  await choose(page, 'IMG_1.HEIC', heic);
  await page.getByText('This browser cannot show this picture.').waitFor();
  await alt(page, 2).fill('The corners of the square.');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Preview' }).click();
  await page.locator('.preview img[src^="blob:"]').nth(1).waitFor();
  await page.getByRole('button', { name: 'Post it' }).click();
  await thumbs(page, 'Three pictures').nth(2).waitFor({ timeout: 60_000 });
  expect(uplink.uploads.size).toBe(3);
  expect([...uplink.uploads.values()].flatMap(tracesIn)).toEqual([]);
  const reader = await stage.readerOf(slug);
  for (const name of ['The crowd.', 'The crowd again.', 'The corners of the square.'])
    await reader.page.getByRole('img', { name, exact: true }).first().waitFor();
  expect([...faults, ...reader.faults]).toEqual([]);
  await Promise.all([context.close(), reader.context.close()]);
});

test('a photo that is cut on its way shows so on its card, and arrives once the network is back', async () => {
  const slug = await stage.rally.blog();
  const { page, context, faults } = await editorAt(slug);
  const token = await stage.rally.token(slug, 'Leyla');
  await stage.rally.post(token, slug, { text: 'Words that were there before.' });
  await card(page, 'Words that').focus();
  await pressFor(page, 'e', page.locator('dialog [name=text]'));
  uplink.hold(150_000);
  const held = uplink.held();
  await choose(page, 'crowd.jpg', await asTaken({ width: 2_640, height: 1_980, seed: 3 }));
  await alt(page, 0).fill('The crowd.');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('progressbar', { name: 'On its way: The crowd.' }).waitFor();
  // The server does not have it yet: the editor sees the page's own.
  await card(page, 'Words that').locator('.thumb[data-media=waiting] img[src^="blob:"]').waitFor();
  await held;
  uplink.cut();
  await card(page, 'Words that').getByText('Waits to be sent.').waitFor({ timeout: 60_000 });
  await expectAccessible(page);
  uplink.hold(null);
  uplink.restore();
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await thumbs(page, 'Words that').waitFor({ timeout: 60_000 });
  expect(uplink.uploads.size).toBe(1);
  // Far from what is looked at, the picture leaves the page's memory, and comes again.
  const above = (px: number) => page.evaluate((top) => void (document.body.style.paddingTop = `${top}px`), px);
  const shown = card(page, 'Words that').locator('.thumb img[src^="blob:"]');
  await shown.waitFor();
  await above(9_000);
  await shown.waitFor({ state: 'detached' });
  await above(0);
  await shown.waitFor();
  expect(faults).toEqual([]);
  await context.close();
});

test('a page that is loaded anew keeps the words, names the pictures that went with it, and takes them again', async () => {
  const slug = await stage.rally.blog();
  const { page, context, asked, faults } = await editorAt(slug);
  const crowd = await asTaken({ width: 2_640, height: 1_980, seed: 5 });
  await openForm(page, 'Loaded anew.');
  await choose(page, 'crowd.jpg', crowd);
  await alt(page, 0).fill('The crowd.');
  // The picture is in the page alone: the browser asks.
  await page.reload();
  expect(asked).toEqual(['beforeunload']);
  await page.locator('[data-line=live]').waitFor();
  await pressFor(page, 'n', page.locator('dialog [name=text]'));
  expect(await alt(page, 0).inputValue()).toBe('The crowd.');
  await page.getByRole('button', { name: 'Post it' }).click();
  await page.getByText('A picture is not here any more.').waitFor();
  await expectAccessible(page);
  const again = { name: 'crowd.jpg', mimeType: 'image/jpeg', buffer: crowd };
  await page.locator('dialog .photo-again input').setInputFiles([again]);
  await page.locator('dialog .thumb img').waitFor();
  uplink.hold(100_000);
  const held = uplink.held();
  await page.getByRole('button', { name: 'Post it' }).click();
  await held;
  // The words are with the server, the photo is not: the browser asks, and then the card says what is missing.
  await page.reload();
  expect(asked).toEqual(['beforeunload', 'beforeunload']);
  uplink.hold(null);
  await card(page, 'Loaded anew.').getByText('This page was closed before the photo was sent.').waitFor();
  await expectAccessible(page);
  await card(page, 'Loaded anew.').locator('.photo-again input[type=file]').setInputFiles([again]);
  await thumbs(page, 'Loaded anew.').waitFor({ timeout: 60_000 });
  expect(faults).toEqual([]);
  await context.close();
});

test('where faces are to be looked at, a photo goes after the editor said so, and the desk sees it of a held one', async () => {
  const slug = await stage.rally.blog({ status: 'paused', facesRequired: true });
  const { page, context, faults } = await editorAt(slug);
  await openForm(page, 'Looked at.');
  await choose(page, 'crowd.jpg', await asTaken({ width: 800, height: 600, seed: 6 }));
  await alt(page, 0).fill('The crowd.');
  await page.getByRole('button', { name: 'Post it' }).click();
  await page.getByText('Here each photo is looked at for faces before it is sent.').waitFor();
  await expectAccessible(page);
  await page.getByLabel('I have looked: nobody can be harmed by this photo').check();
  await page.getByRole('button', { name: 'Post it' }).click();
  await thumbs(page, 'Looked at.').waitFor({ timeout: 60_000 });
  const reporter = await stage.rally.token(slug, 'Leyla');
  const media = [{ id: crypto.randomUUID(), alt: '', facesChecked: true }];
  await stage.rally.post(reporter, slug, { text: 'From a phone.', media });
  await card(page, 'From a phone.').getByText('Looked at for faces').waitFor();
  expect(faults).toEqual([]);
  await context.close();
});

test('a picture that is dropped on the board, or on a preview, does not lead the browser away from the desk', async () => {
  const slug = await stage.rally.blog();
  const { page, context, faults } = await editorAt(slug);
  const crowd = await asTaken({ width: 300, height: 200, seed: 7 });
  expect(await bring(page, 'drop', 'crowd.jpg', crowd)).toBe('kept from the browser');
  await openForm(page, 'Still here.');
  await page.getByRole('button', { name: 'Preview' }).click();
  await page.locator('.preview article').waitFor();
  expect(await bring(page, 'drop', 'crowd.jpg', crowd)).toBe('kept from the browser');
  await page.getByRole('button', { name: 'Back to writing' }).click();
  expect(await page.locator('dialog .thumb').count()).toBe(0);
  await bring(page, 'drop', 'crowd.jpg', crowd);
  await page.locator('dialog .thumb img').waitFor();
  expect(faults).toEqual([]);
  await context.close();
});
