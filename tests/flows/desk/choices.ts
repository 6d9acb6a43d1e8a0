/** Choices at the desk that act for everybody at once: arrows only go from one to the next, and a press takes it. */
import { expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { PHONE } from '../../support/browser.js';
import type { BrowserStage } from '../../support/browserStage.js';
import { card, expectAccessible, pressFor } from './board.js';

/** The value of the choice that has the focus. */
const reached = (page: Page) => page.evaluate(() => (document.activeElement as HTMLButtonElement).value);

export function choicesTests(stage: BrowserStage): void {
  test('arrows over the states of a rally change none of them; Enter takes the one that they reached', async () => {
    const slug = await stage.rally.blog({ status: 'announced' });
    const { page, context, faults } = await stage.editorOf(slug, 'Nigar');
    const status = async () => (await stage.rally.parts.store.journal.blog(slug))?.settings.status;
    await page.locator('[data-line=live]').waitFor();
    await pressFor(page, 's', page.locator('[name=status]:focus'));
    const way: string[] = [];
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown', 'ArrowRight', 'ArrowLeft', 'ArrowLeft']) {
      await page.keyboard.press(key);
      way.push(await reached(page));
    }
    expect(way).toEqual(['live', 'paused', 'ended', 'announced', 'ended', 'paused']);
    expect(await page.locator('.ask').count()).toBe(0);
    expect([await status(), (await stage.rally.parts.store.journal.blog(slug))?.rev]).toEqual(['announced', 1]);
    await page.keyboard.press('Enter');
    await page.locator('.status[data-status=paused]').waitFor();
    expect([await status(), await reached(page)]).toEqual(['paused', 'paused']);
    // A command of an arrow would have come before the one of Enter.
    expect((await stage.rally.parts.store.journal.blog(slug))?.rev).toBe(2);
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Space');
    await page.locator('.status[data-status=live]').waitFor();
    await expectAccessible(page);
    expect(faults).toEqual([]);
    await context.close();
  });

  test('how sure an entry is, is said to readers when a choice is pressed, not on the way to it', async () => {
    const slug = await stage.rally.blog();
    const { id } = await stage.rally.post(await stage.rally.token(slug, 'Leyla'), slug, {
      text: 'Ten trucks left.',
    });
    const { page, context, faults } = await stage.editorOf(slug, 'Nigar');
    const { journal } = stage.rally.parts.store;
    const said = async () => (await journal.entry(slug, id))?.verification;
    const head = async () => (await journal.blog(slug))?.head ?? 0;
    const before = await head();
    await card(page, 'Ten trucks').focus();
    await pressFor(page, 'v', page.locator('[name=verification]:focus'));
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowLeft', 'ArrowLeft'])
      await page.keyboard.press(key);
    expect([await reached(page), await said()]).toEqual(['confirmed', 'unconfirmed']);
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await card(page, 'Ten trucks').locator('.labels [data-verification=confirmed]').waitFor();
    expect([await said(), await reached(page), await head()]).toEqual(['confirmed', 'confirmed', before + 1]);
    expect(faults).toEqual([]);
    await context.close();
  });

  test('the language of the page changes when one is pressed, and no key on the way to it changes anything', async () => {
    const { page, context, faults } = await stage.editorOf(await stage.rally.blog(), 'Nigar');
    const language = () => page.evaluate(() => document.documentElement.lang);
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    // The board brings its head anew.
    await page.locator('[data-board]').waitFor();
    await page.locator('.page-language [lang=en]').focus();
    for (const key of ['ArrowDown', 'ArrowRight', 'End', 'Tab', 'Tab', 'Shift+Tab']) await page.keyboard.press(key);
    expect([await focused(), await language()]).toEqual(['Українська', 'en']);
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await page.locator('html[lang=uk] .page-language [lang=uk][aria-current=true]').waitFor();
    expect([await focused(), await page.locator('.page-language [aria-current=true]').count()]).toEqual([
      'Українська',
      1,
    ]);
    expect(faults).toEqual([]);
    await context.close();
  });

  test('on a laptop the languages of the page stand in the line of the desk’s ways, whichever of them it speaks', async () => {
    const { page, context } = await stage.editorOf(await stage.rally.blog(), 'Nigar');
    await page.getByText('signed in').first().waitFor();
    const middle = async (within: string) => {
      const { y, height } = (await page.locator(within).first().boundingBox())!;
      return Math.round(y + height / 2);
    };
    for (const lang of ['uk', 'az', 'ru', 'ar', 'en']) {
      await page.locator(`.page-language [lang=${lang}]`).click();
      await page.locator(`html[lang=${lang}]`).waitFor();
      expect([lang, await middle('.page-language')]).toEqual([lang, await middle('[data-way=settings]')]);
    }
    await context.close();
  });

  test('the language of a translation changes by a press alone: no key over the list of others does, and what is typed stays', async () => {
    const slug = await stage.rally.blog({ languages: ['en', 'uk', 'az'] });
    const token = await stage.rally.token(slug, 'Leyla', 'editor');
    await stage.rally.post(token, slug, { text: 'Ten trucks left.' });
    const { page, context, faults } = await stage.editorOf(slug, 'Nigar');
    const text = page.locator('dialog [name="translation.text"]');
    const into = (lang: string) => page.locator(`[data-progress=${lang}][aria-pressed=true]`).waitFor();
    await card(page, 'Ten trucks').focus();
    await pressFor(page, 't', text);
    await into('uk');
    await text.fill('Десять вантажівок.');
    await page.locator('[data-other-language]').click();
    const others = page.locator('[name="translation.lang"]');
    await others.focus();
    for (const key of ['ArrowDown', 'ArrowDown', 'p', 'ArrowUp']) await page.keyboard.press(key);
    await into('uk');
    expect(await text.inputValue()).toBe('Десять вантажівок.');
    await expectAccessible(page);
    await others.selectOption('ka');
    await into('uk');
    await page.getByRole('button', { name: 'Translate', exact: true }).click();
    await into('ka');
    expect(await text.inputValue()).toBe('');
    await page.locator('[data-progress=az]').press('Enter');
    await into('az');
    await page.locator('[data-progress=uk]').press('Enter');
    await into('uk');
    expect(await text.inputValue()).toBe('Десять вантажівок.');
    // A tag is taken by Enter, which neither sends what stands in another language nor leads on into it.
    await page.locator('[data-other-language]').click();
    await others.selectOption('?');
    await page.getByPlaceholder('Language tag').fill('sw');
    await page.getByPlaceholder('Language tag').press('Enter');
    await into('sw');
    expect(faults).toEqual([]);
    await context.close();
  });

  test('on a phone one tap sets the state of a rally, and one says how sure an entry is', async () => {
    const slug = await stage.rally.blog({ status: 'announced' });
    await stage.rally.post(await stage.rally.token(slug, 'Leyla'), slug, { text: 'Ten trucks left.' });
    const { page, context } = await stage.editorOf(slug, 'Nigar', 'editor', PHONE);
    const tapped = async (choice: Locator, shown: Locator) => {
      await choice.tap();
      await shown.waitFor();
    };
    await tapped(page.getByRole('radio', { name: 'Live' }), page.locator('.status[data-status=live]'));
    await card(page, 'Ten trucks').getByRole('button', { name: 'Actions' }).tap();
    const choice = page
      .getByRole('radiogroup', { name: 'How sure' })
      .getByRole('radio', { name: 'Confirmed', exact: true });
    await tapped(choice, page.locator('.labels [data-verification=confirmed]'));
    await expectAccessible(page);
    await context.close();
  });
}
