/** Two tabs, and two people, on the phone of a reporter: what waits belongs to who wrote it (rule O5). */
import { expect, jest, test } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import { send, sendInVain, submit, wholePhone, write } from '../support/browser.js';
import { sharedStage } from '../support/browserStage.js';
import { eventually } from '../support/photos/eventually.js';
import { cutting, withoutCheck } from './samePhone/onePage.js';

jest.setTimeout(300_000);

const stage = sharedStage();
const says = (page: Page, what: string) => page.locator(`.strip[data-says=${what}]`).waitFor({ timeout: 60_000 });

/** The entries that readers see, as `byline: text`. */
async function published(slug: string): Promise<string[]> {
  const answer = await fetch(`${stage.rally.url}/api/v1/blogs/${slug}/entries`);
  const { entries } = (await answer.json()) as { entries: { byline: string; text: string }[] };
  return entries.map(({ byline, text }) => `${byline}: ${text}`);
}

async function signIn(context: BrowserContext, slug: string, name: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${stage.rally.url}/join#${await stage.rally.invitation(slug, name)}`);
  await page.locator('[data-join]').click();
  await page.locator('[data-kind=update]').waitFor();
  return page;
}

test('an entry whose session ended waits, the strip says to sign in, and it goes by itself after its author signed in', async () => {
  const slug = await stage.rally.blog();
  const { page, context } = await stage.reporterOf(slug);
  await wholePhone(page);
  await context.setOffline(true);
  await write(page, 'update', { text: 'By the fountain.' });
  await send(page);
  await says(page, 'no-network');
  await context.clearCookies();
  await context.setOffline(false);
  await says(page, 'signed-out');
  expect(await published(slug)).toEqual([]);
  await page.close();
  const next = await signIn(context, slug, 'Leyla');
  await eventually(async () => (await published(slug)).length > 0);
  await says(next, 'all-sent');
  expect(await published(slug)).toEqual(['Leyla: By the fountain.']);
  await context.close();
});

test('[O5] an entry of another person is named and kept while somebody else is signed in, and goes when its author is back', async () => {
  const slug = await stage.rally.blog();
  const { page, context } = await stage.reporterOf(slug);
  await wholePhone(page);
  await context.setOffline(true);
  await write(page, 'update', { text: 'By the fountain.' });
  await sendInVain(page);
  await page.close();
  await context.clearCookies();
  await context.setOffline(false);
  const omar = await signIn(context, slug, 'Omar');
  await omar.getByText('1 entry of another person on this phone.').waitFor();
  await write(omar, 'update', { text: 'By the gate.' });
  await send(omar);
  await omar.locator('.own[data-state=published]').waitFor({ timeout: 60_000 });
  await says(omar, 'all-sent');
  expect(await published(slug)).toEqual(['Omar: By the gate.']);
  await omar.close();
  const leyla = await signIn(context, slug, 'Leyla');
  // The strip speaks of Omar, who is remembered, until the server says who is here.
  await eventually(async () => (await published(slug)).length > 1);
  await says(leyla, 'all-sent');
  expect(await published(slug)).toEqual(['Leyla: By the fountain.', 'Omar: By the gate.']);
  await context.close();
});

test('[O5] a tab that slept while somebody else signed in beside it sends nothing as that person', async () => {
  const slug = await stage.rally.blog();
  const { page, context } = await stage.reporterOf(slug);
  const cut = await cutting(page);
  await wholePhone(page);
  await cut(true);
  await write(page, 'update', { text: 'By the fountain.' });
  await send(page);
  const omar = await signIn(context, slug, 'Omar');
  await cut(false);
  await page.bringToFront();
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await page.locator('.home-foot', { hasText: 'Omar' }).waitFor({ timeout: 60_000 });
  await page.getByText('1 entry of another person on this phone.').waitFor();
  expect(await published(slug)).toEqual([]);
  await omar.close();
  await context.close();
});

