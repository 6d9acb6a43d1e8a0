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

const languagesOf = async (stage: BrowserStage, slug: string) =>
  (await stage.rally.parts.store.journal.blog(slug))?.settings.languages;

export function lostRallyTests(stage: BrowserStage): void {
  madeOnce(stage);
  madeElsewhere(stage);
}

function madeOnce(stage: BrowserStage): void {
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
    // A key that comes before the board is heard by nobody.
    await page.locator('[data-board]').waitFor();
    expect(await languagesOf(stage, 'lost-answer')).toEqual(['en', 'uk']);

    await pressFor(page, ',', page.locator('dialog [name=title]'));
    await page.locator('select[name=languages]').selectOption('az');
    // Save stands where the button that made the rally stood.
    await anotherGesture(page);
    await page.getByRole('button', { name: 'Save' }).click();
    await sheetClosed(page);
    expect(await languagesOf(stage, 'lost-answer')).toEqual(['en', 'uk', 'az']);
    await context.close();
  });
}

/** Makes the rally that is typed, and closes its sheet before the answer. */
async function makeAndClose(page: Page, sent: Promise<Route>): Promise<Route> {
  await anotherGesture(page);
  await page.getByRole('button', { name: 'Make it' }).click();
  const route = await sent;
  await page.keyboard.press('Escape');
  await sheetClosed(page);
  return route;
}

function madeElsewhere(stage: BrowserStage): void {
  test('an answer to a new rally that is lost or late is said where the owner is by then, and opens it over no other; a country’s code among its languages is asked about first', async () => {
    const there = await stage.rally.blog();
    const { page, context } = await stage.editorOf('', 'Rada', 'owner');
    const [[first, askFirst], [second, askSecond]] = [withWay<Route>(), withWay<Route>()];
    let answer = askFirst;
    await followMaking(page, (route) => answer(route));
    await begin(page, 'Late answer', '?');
    await page.getByPlaceholder('Language tag').fill('ua');
    await page.getByRole('button', { name: 'Make it' }).click();
    await page.locator('dialog .fault', { hasText: 'This is the code of a country.' }).waitFor();
    await expectAccessible(page);
    await (await makeAndClose(page, first)).abort();
    await page.locator('.notices [role=alert] .notice', { hasText: 'No answer from the server.' }).waitFor();
    answer = askSecond;
    await page.locator('[data-new]').click();
    const route = await makeAndClose(page, second);
    await page.locator(`[data-blog="${there}"]`).click();
    await page.locator('[data-board]').waitFor();
    await pressFor(page, 'n', page.locator(TEXT));
    await page.locator(TEXT).fill('A speaker comes.');
    await route.continue();
    await page.locator('.notices .notice', { hasText: 'The new rally is made.' }).waitFor();
    expect(await page.locator(TEXT).inputValue()).toBe('A speaker comes.');
    expect(page.url()).toBe(`${stage.rally.url}/desk#${there}`);
    expect(await languagesOf(stage, 'late-answer')).toEqual(['en', 'ua']);
    await context.close();
  });
}
