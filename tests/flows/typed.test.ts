/** What people type comes through as they mean it: numbers, lines, tags and times, from the forms to the readers' page. */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import {
  anotherGesture,
  DESKTOP,
  launchBrowser,
  send,
  signInOnPhone,
  visitor,
  write,
  type Visitor,
} from '../support/browser.js';
import { startRally, type Rally } from '../support/rally.js';

jest.setTimeout(120_000);

let rally: Rally;
let browser: Browser;
const open: Visitor[] = [];

beforeAll(async () => {
  rally = await startRally();
  browser = await launchBrowser();
});

afterAll(async () => {
  expect(open.flatMap(({ faults }) => faults)).toEqual([]);
  await browser.close();
  await rally.stop();
});

const TRUCKS = { id: 'trucks', title: 'Blankets', unit: 'blankets', target: 2_000 };

async function phoneOf(slug: string): Promise<Page> {
  const reporter = await visitor(browser);
  open.push(reporter);
  await signInOnPhone(reporter.page, rally.url, await rally.invitation(slug, 'Leyla'));
  return reporter.page;
}

/** What readers see of the blog's only entry of that kind, as soon as it has come from the phone's outbox. */
async function articleOf(slug: string, kind: string): Promise<string> {
  const reader = await visitor(browser);
  open.push(reader);
  await reader.page.goto(`${rally.url}/live/${slug}`);
  return reader.page.locator(`article[data-kind=${kind}]`).innerText();
}

test('a number that is two is asked about on the phone, and people in other digits are counted', async () => {
  const slug = await rally.blog({ drives: [TRUCKS] });
  const page = await phoneOf(slug);
  await write(page, 'drive', { amount: '1.200' });
  await page.locator('.writing button[type=submit]').press('Enter');
  await page.getByText('Is it 1,200 or 1.2? Choose one.').waitFor();
  await page.getByRole('button', { name: '1,200', exact: true }).click();
  expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('amount');
  await send(page);
  await write(page, 'crowd', { low: '٤٠٠', high: '۶۰۰', according: 'the police' });
  await send(page);
  expect(await articleOf(slug, 'drive')).toContain('+1,200');
  expect(await articleOf(slug, 'crowd')).toContain('400 to 600');
});

test('a call and its answer stay in two lines, and what nobody would see is not sent', async () => {
  const slug = await rally.blog();
  const page = await phoneOf(slug);
  await write(page, 'update', { text: '\u200b[]()' });
  await page.locator('.writing button[type=submit]').press('Enter');
  await page.getByText('Write what readers should know.').waitFor();
  await page.keyboard.press('Escape');
  await write(page, 'chant', { words: 'Слава Україні!\nГероям слава!', lang: 'uk' });
  await send(page);
  expect(await articleOf(slug, 'chant')).toContain('«Слава Україні!\nГероям слава!»');
});

test('the desk asks once whether a time of long ago is meant, and then keeps it; a country’s code is no language', async () => {
  const slug = await rally.blog();
  const { id } = await rally.post(await rally.token(slug, 'Leyla'), slug, { text: 'They were here before.' });
  const editor = await visitor(browser, { size: DESKTOP });
  open.push(editor);
  const { page } = editor;
  await page.goto(`${rally.url}/join#${await rally.invitation(slug, 'Nigar', 'editor')}`);
  await page.locator('[data-join]').click();
  await page.getByRole('link', { name: 'Go to the desk' }).click();
  await page.locator(`[data-entry="${id}"]`).focus();
  await page.keyboard.press('e');
  await page.locator('dialog [name=happenedAt]').fill('2018-04-23T15:00');
  await page.locator('dialog select[name=lang]').selectOption('?');
  await page.locator('dialog').getByPlaceholder('Language tag').fill('ua');
  await page.getByRole('button', { name: 'Українська is “uk”. Use that' }).click();
  await page.getByRole('button', { name: 'Save' }).dblclick();
  await page.getByText('This says 23 April 2018. If it happened then, send it once more.').waitFor();
  await anotherGesture(page);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.locator('dialog').waitFor({ state: 'detached' });
  const entry = await rally.parts.store.journal.entry(slug, id);
  expect(entry?.content).toMatchObject({ lang: 'uk', happenedAt: '2018-04-23T11:00:00.000Z' });
  expect(await articleOf(slug, 'update')).toContain('23 Apr 2018');
});
