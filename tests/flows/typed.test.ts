/** Typed text as its writer means it: numbers, lines, language tags and times, from the forms to the readers' page. */
import { afterAll, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { anotherGesture, send, submit, type Visitor, wholePhone, write } from '../support/browser.js';
import { sharedStage } from '../support/browserStage.js';

jest.setTimeout(300_000);

const stage = sharedStage();
const open: Visitor[] = [];

afterAll(() => expect(open.flatMap(({ faults }) => faults)).toEqual([]));

const TRUCKS = { id: 'trucks', title: 'Blankets', unit: 'blankets', target: 2_000 };

async function phoneOf(slug: string): Promise<Page> {
  const reporter = await stage.reporterOf(slug);
  open.push(reporter);
  return reporter.page;
}

/** The readers' text of the blog's only entry of that kind, once the phone's outbox has sent it. */
async function articleOf(slug: string, kind: string): Promise<string> {
  const reader = await stage.visitor();
  open.push(reader);
  await reader.page.goto(`${stage.rally.url}/live/${slug}`);
  return reader.page.locator(`article[data-kind=${kind}]`).innerText();
}

test('the phone asks about an ambiguous number, and reads numbers in other digits', async () => {
  const slug = await stage.rally.blog({ drives: [TRUCKS] });
  const page = await phoneOf(slug);
  await write(page, 'drive', { amount: '1.200' });
  await submit(page);
  await page.getByText('Is it 1,200 or 1.2? Choose one.').waitFor();
  await page.getByRole('button', { name: '1,200', exact: true }).click();
  await page.locator('[name=amount]:focus').waitFor();
  await send(page);
  await write(page, 'crowd', { low: '٤٠٠', high: '۶۰۰', according: 'the police' });
  await send(page);
  expect(await articleOf(slug, 'drive')).toContain('+1,200');
  expect(await articleOf(slug, 'crowd')).toContain('400 to 600');
});

test('a chant of a call and its answer stays in two lines, and a text without a visible character is not sent', async () => {
  const slug = await stage.rally.blog();
  const page = await phoneOf(slug);
  await write(page, 'update', { text: '\u200b[]()' });
  await submit(page);
  await page.getByText('Write what readers should know.').waitFor();
  await page.keyboard.press('Escape');
  await write(page, 'chant', { words: 'Слава Україні!\nГероям слава!', lang: 'uk' });
  await send(page);
  expect(await articleOf(slug, 'chant')).toContain('«Слава Україні!\nГероям слава!»');
});

test('the desk asks once whether a time of long ago is meant, and offers the language for a country’s code', async () => {
  const slug = await stage.rally.blog();
  const { id } = await stage.rally.post(await stage.rally.token(slug, 'Leyla'), slug, {
    text: 'They were here before.',
  });
  const editor = await stage.editorOf(slug, 'Nigar');
  open.push(editor);
  const { page } = editor;
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
  const entry = await stage.rally.parts.store.journal.entry(slug, id);
  expect(entry?.content).toMatchObject({ lang: 'uk', happenedAt: '2018-04-23T11:00:00.000Z' });
  expect(await articleOf(slug, 'update')).toContain('23 Apr 2018');
});

test('no key is lost where the own list changes while somebody types without a pause', async () => {
  const slug = await stage.rally.blog();
  const reporter = await stage.reporterOf(slug);
  open.push(reporter);
  const { page, context } = reporter;
  await wholePhone(page);
  await context.setOffline(true);
  await write(page, 'update', { text: 'The first.' });
  await send(page);
  await page.locator('button[data-kind=chant]').click();
  const words = 'Слава Україні! '.repeat(12);
  await page.locator('.writing [name=words]').focus();
  const typing = page.keyboard.type(words, { delay: 30 });
  await context.setOffline(false);
  // The entry is sent, accepted and published meanwhile: the list behind the form is drawn anew each time.
  await page.locator('.own[data-state=published]').waitFor({ state: 'attached' });
  await typing;
  expect(await page.locator('.writing [name=words]').inputValue()).toBe(words);
});
