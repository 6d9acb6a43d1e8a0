/** A rally from its making to its first corrected entry, as an owner sees it, with a reporter and a reader beside. */
import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { anotherGesture, PHONE, send, signInOnPhone, write, type Visitor } from '../../support/browser.js';
import type { BrowserStage } from '../../support/browserStage.js';
import { eventually } from '../../support/photos/eventually.js';
import { card, expectAccessible, pressFor, sheetClosed } from './board.js';

interface Cast {
  owner: Visitor;
  reporter: Visitor;
  reader: Visitor;
}

const SLUG = 'mitynh-baku';
const TITLE = 'Мітинг, Баку';

export function newRallyTest(stage: BrowserStage): void {
  test('an owner makes a rally and invites a reporter; an entry held while it is paused is published, corrected and translated', async () => {
    const owner = await stage.editorOf('', 'Rada', 'owner');
    await makeRally(owner, stage.rally.url);
    const reporter = await invitedReporter(owner, stage);
    await owner.page.getByRole('radio', { name: 'Paused' }).check();
    await owner.page.locator('.status[data-status=paused]').waitFor();
    const cast = { owner, reporter, reader: await stage.readerOf(SLUG, PHONE) };
    await holdAndPublish(cast);
    await correct(cast);
    await translate(cast);
    await sayInUkrainian(cast);
    await signOut(cast);
    expect(Object.values(cast).flatMap(({ faults }) => faults)).toEqual([]);
    await Promise.all(Object.values(cast).map(({ context }) => context.close()));
  });
}

async function makeRally({ page }: Visitor, url: string): Promise<void> {
  await page.locator('[data-new]').click();
  await page.locator('[name=title]').fill(TITLE);
  await page.locator('.zone [type=search]').fill('baku');
  await page.locator('[name=startsAt]').fill('2022-02-27T15:00');
  // Typed fields outlive a reload.
  await page.reload();
  await page.locator('[data-new]').click();
  await page.waitForFunction((slug) => document.querySelector<HTMLInputElement>('[name=slug]')?.value === slug, SLUG);
  await expectAccessible(page);
  await page.locator('[name=title]').fill('');
  await page.getByRole('button', { name: 'Make it' }).click();
  await page.getByText('Give the rally a title.').waitFor();
  await page.locator('[name=title]').fill(TITLE);
  await page.getByRole('radio', { name: 'Public' }).check();
  await page.getByRole('button', { name: 'Make it' }).click();
  await page.locator('[data-line=live]').waitFor();
  await page.waitForURL(`${url}/desk#${SLUG}`);
}

async function invitedReporter({ page }: Visitor, stage: BrowserStage): Promise<Visitor> {
  await pressFor(page, 'o', page.locator('[name="invite.name"]'));
  await page.locator('[name="invite.name"]').fill('Leyla');
  await page.getByRole('button', { name: 'Make the link' }).click();
  await page.locator('.qr').waitFor();
  await expectAccessible(page);
  const address = await page.locator('[name="invite.address"]').inputValue();
  await page.keyboard.press('Escape');
  const reporter = await stage.visitor();
  await signInOnPhone(reporter.page, stage.rally.url, address.split('#')[1] ?? '');
  return reporter;
}

/** The owner publishes by keys alone: to the entry, publish. */
async function holdAndPublish({ owner: { page }, reporter, reader }: Cast): Promise<void> {
  await write(reporter.page, 'update', { text: 'The march begins at three.', lang: 'en' });
  await send(reporter.page);
  await page.getByText('Waiting for you: 1').waitFor();
  expect(await reader.page.content()).not.toContain('The march');
  await page.keyboard.press('j');
  await page.keyboard.press('p');
  await reader.page.getByText('The march begins at three.').waitFor();
  await page.locator('[data-state=published]:focus').waitFor();
}

