/** The phone's form under a hasty hand: photos that are taken out and put back, fields that are emptied, keys. */
import { beforeAll, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { anotherGesture, approvePhotos, write } from '../support/browser.js';
import { sharedStage } from '../support/browserStage.js';
import { asTaken } from '../support/photos/asTaken.js';
import { letGoTests } from './writing/letGo.js';
import { takenOutTests } from './writing/takenOut.js';

jest.setTimeout(300_000);

const stage = sharedStage();
let taken: Buffer;
beforeAll(async () => void (taken = await asTaken({ width: 1_200, height: 900, seed: 5 })));

const field = (page: Page, name: string) => page.locator(`.writing [name="${name}"]`);
const covered = (page: Page, place: string) => page.locator('.cover-place', { hasText: place }).waitFor();

async function choose(page: Page, count: number): Promise<void> {
  const file = (at: number) => ({ name: `IMG_${String(at)}.jpg`, mimeType: 'image/jpeg', buffer: taken });
  await field(page, 'library').setInputFiles(Array.from({ length: count }, (_, at) => file(at)));
}

test('photos that were not to be used come back one by one, and take neither another photo nor its words along', async () => {
  const { page, context, faults } = await stage.reporterOf(await stage.rally.blog());
  await page.locator('button[data-kind=photo]').click();
  await choose(page, 3);
  const undo = page.locator('.form-photos').getByRole('button', { name: 'Undo' });
  // The second and the third may still be on their way into the form.
  await covered(page, '1 of 3');
  await page.locator('.cover').getByRole('button', { name: 'Don’t use' }).press('Enter');
  await covered(page, '2 of 3');
  await page.locator('.cover-use').press('Enter');
  await covered(page, '3 of 3');
  await page.locator('.cover').getByRole('button', { name: 'Don’t use' }).press('Enter');
  await page.locator('.cover').waitFor({ state: 'detached' });
  await field(page, 'media.0.alt').fill('The square.');
  for (const [at, count] of [
    [1, 2],
    [0, 3],
  ] as const) {
    await anotherGesture(page);
    await undo.press('Enter');
    await page.locator('.cover-use').press('Enter');
    await page.locator('.cover').waitFor({ state: 'detached' });
    expect(await page.locator('.photo-one').count()).toBe(count);
    expect(await field(page, `media.${String(1 - at)}.alt`).inputValue()).toBe('The square.');
  }
  expect(await undo.count()).toBe(0);
  expect(faults).toEqual([]);
  await context.close();
});

test('the only photo of a form that was opened again can be put back once it is out, and so can one that is not used', async () => {
  const { page, context, faults } = await stage.reporterOf(await stage.rally.blog());
  await write(page, 'update', { text: 'The square is full.' });
  await page.getByRole('button', { name: 'Add photos' }).click();
  await choose(page, 1);
  await approvePhotos(page);
  await field(page, 'media.0.alt').fill('The square.');
  await page.locator('.writing .back').press('Enter');
  await page.locator('button[data-kind=update]').click();
  await page.getByRole('button', { name: 'Remove: Photo 1' }).press('Enter');
  await page.locator('.form-photos').getByRole('button', { name: 'Undo' }).press('Enter');
  expect(await field(page, 'media.0.alt').inputValue()).toBe('The square.');
  await page.locator('.writing .back').press('Enter');
  await page.locator('button[data-kind=update]').click();
  await page.getByRole('button', { name: 'Cover faces' }).press('Enter');
  await page.locator('.cover').getByRole('button', { name: 'Don’t use' }).press('Enter');
  await page.locator('.cover').waitFor({ state: 'detached' });
  await page.locator('.form-photos').getByRole('button', { name: 'Undo' }).press('Enter');
  await field(page, 'media.0.alt').waitFor();
  expect(faults).toEqual([]);
  await context.close();
});

takenOutTests(stage);
letGoTests(stage);

/** More than the pause after which the form is drawn anew. */
const DRAWN_MS = 400;

test('“More” stays open under the hand that empties a field in it, takes a translation out, or unsays a choice', async () => {
  const { page, context, faults } = await stage.reporterOf(await stage.rally.blog());
  const isOpen = () => page.locator('.writing details.more').evaluate((more: HTMLDetailsElement) => more.open);
  await write(page, 'speech', { text: 'Words', place: 'the gate' });
  await field(page, 'place').fill('');
  await page.waitForTimeout(DRAWN_MS);
  expect([await isOpen(), await field(page, 'place').evaluate((one) => one === document.activeElement)]).toEqual([
    true,
    true,
  ]);
  await field(page, 'translations').click();
  await page.locator('.said-one').getByRole('button', { name: 'Remove' }).press('Enter');
  await page.waitForTimeout(DRAWN_MS);
  expect(await isOpen()).toBe(true);
  for (const occasion of ['stage', ''])
    await page.locator(`[name=occasion][value="${occasion}"]`).check({ force: true });
  await page.waitForTimeout(DRAWN_MS);
  expect(await isOpen()).toBe(true);
  // A hand may shut it over what is inside, and a draft with something inside is opened with it in sight.
  await field(page, 'place').fill('the gate');
  await page.waitForTimeout(DRAWN_MS);
  await page.locator('.writing summary').press('Enter');
  await page.waitForTimeout(DRAWN_MS);
  expect(await isOpen()).toBe(false);
  await page.locator('.writing .back').press('Enter');
  await page.locator('button[data-kind=speech]').click();
  await field(page, 'place').and(page.locator(':visible')).waitFor();
  expect(faults).toEqual([]);
  await context.close();
});

test('Enter and Escape that end a word which is being composed neither send the form nor close it', async () => {
  const { page, context, faults } = await stage.reporterOf(await stage.rally.blog());
  await write(page, 'update', { text: 'Həm' });
  await field(page, 'text').evaluate((one) => {
    const composed = { keyCode: 229, bubbles: true, cancelable: true };
    one.dispatchEvent(new KeyboardEvent('keydown', { ...composed, key: 'Enter', ctrlKey: true }));
    one.dispatchEvent(new KeyboardEvent('keydown', { ...composed, key: 'Escape' }));
  });
  await page.waitForTimeout(DRAWN_MS);
  expect([await page.locator('.writing').count(), await page.locator('.own').count()]).toEqual([1, 0]);
  await field(page, 'text').press('Control+Enter');
  await page.locator('.writing').waitFor({ state: 'detached' });
  expect(faults).toEqual([]);
  await context.close();
});

const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('name'));

