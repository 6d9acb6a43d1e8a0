/** A rally that is made where the network is bad: its answer is lost, or comes when the owner is elsewhere. */
import { expect, test } from '@jest/globals';
import type { Page, Route } from 'playwright-core';
import { anotherGesture } from '../../support/browser.js';
import type { BrowserStage } from '../../support/browserStage.js';
import { expectAccessible, pressFor, sheetClosed } from './board.js';
import { withWay } from './lostAnswer.js';

const ALERT = '.sheet-foot [role=alert]';
const TEXT = 'dialog [name=text]';

/** Gives the making of a rally to `answer`. */
const followMaking = (page: Page, answer: (route: Route) => unknown): Promise<unknown> =>
  page.route(/\/api\/v1\/blogs$/, (route) => (route.request().method() === 'POST' ? answer(route) : route.continue()));

async function begin(page: Page, title: string, lang: string): Promise<void> {
  await page.locator('[data-new]').click();
  await page.locator('[name=title]').fill(title);
  await page.locator('select[name=languages]').selectOption(lang);
}

export function lostRallyTests(stage: BrowserStage): void {
  const settings = async (slug: string) => (await stage.rally.parts.store.journal.blog(slug))?.settings;

  test('a rally whose answer was lost is made once, and has the language that was chosen last and not added', async () => {
    const { page, context } = await stage.editorOf('', 'Rada', 'owner');
    let answer: (route: Route) => unknown = async (route) => (await route.fetch(), route.abort());
    await followMaking(page, (route) => answer(route));
    await begin(page, 'Lost answer', 'uk');
    // Enter in the search of time zones leads to the list of what it found, and sends nothing.
    await page.locator('.zone [type=search]').fill('baku');
    await page.locator('.zone [type=search]').press('Enter');
    await page.locator('[name=timeZone]:focus').waitFor();
    expect(await page.locator('.sheet-foot').getByRole('button', { name: 'Make it' }).isEnabled()).toBe(true);
    await page.getByRole('button', { name: 'Make it' }).click();
    await page.locator(ALERT, { hasText: 'No answer from the server.' }).waitFor({ timeout: 60_000 });
    answer = (route) => route.continue();
    await anotherGesture(page);
    await page.getByRole('button', { name: 'Make it' }).click();
    await page.waitForURL(`${stage.rally.url}/desk#lost-answer`);
    expect((await settings('lost-answer'))?.languages).toEqual(['en', 'uk']);

    await pressFor(page, ',', page.locator('dialog [name=title]'));
    await page.locator('select[name=languages]').selectOption('az');
    await page.getByRole('button', { name: 'Save' }).click();
    await sheetClosed(page);
    expect((await settings('lost-answer'))?.languages).toEqual(['en', 'uk', 'az']);
    await context.close();
  });

  test('a late answer to a new rally opens it over no other one; a country’s code among its languages is asked about first', async () => {
    const there = await stage.rally.blog();
    const { page, context, faults } = await stage.editorOf('', 'Rada', 'owner');
    const [sent, asked] = withWay<Route>();
    await followMaking(page, asked);
    await begin(page, 'Late answer', '?');
    await page.getByPlaceholder('Language tag').fill('ua');
    await page.getByRole('button', { name: 'Make it' }).click();
    await page.locator('dialog .fault', { hasText: 'This is the code of a country.' }).waitFor();
    await expectAccessible(page);
    await anotherGesture(page);
    await page.getByRole('button', { name: 'Make it' }).click();
    const route = await sent;
    await page.keyboard.press('Escape');
    await sheetClosed(page);
    await page.locator(`[data-blog="${there}"]`).click();
    await page.locator('[data-board]').waitFor();
    await pressFor(page, 'n', page.locator(TEXT));
    await page.locator(TEXT).fill('A speaker comes.');
    await route.continue();
    await page.locator('.notices .notice', { hasText: 'The new rally is made.' }).waitFor();
    expect(await page.locator(TEXT).inputValue()).toBe('A speaker comes.');
    expect(page.url()).toBe(`${stage.rally.url}/desk#${there}`);
    expect((await settings('late-answer'))?.languages).toEqual(['en', 'ua']);
    expect(faults).toEqual([]);
    await context.close();
  });
}
