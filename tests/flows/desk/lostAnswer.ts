/** A sheet at the desk whose command gets no answer, or a late one. */
import { expect, test } from '@jest/globals';
import type { Page, Route } from 'playwright-core';
import { hurry } from '../../support/browser.js';
import type { BrowserStage } from '../../support/browserStage.js';
import { card, expectAccessible, pressFor, sheetClosed } from './board.js';

const TEXT = 'dialog [name=text]';
const ALERT = '.sheet-foot [role=alert]';

/**
 * Gives the commands about entries to `answer`, which go by HTTP alone. The desk's rests before its third and fourth
 * attempt pass sooner, and without a socket it asks for what is new sooner than every 10 s.
 */
export async function followCommands(page: Page, answer: (route: Route) => unknown): Promise<void> {
  for (const ms of [2_000, 4_000, 10_000]) await hurry(page, ms);
  await page.routeWebSocket(/desk\/socket/, (socket) => socket.close());
  await page.route(/\/entries/, (route) => (route.request().method() === 'GET' ? route.continue() : answer(route)));
  await page.reload();
  await page.locator('[data-board]').waitFor();
}

async function edit(page: Page, words: string): Promise<void> {
  await card(page, words).focus();
  await pressFor(page, 'e', page.locator(TEXT));
}

export function lostAnswerTests(stage: BrowserStage): void {
  test('an answer that is lost is said in the sheet that waits for it, and nothing typed meanwhile goes with a late one', async () => {
    const slug = await stage.rally.blog();
    const token = await stage.rally.token(slug, 'Leyla');
    const { id } = await stage.rally.post(token, slug, { text: 'Ten trucks left.' });
    const text = async () => (await stage.rally.parts.store.journal.entry(slug, id))?.content.text;
    const { page, context } = await stage.editorOf(slug, 'Nigar');
    let answer: (route: Route) => unknown = (route) => route.abort();
    await followCommands(page, (route) => answer(route));
    await edit(page, 'Ten trucks');
    await page.locator(TEXT).fill('Twelve trucks left.');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.locator(ALERT, { hasText: 'No answer from the server.' }).waitFor({ timeout: 60_000 });
    expect(await page.locator('.notices [role=alert] .notice').count()).toBe(0);
    await expectAccessible(page);

    const [held, release] = withWay<null>();
    answer = async (route) => (await held, route.continue());
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'Sending' }).waitFor();
    await page.locator(TEXT).fill('Twelve trucks left at noon.');
    release(null);
    await page.locator(ALERT, { hasText: 'It was sent as it stood when you pressed.' }).waitFor();
    expect([await text(), await page.locator(TEXT).inputValue()]).toEqual([
      'Twelve trucks left.',
      'Twelve trucks left at noon.',
    ]);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Go on with mine' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await sheetClosed(page);
    expect(await text()).toBe('Twelve trucks left at noon.');
    await context.close();
  });

  test('a late answer closes no other sheet than its own', async () => {
    const slug = await stage.rally.blog();
    const token = await stage.rally.token(slug, 'Leyla');
    await stage.rally.post(token, slug, { text: 'Ten trucks left.' });
    const { page, context, faults } = await stage.editorOf(slug, 'Nigar');
    const [sent, asked] = withWay<Route>();
    await followCommands(page, asked);
    await edit(page, 'Ten trucks');
    await page.locator(TEXT).fill('Twelve trucks left.');
    await page.getByRole('button', { name: 'Save' }).click();
    const route = await sent;
    await page.keyboard.press('Escape');
    await sheetClosed(page);
    await pressFor(page, 'n', page.locator(TEXT));
    await page.locator(TEXT).fill('A speaker comes.');
    await route.continue();
    await page.locator('.notices .notice', { hasText: 'Saved.' }).waitFor();
    expect(await page.locator(TEXT).inputValue()).toBe('A speaker comes.');
    await page.keyboard.press('Escape');
    await card(page, 'Twelve trucks').waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });
}

/** A promise and the way to keep it. */
export function withWay<Value>(): [Promise<Value>, (value: Value) => void] {
  let keep: (value: Value) => void = () => undefined;
  return [new Promise<Value>((way) => (keep = way)), (value) => keep(value)];
}