test('Enter in a line, on a choice and in a language tag leads on, and sends nothing; the button and Ctrl with Enter send', async () => {
  const { page, context, faults } = await stage.reporterOf(await stage.rally.blog());
  await write(page, 'crowd', { said: 'hundreds', according: 'the police', method: 'by rows' });
  const way: (string | null | undefined)[] = [];
  for (const name of ['said', 'low', 'high', 'according']) {
    await field(page, name).press('Enter');
    way.push(await focused(page));
  }
  expect(way).toEqual(['low', 'high', 'according', 'lang']);
  await field(page, 'lang').selectOption('?');
  await page.getByPlaceholder('Language tag').fill('ka');
  await page.getByPlaceholder('Language tag').press('Enter');
  expect(await focused(page)).toBe('method');
  expect(await field(page, 'place').getAttribute('enterkeyhint')).toBe('next');
  // Behind the last field the keyboard of a phone goes, so that Send is in sight.
  await field(page, 'place').press('Enter');
  expect(await focused(page)).toBeNull();
  await page.locator('[name=minutesAgo]:checked').press('Enter');
  expect([await page.locator('.writing').count(), await page.locator('.own').count()]).toEqual([1, 0]);
  await field(page, 'said').press('Control+Enter');
  await page.locator('.writing').waitFor({ state: 'detached' });
  await page.locator('.own', { hasText: 'hundreds' }).waitFor();
  expect(faults).toEqual([]);
  await context.close();
});

test('at the desk Enter in a line of an entry leads on, too, and in the settings it still sends', async () => {
  const slug = await stage.rally.blog();
  await stage.rally.post(await stage.rally.token(slug, 'Leyla'), slug, { text: 'They were here.' });
  const { page, context, faults } = await stage.editorOf(slug, 'Nigar');
  await page.locator('[data-entry]').focus();
  await page.keyboard.press('e');
  await page.locator('dialog [name=place]').fill('the gate');
  await page.locator('dialog [name=happenedAt]').press('Enter');
  expect(await focused(page)).toBe('place');
  await page.locator('dialog [name=place]').press('Enter');
  expect([await page.locator('dialog').count(), await focused(page)]).toEqual([1, 'place']);
  await page.locator('dialog [name=place]').evaluate((one) => {
    const composed = { keyCode: 229, bubbles: true, cancelable: true };
    one.dispatchEvent(new KeyboardEvent('keydown', { ...composed, key: 'Enter', ctrlKey: true }));
  });
  await page.waitForTimeout(DRAWN_MS);
  expect(await page.locator('dialog').count()).toBe(1);
  await page.locator('dialog [name=place]').press('Control+Enter');
  await page.locator('dialog').waitFor({ state: 'detached' });
  await page.keyboard.press(',');
  await page.locator('dialog [name=title]').fill('Another title');
  await page.locator('dialog [name=title]').press('Enter');
  await page.locator('dialog').waitFor({ state: 'detached' });
  expect(faults).toEqual([]);
  await context.close();
});