async function correct({ owner: { page }, reader }: Cast): Promise<void> {
  await page.keyboard.press('c');
  await page.locator('[name=note]').fill('It begins at four, not at three.');
  await page.locator('dialog [name=text]').fill('The march begins at four.');
  await page.getByRole('button', { name: 'Correct it' }).click();
  const offer = page.locator('[name=offer]');
  await offer.waitFor();
  expect(await offer.inputValue()).toMatch(/^Correction to our entry of \d\d:\d\d: It begins at four/);
  expect(await reader.page.content()).not.toContain('Correction to our entry');
  await page.getByRole('button', { name: 'Send to readers' }).click();
  await reader.page.getByText('Correction to our entry').waitFor();
  await reader.page.getByText('It begins at four, not at three.', { exact: false }).first().waitFor();
  await reader.page.getByRole('link', { name: 'Corrects an earlier entry' }).waitFor();
  await expectAccessible(page);
}

/** Translates the entry, and then changes the original: the desk says what changed since. */
async function translate({ owner: { page } }: Cast): Promise<void> {
  const march = card(page, 'The march');
  await march.focus();
  await page.keyboard.press('t');
  await page.locator('[data-progress=uk][aria-pressed=true]').waitFor();
  await page.locator('[name="translation.text"]').fill('Хода починається о четвертій.');
  await page.getByRole('button', { name: 'Save translation' }).click();
  await march.getByText('Українська').waitFor();
  // The socket can bring the entry before the answer that closes the sheet.
  await sheetClosed(page);
  await march.focus();
  await page.keyboard.press('e');
  await page.locator('dialog [name=text]').fill('The march begins at five.');
  // Save stands where the button of the translation stood.
  await anotherGesture(page);
  await page.getByRole('button', { name: 'Save' }).click();
  await march.getByText('(earlier version)').waitFor();
  await sheetClosed(page);
  await march.focus();
  await page.keyboard.press('t');
  await page.locator('dialog del', { hasText: 'four' }).waitFor();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
}

/** Says the note of the correction and the rally's own place in another language. */
async function sayInUkrainian({ owner: { page }, reader }: Cast): Promise<void> {
  const march = card(page, 'The march');
  await march.focus();
  await page.keyboard.press('t');
  await page.locator('[data-progress=uk]', { hasText: 'earlier version' }).waitFor();
  await page.locator('[name="translation.correction"]').fill('Починається о четвертій, а не о третій.');
  await page.getByRole('button', { name: 'Save translation' }).click();
  await sheetClosed(page);
  await eventually(async () => (await asReader(reader, '/entries')).includes('а не о третій'));
  await page.locator('[data-way=blog-words]').click();
  await page.locator('[name="translation.title"]').fill('Хода в Баку');
  await expectAccessible(page);
  await anotherGesture(page);
  await page.getByRole('button', { name: 'Save' }).click();
  await sheetClosed(page);
  await eventually(async () => (await asReader(reader, '')).includes('"title":"Хода в Баку"'));
}

/** Answer of the API about this rally, or a part of it, as the reader's page gets it. */
function asReader({ page }: Visitor, part: string): Promise<string> {
  return page.evaluate(async (path) => (await fetch(path)).text(), `/api/v1/blogs/${SLUG}${part}`);
}

/** Asks to sign the owner's own device out: the reporter, who came by its invitation, would go with it, or stays. */
async function seeWhoGoes(page: Page): Promise<void> {
  const own = page.locator('.person[data-own=true]');
  await own.getByRole('button', { name: 'Sign out' }).click();
  const leyla = own.locator('[data-brought] li', { hasText: 'Leyla' });
  await leyla.getByText('goes with it').waitFor();
  await expectAccessible(page);
  await own.locator('[data-brought] select').selectOption({ label: 'All of them stay' });
  await leyla.getByText('stays').waitFor();
  await own.getByRole('button', { name: 'Cancel' }).click();
}

/** Signs the reporter's device out, and tries to sign the last owner out, who stays. */
async function signOut({ owner: { page }, reporter }: Cast): Promise<void> {
  await pressFor(page, 'o', page.locator('.person', { hasText: 'Leyla' }));
  await page.locator('.person', { hasText: 'Leyla' }).getByText('invited by').waitFor();
  await seeWhoGoes(page);
  await page.locator('.person', { hasText: 'Leyla' }).getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('button', { name: 'Sign it out' }).click();
  await reporter.page.getByText('This phone was signed out by the desk.').first().waitFor();
  await page.locator('.person[data-own=true]').getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('button', { name: 'Sign it out' }).click();
  await page.locator('dialog .fault').waitFor();
}
