/** The five languages in a real browser: nothing of another one is left, nothing is cut, and each reader finds their own. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { directionOf } from '../../shared/messages/direction.js';
import { LANGUAGES, type Language } from '../../shared/messages/languages.js';
import { hurry, launchBrowser, PHONE, signInOnPhone, visitor, wholeSoon } from '../support/browser.js';
import { fullBlog } from '../support/fullBlog.js';
import { isPlural, wordsOf } from '../support/wordFiles.js';
import { startRally, type Rally } from '../support/rally.js';

jest.setTimeout(400_000);

const NARROW = { width: 320, height: 640 };
const OTHERS = LANGUAGES.filter((lang): lang is Exclude<Language, 'en'> => lang !== 'en');

let rally: Rally;
let browser: Browser;
let slug: string;

beforeAll(async () => {
  rally = await startRally();
  browser = await launchBrowser();
  ({ slug } = await fullBlog(rally, { languages: [...LANGUAGES] }));
});

afterAll(async () => {
  await browser.close();
  await rally.stop();
});

/** The sentences of an audience in English, without those that other languages share. */
async function english(file: string): Promise<string[]> {
  const texts = (words: unknown): string[] => {
    if (typeof words === 'string') return [words];
    if (isPlural(words)) return Object.values(words);
    return Object.values(words as object).flatMap(texts);
  };
  const all = texts((await wordsOf('en'))[file]).filter((text) => /^[^{]*[a-z]{4}[^{]* [^{]*$/.test(text));
  expect(all.length).toBeGreaterThan(10);
  return all;
}

/** The parts of the screen that are wider than it. */
const cut = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('button, a, p, label, summary, h1, h2')]
      .filter((one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== 'inline')
      .filter((one) => getComputedStyle(one).overflowX !== 'auto' && one.getBoundingClientRect().width > 1)
      .map((one) => `${one.className}: ${one.textContent}`)
      .concat(document.documentElement.scrollWidth > innerWidth ? ['the page'] : []),
  );
const said = (page: Page) => page.evaluate(() => document.body.innerText);

test.each(OTHERS)('a reader of %s meets no English sentence and nothing cut on a small phone', async (lang) => {
  const words = await english('reader.ts');
  const { page, context } = await visitor(browser, { size: NARROW });
  for (const address of [
    `/live/${slug}?lang=${lang}`,
    `/embed/${slug}?lang=${lang}`,
    `/?lang=${lang}`,
    `/no?lang=${lang}`,
  ]) {
    await page.goto(rally.url + address);
    if (address.includes(slug)) await page.locator('[data-connection=live]').waitFor();
    const text = await said(page);
    expect(words.filter((one) => text.includes(one))).toEqual([]);
    // Chromium has no words of its own for Azerbaijani, and writes these.
    expect(text).not.toMatch(/\bnow\b|-\d+ (?:min|h|d)\b|M\d\d/);
    expect(await cut(page)).toEqual([]);
    const speaks = await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]);
    expect([address, ...speaks]).toEqual([address, lang, directionOf(lang)]);
  }
  await context.close();
});

test('a reader is offered their own language until they close the line, and without scripts is left alone', async () => {
  const context = await browser.newContext({ locale: 'uk-UA' });
  const page = await context.newPage();
  await wholeSoon(page);
  await page.goto(`${rally.url}/live/${slug}`);
  const offer = page.locator('.offer');
  await expect(offer.locator('a').getAttribute('href')).resolves.toBe(`/live/${slug}?lang=uk`);
  await offer.locator('a').click();
  await page.waitForURL('**lang=uk');
  await page.locator('[data-connection=live]').waitFor();
  await page.locator('body[data-whole]').waitFor();
  expect(await offer.count()).toBe(0);
  const again = await context.newPage();
  await wholeSoon(again);
  await again.goto(`${rally.url}/live/${slug}?lang=ar`);
  await again.locator('.offer button').click();
  await again.locator('.offer').waitFor({ state: 'detached' });
  await again.reload();
  await again.locator('[data-connection=live]').waitFor();
  await again.locator('body[data-whole]').waitFor();
  await again.waitForTimeout(500);
  expect(await again.locator('.offer').count()).toBe(0);
  expect(await context.cookies()).toEqual([]);
  await context.close();
});

test('an offer in a language without words of ours has its one English word read as English', async () => {
  const context = await browser.newContext({ locale: 'ka-GE' });
  const page = await context.newPage();
  await page.goto(`${rally.url}/live/${await rally.blog({ languages: ['en', 'ka'] })}`);
  const offer = page.locator('.offer');
  await offer.waitFor();
  expect([await offer.getAttribute('lang'), await offer.locator('a').innerText()]).toEqual(['ka', 'ქართული']);
  const button = offer.locator('button');
  const read = await button.evaluate((one) => [one.ariaLabel, one.closest<HTMLElement>('[lang]')?.lang]);
  expect(read).toEqual(['Close', 'en']);
  await context.close();
});

