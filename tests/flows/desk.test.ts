import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import {
  DESKTOP,
  PHONE,
  launchBrowser,
  send,
  signInOnPhone,
  visitor,
  write,
  type Visitor,
} from '../support/browser.js';
import { startRally, type Rally } from '../support/rally.js';

jest.setTimeout(180_000);

let rally: Rally;
let browser: Browser;

beforeAll(async () => {
  rally = await startRally();
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await rally.stop();
});

/** Somebody at the desk of a blog, by an invitation, as they would come there. */
async function atDesk(slug: string, name: string, role: 'editor' | 'owner', size = DESKTOP): Promise<Visitor> {
  const editor = await visitor(browser, { size });
  editor.page.setDefaultTimeout(20_000);
  const secret = await rally.invitation(role === 'owner' ? null : slug, name, role);
  await editor.page.goto(`${rally.url}/join#${secret}`);
  await editor.page.locator('[data-join]').click();
  await editor.page.getByRole('link', { name: 'Go to the desk' }).click();
  return editor;
}

async function reader(slug: string): Promise<Visitor> {
  const somebody = await visitor(browser, { size: PHONE });
  await somebody.page.goto(`${rally.url}/live/${slug}`);
  await somebody.page.locator('[data-connection=live]').waitFor();
  return somebody;
}

/** The desk's card of the entry that says so. */
function card(page: Page, words: string) {
  return page.locator('[data-entry]', { hasText: words });
}

async function checkAccess(page: Page): Promise<void> {
  const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  // By the debugger's way: a script element would be refused by the page's own policy.
  await page.evaluate(source);
  const found = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run: (options: object) => Promise<{ violations: Violation[] }> } };
    const { violations } = await axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
  });
  expect(found).toEqual([]);
}

/** A key that is pressed while a screen is still being put up is nobody's: it is pressed again. */
async function pressFor(page: Page, key: string, shown: Locator): Promise<void> {
  for (let tries = 0; tries < 5; tries += 1) {
    await page.keyboard.press(key);
    const isShown = await shown.waitFor({ timeout: 4_000 }).then(
      () => true,
      () => false,
    );
    if (isShown) return;
  }
  throw new Error(`${key} did nothing`);
}

/** No sheet is in front of the board any more: keys are the board's again. */
const closed = (page: Page) => page.locator('dialog[open]').waitFor({ state: 'detached' });

interface Violation {
  id: string;
  nodes: { html: string }[];
}

test('on a phone an editor publishes what waits, and takes an entry down in two steps', async () => {
  const slug = await rally.blog({ status: 'paused' });
  const reporter = await rally.token(slug, 'Leyla');
  await rally.post(reporter, slug, { text: 'A name that must not be here.' });
  const open = await reader(slug);
  const { page, context, faults } = await atDesk(slug, 'Nigar', 'editor', PHONE);

  await page.getByText('Waiting for you: 1').waitFor();
  await checkAccess(page);
  await card(page, 'A name').getByRole('button', { name: 'Publish' }).click();
  await page.getByText('Nothing waits.').waitFor();
  await open.page.getByText('A name that must not be here.').waitFor();

  await card(page, 'A name').getByRole('button', { name: 'Actions' }).click();
  await card(page, 'A name').getByRole('button', { name: 'Take down' }).click();
  await checkAccess(page);
  await page.getByRole('button', { name: 'Take it down' }).click();
  await page.locator('[data-state=taken-down]').waitFor();
  await open.page.locator('[role=feed] > article').waitFor({ state: 'detached' });
  expect(await page.content()).not.toContain('A name');
  expect([...faults, ...open.faults]).toEqual([]);
  await Promise.all([context.close(), open.context.close()]);
});