test('an entry that waits in one tab shows in the other, which sends it once and says so in both', async () => {
  const slug = await stage.rally.blog();
  const { page, context, faults } = await stage.reporterOf(slug);
  const other = await context.newPage();
  await other.goto(`${stage.rally.url}/report`);
  await other.locator('[data-kind=update]').waitFor();
  await page.bringToFront();
  await wholePhone(page);
  await context.setOffline(true);
  await write(page, 'update', { text: 'By the fountain.' });
  await send(page);
  await other.locator('.own[data-state=waiting]').getByText('By the fountain.').waitFor();
  await context.setOffline(false);
  for (const tab of [page, other]) {
    await says(tab, 'all-sent');
    await tab.locator('.own[data-state=published]').waitFor({ timeout: 60_000 });
    expect(await tab.locator('.own').count()).toBe(1);
  }
  expect(await published(slug)).toEqual(['Leyla: By the fountain.']);
  expect(faults).toEqual([]);
  await context.close();
});

test('another blog that is chosen beside an open form closes it, and the words stay with the blog that they were written for', async () => {
  const [first, second] = [await stage.rally.blog(), await stage.rally.blog()];
  const { page, context, faults } = await stage.editorOf(first, 'Olena', 'owner');
  await page.goto(`${stage.rally.url}/report`);
  const choice = page.locator('select#blog');
  await choice.selectOption(first);
  await write(page, 'update', { text: 'Of the first.' });
  await choice.focus();
  await choice.selectOption(second);
  await page.locator('.writing').waitFor({ state: 'detached' });
  expect(await choice.evaluate((one) => one === document.activeElement)).toBe(true);
  expect(await page.locator('.kind-draft').count()).toBe(0);
  await write(page, 'update', { text: 'Of the second.' });
  await send(page);
  await eventually(async () => (await published(second)).length > 0);
  await choice.selectOption(first);
  await page.locator('button[data-kind=update]').click();
  expect(await page.locator('.writing [name=text]').inputValue()).toBe('Of the first.');
  expect([await published(first), await published(second)]).toEqual([[], ['Olena: Of the second.']]);
  expect(faults).toEqual([]);
  await context.close();
});

test('[O5] a form of one person is closed where another signs in beside it, and each finds the own words', async () => {
  const slug = await stage.rally.blog();
  const { page, context } = await stage.reporterOf(slug);
  await write(page, 'update', { text: 'By the fountain.' });
  const omar = await signIn(context, slug, 'Omar');
  await page.bringToFront();
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await page.locator('.writing').waitFor({ state: 'detached' });
  await write(page, 'update', { text: 'By the gate.' });
  await send(page);
  await eventually(async () => (await published(slug)).length > 0);
  await page.close();
  await omar.close();
  const leyla = await signIn(context, slug, 'Leyla');
  await leyla.locator('.kind-draft').waitFor();
  await leyla.locator('button[data-kind=update]').click();
  expect(await leyla.locator('.writing [name=text]').inputValue()).toBe('By the fountain.');
  expect(await published(slug)).toEqual(['Omar: By the gate.']);
  await context.close();
});

test('[O5] an entry is not sent whose form closes in the moment of its sending, since another person signed in beside it', async () => {
  const slug = await stage.rally.blog();
  const { page: first, context } = await stage.reporterOf(slug);
  const { page, goOn } = await withoutCheck(first);
  await page.goto(`${stage.rally.url}/report`);
  await write(page, 'update', { text: 'By the fountain.' });
  const omar = await signIn(context, slug, 'Omar');
  await page.bringToFront();
  await submit(page);
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await page.locator('.writing').waitFor({ state: 'detached' });
  // The form is left once the page knows of the other person: a session that merely ended may be of the same one again.
  await page.locator('.home-foot', { hasText: 'Omar' }).waitFor({ timeout: 60_000 });
  await goOn();
  await page.waitForTimeout(1_500);
  expect(await page.getByText('1 entry of another person on this phone.').count()).toBe(0);
  await omar.close();
  await page.close();
  const leyla = await signIn(context, slug, 'Leyla');
  await leyla.locator('.kind-draft').waitFor();
  expect([await leyla.locator('.own').count(), await published(slug)]).toEqual([0, []]);
  await context.close();
});