test('the original of a translated speech is one tap away without scripts, and all of them by one choice', async () => {
  const { page, context } = await visitor(browser, { scripts: false });
  await page.goto(`${rally.url}/live/${slug}?lang=az`);
  const speech = page.locator('[data-kind=speech]').first();
  const original = speech.getByText('We stand here for our brothers.');
  expect(await original.isVisible()).toBe(false);
  await speech.locator('summary').click();
  expect(await original.isVisible()).toBe(true);
  expect(await original.evaluate((one) => one.closest('[lang]')?.getAttribute('lang'))).toBe('en');
  await speech.locator('summary').click();
  await page.locator('[data-fold=languages] > summary').click();
  await page.locator('[data-fold=originals] summary').click();
  expect(await original.isVisible()).toBe(true);
  await context.close();
});

/** Leaves a blog these languages alone. */
async function leaveWith(blog: string, languages: string[]): Promise<void> {
  const editor = await rally.token(blog, 'Eve', 'editor');
  const { rev } = (await (await fetch(`${rally.url}/api/v1/blogs/${blog}`)).json()) as { rev: number };
  const patch = { command: randomUUID(), rev, languages };
  expect((await rally.send(editor, 'PATCH', `/api/v1/blogs/${blog}`, patch)).ok).toBe(true);
}

test('a page, that of an entry and an embed that are open in a language which is taken off go to the first one, with a note', async () => {
  const blog = await rally.blog({ languages: ['en', 'uk'] });
  const token = await rally.token(blog, 'Ann');
  for (let n = 1; n <= 11; n += 1) await rally.post(token, blog, { text: `Entry ${n}. ${'Many words. '.repeat(20)}` });
  const last = await rally.post(token, blog, { text: 'Entry 12.' });
  const { page, context } = await visitor(browser, { size: PHONE });
  const embed = await context.newPage();
  // An embed looks every half minute.
  await hurry(embed, 30_000);
  const [entry, busy] = [await context.newPage(), await context.newPage()];
  await page.goto(`${rally.url}/live/${blog}?lang=uk`);
  await embed.goto(`${rally.url}/embed/${blog}?lang=uk`);
  await entry.goto(`${rally.url}/live/${blog}/entries/${last.id}?lang=uk`);
  await busy.goto(`${rally.url}/live/${blog}?lang=uk`);
  for (const one of [page, embed, entry, busy]) await one.locator('[data-connection=live]').waitFor();
  for (const one of [entry, busy]) await one.locator('body[data-whole]').waitFor();
  await busy.evaluate(() => scrollTo(0, 1_500));
  // A reader in the middle of the page is told, for some seconds, and is led on when they have come back to its beginning.
  const told = busy.getByText('Цього репортажу більше немає вашою мовою.').waitFor();
  await leaveWith(blog, ['en']);
  await told;
  for (const one of [page, embed, entry]) {
    await one.getByText('This live blog is not in the language that was asked for.').waitFor();
    await one.locator('html[lang=en] [data-connection=live]').waitFor();
  }
  expect(await busy.evaluate(() => [document.documentElement.lang, scrollY > 1_000])).toEqual(['uk', true]);
  // The page may go while it answers: a wheel asks for no answer.
  await busy.mouse.wheel(0, -10_000);
  await busy.locator('html[lang=en] [data-connection=live]').waitFor();
  const { id } = await rally.post(token, blog, { text: 'It goes on.' });
  for (const one of [page, embed, busy]) await one.locator(`#e-${id}`, { hasText: 'It goes on.' }).waitFor();
  await context.close();
});

test('a phone speaks each language, and stays in its own where another one does not come', async () => {
  const words = await english('phone.ts');
  const { page, context } = await visitor(browser, { size: NARROW });
  await signInOnPhone(page, rally.url, await rally.invitation(slug, 'Leyla'));
  const choice = (lang: Language) => page.locator(`.page-language [lang=${lang}]`);
  await choice('en').waitFor();
  // A part of the app that the cut network kept away would have the page loaded anew as soon as there is a network.
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await context.setOffline(true);
  await choice('ar').click();
  await page.locator('.page-language [role=status]', { hasText: 'No network: the language stays.' }).waitFor();
  expect(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir])).toEqual([
    'en',
    'ltr',
  ]);
  expect(await choice('en').getAttribute('aria-current')).toBe('true');
  await context.setOffline(false);
  for (const lang of OTHERS) {
    await choice(lang).click();
    await page.locator(`html[lang=${lang}]`).waitFor();
    const text = await said(page);
    expect(words.filter((one) => text.includes(one))).toEqual([]);
    expect(await cut(page)).toEqual([]);
  }
  expect(await page.evaluate(() => document.documentElement.dir)).toBe('rtl');
  await page.reload();
  await page.locator('html[dir=rtl] [data-kind=update]').waitFor();
  await context.close();
});