test('a rally is made, a reporter invited, and what they post while it is paused is held, published and corrected', async () => {
  const owner = await atDesk('', 'Rada', 'owner');
  const { page } = owner;
  await page.locator('[data-new]').click();
  await page.locator('[name=title]').fill('Мітинг, Баку');
  await page.locator('.zone [type=search]').fill('baku');
  await page.locator('[name=startsAt]').fill('2022-02-27T15:00');
  // What is typed outlives a reload.
  await page.reload();
  await page.locator('[data-new]').click();
  expect(await page.locator('[name=slug]').inputValue()).toBe('mitynh-baku');
  await checkAccess(page);
  await page.locator('[name=title]').fill('');
  await page.getByRole('button', { name: 'Make it' }).click();
  await page.getByText('Give the rally a title.').waitFor();
  await page.locator('[name=title]').fill('Мітинг, Баку');
  await page.getByRole('radio', { name: 'Public' }).check();
  await page.getByRole('button', { name: 'Make it' }).click();
  await page.locator('[data-line=live]').waitFor();
  await page.waitForURL(`${rally.url}/desk#mitynh-baku`);

  await pressFor(page, 'o', page.locator('[name="invite.name"]'));
  await page.locator('[name="invite.name"]').fill('Leyla');
  await page.getByRole('button', { name: 'Make the link' }).click();
  await page.locator('.qr').waitFor();
  await checkAccess(page);
  const address = await page.locator('[name="invite.address"]').inputValue();
  await page.keyboard.press('Escape');
  const reporter = await visitor(browser, { size: PHONE });
  await signInOnPhone(reporter.page, rally.url, address.split('#')[1] ?? '');

  await page.getByRole('radio', { name: 'Paused' }).check();
  await page.locator('.status[data-status=paused]').waitFor();
  const open = await reader('mitynh-baku');
  await write(reporter.page, 'update', { text: 'The march begins at three.', lang: 'en' });
  await send(reporter.page);
  await page.getByText('Waiting for you: 1').waitFor();
  expect(await open.page.content()).not.toContain('The march');

  // By keys alone: to the entry, publish, correct it.
  await page.keyboard.press('j');
  await page.keyboard.press('p');
  await open.page.getByText('The march begins at three.').waitFor();
  await page.locator('[data-state=published]:focus').waitFor();
  await page.keyboard.press('c');
  await page.locator('[name=note]').fill('It begins at four, not at three.');
  await page.locator('dialog [name=text]').fill('The march begins at four.');
  await page.getByRole('button', { name: 'Correct it' }).click();
  const offer = page.locator('[name=offer]');
  await offer.waitFor();
  expect(await offer.inputValue()).toMatch(/^Correction to our entry of \d\d:\d\d: It begins at four/);
  expect(await open.page.content()).not.toContain('Correction to our entry');
  await page.getByRole('button', { name: 'Send to readers' }).click();
  await open.page.getByText('Correction to our entry').waitFor();
  await open.page.getByText('It begins at four, not at three.', { exact: false }).first().waitFor();
  await open.page.getByRole('link', { name: 'Corrects an earlier entry' }).waitFor();
  await checkAccess(page);

  // A translation, and then a change of the original: the desk says what changed since.
  const march = page.locator('[data-entry]', { hasText: 'The march' });
  await march.focus();
  await page.keyboard.press('t');
  await page.locator('[name="translation.lang"]').selectOption('uk');
  await page.locator('[name="translation.text"]').fill('Хода починається о четвертій.');
  await page.getByRole('button', { name: 'Save translation' }).click();
  await march.getByText('Українська').waitFor();
  // The entry can be there by the socket before the answer that closes the sheet.
  await closed(page);
  await march.focus();
  await page.keyboard.press('e');
  await page.locator('dialog [name=text]').fill('The march begins at five.');
  await page.getByRole('button', { name: 'Save' }).click();
  await march.getByText('(earlier version)').waitFor();
  await closed(page);
  await march.focus();
  await page.keyboard.press('t');
  await page.locator('dialog del', { hasText: 'four' }).waitFor();
  await checkAccess(page);
  await page.keyboard.press('Escape');

  // The reporter's device is put out: their page knows.
  await page.keyboard.press('o');
  await page.locator('.person', { hasText: 'Leyla' }).getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('button', { name: 'Sign it out' }).click();
  await reporter.page.getByText('This phone was signed out by the desk.').first().waitFor();
  // The last owner stays.
  await page.locator('.person[data-own=true]').getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('button', { name: 'Sign it out' }).click();
  await page.locator('dialog .fault').waitFor();
  expect([...owner.faults, ...reporter.faults, ...open.faults]).toEqual([]);
  await Promise.all([owner.context.close(), reporter.context.close(), open.context.close()]);
});

test('two editors at once: both versions are shown, and one goes on from either', async () => {
  const slug = await rally.blog();
  const token = await rally.token(slug, 'Leyla');
  await rally.post(token, slug, { text: 'About a hundred people.' });
  const [one, other] = await Promise.all([atDesk(slug, 'Nigar', 'editor'), atDesk(slug, 'Rauf', 'editor')]);
  for (const { page } of [one, other]) {
    await card(page, 'hundred').focus();
    await page.keyboard.press('e');
    await page.locator('dialog [name=text]').waitFor();
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
    await page.keyboard.press(',');
    await page.locator('dialog [name=title]').waitFor();
  }
  await one.page.locator('dialog [name=title]').fill('Rally, afternoon');
  await other.page.locator('dialog [name=title]').fill('Rally, evening');
  await other.page.locator('dialog [name=place]').fill('Baku');
  await one.page.getByRole('button', { name: 'Save' }).click();
  await other.page.getByText('Somebody else changed this, too.').waitFor();
  await other.page.getByRole('button', { name: 'Take theirs' }).click();
  await other.page.getByRole('button', { name: 'Save' }).click();
  await other.page.locator('dialog').waitFor({ state: 'detached' });
  const blog = (await rally.parts.store.journal.blog(slug))?.settings;
  expect([blog?.title, blog?.place]).toEqual(['Rally, afternoon', 'Baku']);
  await Promise.all([one.context.close(), other.context.close()]);
});

test('a withdrawal can be undone for a moment; without a network words stay, and nothing is sent', async () => {
  const slug = await rally.blog();
  const token = await rally.token(slug, 'Leyla');
  await rally.post(token, slug, { text: 'It stays.' });
  const { page, context } = await atDesk(slug, 'Nigar', 'editor');
  await card(page, 'It stays.').focus();
  await page.keyboard.press('w');
  await page.keyboard.press('u');
  await card(page, 'It stays.').getByText('Published').waitFor();

  await page.keyboard.press('n');
  await page.locator('dialog [name=text]').fill('Written in the dark.');
  await context.setOffline(true);
  await page.getByRole('button', { name: 'No network' }).waitFor({ timeout: 40_000 });
  await context.setOffline(false);
  await page.reload();
  await page.locator('[data-line=live]').waitFor();
  await page.keyboard.press('n');
  expect(await page.locator('dialog [name=text]').inputValue()).toBe('Written in the dark.');
  await page.getByRole('button', { name: 'Post it' }).click();
  await card(page, 'Written in the dark.').waitFor();
  await context.close();
});

test('who is no editor is told where to go', async () => {
  const slug = await rally.blog();
  const { page, context } = await visitor(browser);
  await page.goto(`${rally.url}/desk`);
  await page.getByText('Sign in to the desk').waitFor();
  await checkAccess(page);
  await signInOnPhone(page, rally.url, await rally.invitation(slug, 'Leyla'));
  await page.goto(`${rally.url}/desk`);
  await page.getByText('The desk is for editors').waitFor();
  expect(await page.getByRole('link', { name: 'Go to reporting' }).getAttribute('href')).toBe('/report');
  await context.close();
});
