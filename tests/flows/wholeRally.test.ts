/** A whole rally through the pages alone: the editor's desk, the reporter's phone and a reader, each with their own browser. */
import { expect, jest, test } from '@jest/globals';
import { DESKTOP, send, signInAtDesk, signInOnPhone, write } from '../support/browser.js';
import { sharedStage } from '../support/browserStage.js';
import { card } from './desk/board.js';
import { newest, seen, type Cast } from './wholeRally/cast.js';
import { postPhotos, takeDownPhoto } from './wholeRally/photos.js';

jest.setTimeout(600_000);

/** Milliseconds that a step may take: generous, for machines that do much at once. */
const PATIENCE = 60_000;
const SLUG = 'baku';

const stage = sharedStage();

test('a rally runs from its announcement to its end on desk, phone and a page that is never loaded again', async () => {
  const [desk, phone, reader] = await Promise.all([stage.visitor({ size: DESKTOP }), stage.visitor(), stage.visitor()]);
  for (const { page } of [desk, phone, reader]) page.setDefaultTimeout(PATIENCE);
  const cast = { rally: stage.rally, desk, phone, reader };
  await announceIt(cast);
  await openAsReader(cast);
  await letReporterIn(cast);
  await goLive(cast);
  await postChant(cast);
  const photos = await postPhotos(cast);
  await correctRumour(cast);
  await takeDownPhoto(cast, photos);
  await signReporterOut(cast);
  await endIt(cast);
  expect([...desk.faults, ...phone.faults, ...reader.faults]).toEqual([]);
});

async function announceIt({ rally, desk: { page } }: Cast): Promise<void> {
  await signInAtDesk(page, rally.url, await rally.invitation(null, 'Rada', 'owner'));
  await page.locator('[data-new]').click();
  await page.locator('[name=title]').fill('Rally for Ukraine');
  await page.locator('[name=slug]').fill(SLUG);
  await page.locator('[name=place]').fill('Embassy of Ukraine');
  await page.locator('.zone [type=search]').fill('baku');
  await page.locator('[name=startsAt]').fill(`${tomorrow()}T15:00`);
  await page.locator('select[name=languages]').selectOption('uk');
  await page.locator('[data-add-language]').click();
  await page.getByRole('radio', { name: 'Public' }).check();
  await page.locator('button[name=asks]').click();
  await page.locator('[name="asks.0"]').fill('Warm clothes');
  await page.getByRole('button', { name: 'Make it' }).click();
  await page.locator('.status[data-status=announced]').waitFor();
}

async function openAsReader(cast: Cast): Promise<void> {
  const { page } = cast.reader;
  await page.goto(`${cast.rally.url}/live/${SLUG}`);
  await page.locator('[data-connection=live]').waitFor();
  await page.evaluate(() => (document.body.dataset.firstLoad = ''));
  await page.locator('.state[data-status=announced]').waitFor();
  await seen(cast, 'What to bring');
  await seen(cast, 'Warm clothes');
  expect(await page.locator('.begins').textContent()).toMatch(/^The rally begins on .* at 15:00 in Baku/);
}

async function letReporterIn({ rally, desk: { page }, phone }: Cast): Promise<void> {
  await page.keyboard.press('o');
  await page.locator('[name="invite.name"]').fill('Leyla');
  await page.getByRole('button', { name: 'Make the link' }).click();
  const link = await page.locator('[name="invite.address"]').inputValue();
  expect(link).toMatch(/\/join#[\w-]{43}$/);
  await page.keyboard.press('Escape');
  await page.locator('dialog').waitFor({ state: 'detached' });
  await signInOnPhone(phone.page, rally.url, link.split('#')[1] ?? '');
}

async function goLive(cast: Cast): Promise<void> {
  const { desk, reader } = cast;
  await desk.page.getByRole('radio', { name: 'Live' }).check();
  await reader.page.locator('.state[data-status=live]').waitFor();
  await seen(cast, 'Reporters are on the square.');
}

async function postChant(cast: Cast): Promise<void> {
  const { page } = cast.phone;
  const fields = { words: 'Слава Україні!', lang: 'uk', meanings: 'add', 'meanings.0': 'Glory to Ukraine!' };
  await write(page, 'chant', fields);
  await send(page);
  await newest(cast, 'chant', 'Слава Україні!');
  await seen(cast, 'Glory to Ukraine!');
  await card(cast.desk.page, 'Слава Україні!').waitFor();
}

async function correctRumour(cast: Cast): Promise<void> {
  const { desk, phone, reader } = cast;
  await write(phone.page, 'update', { text: 'They say that the march begins at three.', lang: 'en' });
  await send(phone.page);
  await newest(cast, 'update', 'They say that the march begins at three.');

  const { page } = desk;
  await card(page, 'They say').getByRole('button', { name: 'Correct' }).click();
  await page.locator('[name=note]').fill('It begins at four, not at three.');
  await page.locator('dialog [name=text]').fill('The march begins at four.');
  await page.getByRole('button', { name: 'Correct it' }).click();
  await seen(cast, 'The march begins at four.');
  await seen(cast, 'Correction,');
  await page.getByRole('button', { name: 'Send to readers' }).click();
  await newest(cast, 'update', 'Correction to our entry of');
  const articles = reader.page.locator('[role=feed] > article');
  const link = articles.first().getByRole('link', { name: 'Corrects an earlier entry' });
  const corrected = articles.filter({ hasText: 'The march begins at four.' });
  const id = (await corrected.getAttribute('data-entry')) ?? 'nothing';
  expect(await link.getAttribute('href')).toContain(id);
  expect(await reader.page.content()).not.toContain('They say');
}

async function signReporterOut({ desk: { page }, phone }: Cast): Promise<void> {
  await page.keyboard.press('o');
  await page.locator('.person', { hasText: 'Leyla' }).getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('button', { name: 'Sign it out' }).click();
  await phone.page.getByText('This phone was signed out by the desk.').first().waitFor();
  await phone.page.locator('button[data-kind]').first().waitFor({ state: 'detached' });
  await page.locator('.person', { hasText: 'Leyla' }).waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');
  await page.locator('dialog').waitFor({ state: 'detached' });
}

async function endIt({ desk: { page }, reader }: Cast): Promise<void> {
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
  // The reader's page was never loaded again.
  expect(await reader.page.locator('body').getAttribute('data-first-load')).toBe('');
}

/** Tomorrow's date at the rally's place. */
function tomorrow(): string {
  return new Date(Date.now() + 86_400_000).toLocaleDateString('sv', { timeZone: 'Asia/Baku' });
}
