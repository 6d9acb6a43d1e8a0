/** The desk's page: publish, correct, translate, take down, invite, and two editors at once. */
import { expect, jest, test } from '@jest/globals';
import { PHONE, signInOnPhone } from '../support/browser.js';
import { sharedStage } from '../support/browserStage.js';
import { card, expectAccessible, pressFor, sheetClosed } from './desk/board.js';
import { choicesTests } from './desk/choices.js';
import { elsewhereTests } from './desk/elsewhere.js';
import { keptPlaceTests } from './desk/keptPlace.js';
import { lostAnswerTests } from './desk/lostAnswer.js';
import { movedClocksTest } from './desk/movedClocks.js';
import { movedTranslationTest } from './desk/movedTranslation.js';
import { lostRallyTests } from './desk/lostRally.js';
import { newRallyTest } from './desk/newRally.js';
import { newWaitingTest } from './desk/newWaiting.js';
import { saidSomewhereTests } from './desk/saidSomewhere.js';
import { playedTelegram, telegramTest } from './desk/telegram.js';
import { unreadTest } from './desk/unread.js';
import { playedHooks, webhookTest } from './desk/webhooks.js';

jest.setTimeout(360_000);

const stage = sharedStage(async () => ({ ...(await playedTelegram()), ...(await playedHooks()) }));

test('an editor on a phone publishes a held entry, and takes an entry down in two steps', async () => {
  const slug = await stage.rally.blog({ status: 'paused' });
  const reporter = await stage.rally.token(slug, 'Leyla');
  await stage.rally.post(reporter, slug, { text: 'A name that must not be here.' });
  const open = await stage.readerOf(slug, PHONE);
  const { page, context, faults } = await stage.editorOf(slug, 'Nigar', 'editor', PHONE);

  await page.getByText('Waiting for you: 1').waitFor();
  await expectAccessible(page);
  await card(page, 'A name').getByRole('button', { name: 'Publish' }).click();
  await page.getByText('Nothing waits.').waitFor();
  await open.page.getByText('A name that must not be here.').waitFor();

  await card(page, 'A name').getByRole('button', { name: 'Actions' }).click();
  await card(page, 'A name').getByRole('button', { name: 'Take down' }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Take it down' }).click();
  await page.locator('[data-state=taken-down]').waitFor();
  await open.page.locator('[role=feed] > article').waitFor({ state: 'detached' });
  expect(await page.content()).not.toContain('A name');
  expect([...faults, ...open.faults]).toEqual([]);
  await Promise.all([context.close(), open.context.close()]);
});

newRallyTest(stage);
choicesTests(stage);
movedTranslationTest(stage);
lostAnswerTests(stage);
saidSomewhereTests(stage);
lostRallyTests(stage);
keptPlaceTests(stage);
newWaitingTest(stage);
movedClocksTest(stage);
unreadTest(stage);
elsewhereTests(stage);
webhookTest(stage);
telegramTest(stage);

test('two editors change an entry at once: the second sees both versions, and goes on from either', async () => {
  const slug = await stage.rally.blog();
  const token = await stage.rally.token(slug, 'Leyla');
  await stage.rally.post(token, slug, { text: 'About a hundred people.' });
  const [one, other] = await Promise.all([stage.editorOf(slug, 'Nigar'), stage.editorOf(slug, 'Rauf')]);
  for (const { page } of [one, other]) {
    await card(page, 'hundred').focus();
    await pressFor(page, 'e', page.locator('dialog [name=text]'));
  }
  await one.page.locator('dialog [name=text]').fill('About two hundred people.');
  await other.page.locator('dialog [name=text]').fill('About three hundred people.');
  await one.page.getByRole('button', { name: 'Save' }).click();
  await other.page.getByText('Somebody changed this while you were writing.').waitFor();
  await other.page.locator('.version', { hasText: 'About two hundred people.' }).waitFor();
  await other.page.getByRole('button', { name: 'Go on with mine' }).click();
  await other.page.getByRole('button', { name: 'Save' }).click();
  await card(one.page, 'About three hundred people.').waitFor();

  // Settings are merged field by field.
  for (const { page } of [one, other]) {
    await sheetClosed(page);
    await pressFor(page, ',', page.locator('dialog [name=title]'));
  }
  await one.page.locator('dialog [name=title]').fill('Rally, afternoon');
  await other.page.locator('dialog [name=title]').fill('Rally, evening');
  await other.page.locator('dialog [name=place]').fill('Baku');
  await one.page.getByRole('button', { name: 'Save' }).click();
  await other.page.getByText('Somebody else changed this, too.').waitFor();
  await other.page.getByRole('button', { name: 'Take theirs' }).click();
  await other.page.getByRole('button', { name: 'Save' }).click();
  await other.page.locator('dialog').waitFor({ state: 'detached' });
  const blog = (await stage.rally.parts.store.journal.blog(slug))?.settings;
  expect([blog?.title, blog?.place]).toEqual(['Rally, afternoon', 'Baku']);
  await Promise.all([one.context.close(), other.context.close()]);
});

test('the desk can undo a withdrawal for a moment; without a network it keeps the text and sends nothing', async () => {
  const slug = await stage.rally.blog();
  const token = await stage.rally.token(slug, 'Leyla');
  const { id } = await stage.rally.post(token, slug, { text: 'It stays.' });
  const { page, context } = await stage.editorOf(slug, 'Nigar');
  await card(page, 'It stays.').focus();
  const isLeaving = (is: boolean) => page.locator(`[data-entry="${id}"][data-leaving=${String(is)}]`);
  await page.keyboard.press('w');
  await isLeaving(true).waitFor();
  await page.keyboard.press('u');
  await isLeaving(false).waitFor();

  await pressFor(page, 'n', page.locator('dialog [name=text]'));
  await page.locator('dialog [name=text]').fill('Written in the dark.');
  await context.setOffline(true);
  await page.getByRole('button', { name: 'No network' }).waitFor({ timeout: 60_000 });
  await context.setOffline(false);
  await page.reload();
  await page.locator('[data-line=live]').waitFor();
  await pressFor(page, 'n', page.locator('dialog [name=text]'));
  expect(await page.locator('dialog [name=text]').inputValue()).toBe('Written in the dark.');
  await page.getByRole('button', { name: 'Post it' }).click();
  await card(page, 'Written in the dark.').waitFor();
  await context.close();
});

test('the desk tells a stranger to sign in, and a reporter where reporting is', async () => {
  const slug = await stage.rally.blog();
  const { page, context } = await stage.visitor();
  await page.goto(`${stage.rally.url}/desk`);
  await page.getByText('Sign in to the desk').waitFor();
  await expectAccessible(page);
  await signInOnPhone(page, stage.rally.url, await stage.rally.invitation(slug, 'Leyla'));
  await page.goto(`${stage.rally.url}/desk`);
  await page.getByText('The desk is for editors').waitFor();
  expect(await page.getByRole('link', { name: 'Go to reporting' }).getAttribute('href')).toBe('/report');
  await context.close();
});
