/** A phone that may be taken: what stays on it after sending, the quick exit, and the desk's own way to empty it. */
import { beforeEach, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { anotherGesture, openSettings, send, write, type Visitor } from '../support/browser.js';
import { sharedStage } from '../support/browserStage.js';
import { ready, strip, withPhoto } from './limitedBrowsers/photoForm.js';
import { everythingIn } from './taken/everything.js';

jest.setTimeout(120_000);

const stage = sharedStage();
const CHANT = 'Азадлыг';
let slug: string;
let reporter: Visitor;
let page: Page;

beforeEach(async () => {
  slug = await stage.rally.blog();
  reporter = await stage.reporterOf(slug);
  page = reporter.page;
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
});

const own = (state: string, on = page) => on.locator(`.own[data-state=${state}]`);
const exit = (on = page) => on.locator('.exit-hold');
const neutral = (on = page) => on.getByRole('heading', { name: 'Live blogs' });

async function published(): Promise<{ text: string }[]> {
  const answer = await fetch(`${stage.rally.url}/api/v1/blogs/${slug}/entries`);
  return ((await answer.json()) as { entries: { text: string }[] }).entries;
}

/** The reporter's device as the server knows it. */
async function device() {
  const all = await stage.rally.parts.store.people.devices();
  return all.find(({ blog, kind }) => blog === slug && kind === 'session')!;
}

async function putOut(): Promise<void> {
  await stage.rally.parts.store.people.revoke((await device()).id, new Date().toISOString());
}

/** Holds the button as long as it takes; answers with what is said meanwhile. */
async function hold(on = page): Promise<string> {
  const { x, y, width, height } = (await exit(on).boundingBox())!;
  await on.mouse.move(x + width / 2, y + height / 2);
  await on.mouse.down();
  const said = await on.locator('.exit-panel[data-held=true]').innerText();
  await on.waitForURL(`${stage.rally.url}/`);
  await on.mouse.up();
  return said;
}

/** Rejects where the page goes on to the readers' own in the middle of it. */
async function leftIn(on: Page) {
  const { places } = await everythingIn(on);
  const workers = await on.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
  return { places, workers };
}

/** Nothing of the app is left in the browser: no database, storage, cache or worker. */
async function isEmpty(on = page): Promise<void> {
  let left: { places: string[]; workers: number } | null = null;
  for (let tries = 0; tries < 50 && left?.places.length !== 0; tries += 1) {
    if (tries > 0) await on.waitForTimeout(100);
    left = await leftIn(on).catch(() => null);
  }
  expect(left).toEqual({ places: [], workers: 0 });
}

async function endPage(): Promise<Page> {
  const next = await reporter.context.newPage();
  await page.close();
  await next.goto(`${stage.rally.url}/report`);
  return next;
}

test('a chant and a photo that were sent leave no word and no picture on the phone, and can be withdrawn without a network', async () => {
  await write(page, 'chant', { words: CHANT, lang: 'az' });
  await send(page);
  await own('published').getByText(CHANT).waitFor();
  await anotherGesture(page);
  await withPhoto(page, 'A hand-drawn flag.');
  const before = await everythingIn(page);
  expect(before.text).toContain('A hand-drawn flag.');
  expect(before.text).toContain('\u00ff\u00d8\u00ff');
  await send(page);
  await ready(page);
  await strip(page, 'All sent');
  const leavesNothing = async (on: Page) => {
    const { text, app, places } = await everythingIn(on);
    expect(places.filter((place) => /items|photos|draft|mine|rev\//.test(place))).toEqual([]);
    const words = [CHANT, 'A hand-drawn flag.', 'The crowd.'];
    expect([...words, '\u00ff\u00d8\u00ff'].filter((word) => text.includes(word))).toEqual([]);
    expect(words.filter((word) => app.includes(word))).toEqual([]);
    expect(places.some((place) => place.includes('own/'))).toBe(true);
  };
  await leavesNothing(page);
  // A page of an own address: the browser ends it as a phone does.
  page = await endPage();
  await own('published').getByText(CHANT).waitFor();
  await leavesNothing(page);
  await reporter.context.setOffline(true);
  await page.reload();
  await own('sent').filter({ hasText: 'Chant' }).waitFor();
  expect(await page.locator('.app').innerText()).not.toContain(CHANT);
  expect(await own('sent').first().getByRole('button').allInnerTexts()).toEqual(['Withdraw']);
  await leavesNothing(page);
  await own('sent').filter({ hasText: 'Chant' }).getByRole('button', { name: 'Withdraw' }).click();
  await own('withdrawing').waitFor();
  await page.reload();
  await own('withdrawing').waitFor();
  await reporter.context.setOffline(false);
  await own('withdrawn').waitFor();
  expect((await published()).map(({ text }) => text)).toEqual(['A hand-drawn flag.']);
  await leavesNothing(page);
  expect(reporter.faults).toEqual([]);
  await reporter.context.close();
});

test('holding the button wipes the phone without a network, in every tab, and ends the session once there is one', async () => {
  const other = await reporter.context.newPage();
  await other.goto(`${stage.rally.url}/report`);
  await write(other, 'speech', { text: 'Typed in another tab' });
  await page.bringToFront();
  await reporter.context.setOffline(true);
  await withPhoto(page, 'Not sent.');
  await send(page);
  await anotherGesture(page);
  await write(page, 'update', { text: 'A draft' });
  const typing = other.evaluate(() => {
    const field = document.querySelector<HTMLTextAreaElement>('.writing [name=text]')!;
    const type = () => {
      field.value += 'x';
      field.dispatchEvent(new Event('input', { bubbles: true }));
    };
    setInterval(type, 5);
  });
  await typing;
  expect(await hold()).toContain('Not sent yet, and gone with it: 1 entry, 2 drafts, and 1 photo.');
  await neutral(other).waitFor();
  await isEmpty();
  await isEmpty(other);
  expect([new URL(page.url()).pathname, await page.title()]).toEqual(['/', 'Live blogs']);
  await page.goBack().catch(() => null);
  expect(await page.locator('.app').count()).toBe(0);
  expect((await device()).revokedAt).toBeNull();
  await reporter.context.setOffline(false);
  for (let tries = 0; tries < 50 && (await device()).revokedAt === null; tries += 1) await page.waitForTimeout(100);
  expect((await device()).revokedAt).not.toBeNull();
  await isEmpty();
  const next = await reporter.context.newPage();
  await next.goto(`${stage.rally.url}/report`);
  await next.getByText('Nobody is signed in on this phone.').waitFor();
  expect(await published()).toEqual([]);
  expect(reporter.faults).toEqual([]);
  await reporter.context.close();
});

test('a wipe during an upload stops it, and its late answer brings nothing back', async () => {
  let answer = (): void => undefined;
  const isAsked = new Promise<void>((asked) => {
    void reporter.context.route('**/api/v1/uploads/*', async (route) => {
      asked();
      await new Promise<void>((go) => (answer = go));
      await route.continue().catch(() => undefined);
    });
  });
  await withPhoto(page, 'On its way.');
  await send(page);
  await isAsked;
  await hold();
  answer();
  await isEmpty();
  await page.waitForTimeout(500);
  await isEmpty();
  await reporter.context.close();
});

test('a short press asks, a second one does it; the keys hold the button, too, and letting go too soon does nothing', async () => {
  await write(page, 'update', { text: 'A draft' });
  const box = (await exit().boundingBox())!;
  const sendBox = (await page.locator('.writing button[type=submit]').boundingBox())!;
  expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(44);
  expect(sendBox.y - box.y - box.height).toBeGreaterThan(200);
  await exit().focus();
  await page.keyboard.down('Enter');
  await page.waitForTimeout(700);
  await page.keyboard.up('Enter');
  await page.getByText('Let go too soon: nothing was removed.').waitFor();
  expect(await page.locator('.writing [name=text]').inputValue()).toBe('A draft');
  await exit().tap();
  await page.getByText('There is no way back.').waitFor();
  await page.getByRole('button', { name: 'If this phone is taken' }).click();
  await page.locator('dialog.taken').getByText('The icon on the home screen stays.').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('dialog.taken').waitFor({ state: 'detached' });
  expect(await page.locator('.writing').count()).toBe(1);
  await page.getByRole('button', { name: 'Stay' }).click();
  await page.locator('.exit-panel').waitFor({ state: 'detached' });
  await exit().focus();
  await page.keyboard.down('Space');
  await page.waitForURL(`${stage.rally.url}/`);
  await isEmpty();
  await reporter.context.close();
});

test('the settings of this phone lead to the screen that says what the app cannot do', async () => {
  await openSettings(page);
  await page.getByRole('button', { name: 'If this phone is taken' }).click();
  await page.locator('dialog.taken').getByText('A laboratory may find deleted things').waitFor();
  await page.locator('dialog.taken').getByRole('button', { name: 'Back' }).click();
  await page.locator('dialog.taken').waitFor({ state: 'detached' });
  await reporter.context.close();
});

test('[A3] a phone that the desk puts out is empty within two seconds where it is open', async () => {
  await write(page, 'update', { text: 'A draft' });
  await page.waitForTimeout(500);
  await putOut();
  const since = Date.now();
  await page.getByText('Drafts, photos and what was not sent were removed from this phone').waitFor();
  expect(Date.now() - since).toBeLessThan(2_000);
  await page.getByText('What was on it is removed.').waitFor();
  const { places, text } = await everythingIn(page);
  expect(places.filter((place) => !/caches|reloaded/.test(place))).toEqual([]);
  expect(text).not.toContain('A draft');
  await page.reload();
  await page.getByText('This phone was signed out by the desk.').first().waitFor();
  await reporter.context.close();
});

test('[A3] a phone that was put out while it had no network is emptied when it next reaches the server, unsent entries and all', async () => {
  await reporter.context.setOffline(true);
  await write(page, 'update', { text: 'Not sent.' });
  await send(page);
  await strip(page, '1 waiting, no network');
  await putOut();
  const next = await endPageOffline();
  await reporter.context.setOffline(false);
  await next
    .getByText('Drafts, photos and what was not sent were removed from this phone')
    .waitFor({ timeout: 60_000 });
  // The page is loaded anew, so that its memory holds nothing either.
  let kept: string | null = null;
  for (let tries = 0; tries < 50 && kept?.includes('Not sent.') !== false; tries += 1) {
    await next.waitForTimeout(100);
    kept = await everythingIn(next).then(
      ({ text }) => text,
      () => null,
    );
  }
  expect(kept).not.toContain('Not sent.');
  expect(await published()).toEqual([]);
  await reporter.context.close();
});

async function endPageOffline(): Promise<Page> {
  const next = await endPage();
  await strip(next, '1 waiting, no network');
  return next;
}

test('[O5] a reporter who signs out keeps what waits, and is told of no desk', async () => {
  await reporter.context.setOffline(true);
  await write(page, 'update', { text: 'Not sent.' });
  await page.locator('.writing .back').press('Enter');
  await reporter.context.setOffline(false);
  const other = await reporter.context.newPage();
  await other.goto(`${stage.rally.url}/report`);
  await other.getByRole('button', { name: 'Sign out' }).click();
  await anotherGesture(other);
  await other.getByRole('button', { name: 'Sign out' }).first().click();
  for (const tab of [page, other]) await tab.getByText('Nobody is signed in on this phone.').waitFor();
  expect((await everythingIn(page)).text).toContain('Not sent.');
  await reporter.context.close();
});
