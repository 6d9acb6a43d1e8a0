/** A phone that may be taken: what stays on it after sending, the quick exit, and the desk's own way to empty it. */
import { beforeEach, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { anotherGesture, openSettings, send, write } from '../support/browser.js';
import { sharedStage } from '../support/browserStage.js';
import { hurryUndo } from '../support/hurried.js';
import { eventually } from '../support/photos/eventually.js';
import { ready, strip, withPhoto } from './limitedBrowsers/photoForm.js';
import { everythingIn } from './taken/everything.js';
import { isEmpty, pressFor, TakenPhone } from './taken/phone.js';
import { overTheStripTests } from './taken/overTheStrip.js';
import { putOutTests } from './taken/putOut.js';

jest.setTimeout(400_000);

const stage = sharedStage();
const CHANT = 'Азадлыг';
let phone: TakenPhone;
let page: Page;

beforeEach(async () => {
  phone = await TakenPhone.of(stage);
  page = phone.page;
});

test('a chant and a photo that were sent leave no word and no picture on the phone, and can be withdrawn without a network', async () => {
  await hurryUndo(phone.reporter.context);
  await write(page, 'chant', { words: CHANT, lang: 'az' });
  await send(page);
  await phone.own('published').getByText(CHANT).waitFor();
  await anotherGesture(page);
  await withPhoto(page, 'A hand-drawn flag.');
  // The test's premise: before it was sent the phone keeps all of it.
  await eventually(async () => {
    const { text } = await everythingIn(page);
    return text.includes('A hand-drawn flag.') && text.includes('\u00ff\u00d8\u00ff');
  });
  await send(page);
  await ready(page);
  await strip(page, 'All sent');
  const leavesNothing = async (on: Page) => {
    const words = [CHANT, 'A hand-drawn flag.', 'The crowd.'];
    const left = async () => {
      const { text, app, places } = await everythingIn(on);
      return {
        rows: places.filter((place) => /items|photos|draft|mine|rev\//.test(place)),
        kept: [...words, '\u00ff\u00d8\u00ff'].filter((word) => text.includes(word)),
        inApp: words.filter((word) => app.includes(word)),
        knowsOwn: places.some((place) => place.includes('own/')),
      };
    };
    // What the phone shows is told before the last row of it is gone.
    await eventually(async () => {
      const { rows, kept } = await left();
      return rows.length + kept.length === 0;
    });
    expect(await left()).toEqual({ rows: [], kept: [], inApp: [], knowsOwn: true });
  };
  await leavesNothing(page);
  // A page of an own address: the browser ends it as a phone does.
  await phone.endPage();
  page = phone.page;
  await phone.own('published').getByText(CHANT).waitFor();
  await leavesNothing(page);
  await phone.offline(true);
  await page.reload();
  await phone.own('sent').filter({ hasText: 'Chant' }).waitFor();
  expect(await page.locator('.app').innerText()).not.toContain(CHANT);
  expect(await phone.own('sent').first().getByRole('button').allInnerTexts()).toEqual(['Withdraw']);
  await leavesNothing(page);
  await phone.own('sent').filter({ hasText: 'Chant' }).getByRole('button', { name: 'Withdraw' }).click();
  await phone.own('withdrawing').waitFor();
  await page.reload();
  await phone.own('withdrawing').waitFor();
  await phone.offline(false);
  await phone.own('withdrawn').waitFor();
  expect(await phone.published()).toEqual(['A hand-drawn flag.']);
  await leavesNothing(page);
  expect(phone.reporter.faults).toEqual([]);
  await phone.close();
});

test('holding the button wipes the phone without a network, in every tab, and ends the session once there is one', async () => {
  const other = await phone.tab();
  await write(other, 'speech', { text: 'Typed in another tab' });
  await page.bringToFront();
  await phone.offline(true);
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
  expect(await phone.hold()).toContain('Not sent yet, and gone with it: 1 entry, 2 drafts, and 1 photo.');
  await other.getByRole('heading', { name: 'Live blogs' }).waitFor();
  await isEmpty(page);
  await isEmpty(other);
  expect([new URL(page.url()).pathname, await page.title()]).toEqual(['/', 'Live blogs']);
  await page.goBack().catch(() => null);
  expect(await page.locator('.app').count()).toBe(0);
  expect((await phone.device()).revokedAt).toBeNull();
  await phone.offline(false);
  await eventually(async () => (await phone.device()).revokedAt !== null);
  await isEmpty(page);
  const next = await phone.tab();
  await next.getByText('Nobody is signed in on this phone.').waitFor();
  expect(await phone.published()).toEqual([]);
  expect(phone.reporter.faults).toEqual([]);
  await phone.close();
});

test('a wipe during an upload stops it, and its late answer brings nothing back', async () => {
  let answer = (): void => undefined;
  const isAsked = new Promise<void>((asked) => {
    void phone.reporter.context.route('**/api/v1/uploads/*', async (route) => {
      asked();
      await new Promise<void>((go) => (answer = go));
      await route.continue().catch(() => undefined);
    });
  });
  await withPhoto(page, 'On its way.');
  await send(page);
  await isAsked;
  await phone.hold();
  answer();
  await isEmpty(page);
  await page.waitForTimeout(500);
  await isEmpty(page);
  await phone.close();
});

test('a short press asks, a second one does it; the keys hold the button, too, and letting go too soon does nothing', async () => {
  await write(page, 'update', { text: 'A draft' });
  const box = (await phone.exit().boundingBox())!;
  const sendBox = (await page.locator('.writing button[type=submit]').boundingBox())!;
  expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(44);
  expect(sendBox.y - box.y - box.height).toBeGreaterThan(200);
  await phone.exit().focus();
  await pressFor(page, 'Enter', 700);
  await page.getByText('Let go too soon: nothing was removed.').waitFor();
  expect(await page.locator('.writing [name=text]').inputValue()).toBe('A draft');
  await phone.exit().tap();
  await page.getByText('There is no way back.').waitFor();
  await page.getByRole('button', { name: 'If this phone is taken' }).click();
  await page.locator('dialog.taken').getByText('The icon on the home screen stays.').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('dialog.taken').waitFor({ state: 'detached' });
  expect(await page.locator('.writing').count()).toBe(1);
  await page.getByRole('button', { name: 'Stay' }).click();
  await page.locator('.exit-panel').waitFor({ state: 'detached' });
  await phone.exit().focus();
  await page.keyboard.down('Space');
  await page.waitForURL(`${stage.rally.url}/`);
  await isEmpty(page);
  await phone.close();
});

test('the settings of this phone lead to the screen that says what the app cannot do', async () => {
  await openSettings(page);
  await page.getByRole('button', { name: 'If this phone is taken' }).click();
  await page.locator('dialog.taken').getByText('A laboratory may find deleted things').waitFor();
  await page.locator('dialog.taken').getByRole('button', { name: 'Back' }).click();
  await page.locator('dialog.taken').waitFor({ state: 'detached' });
  await phone.close();
});

overTheStripTests(() => phone);
putOutTests(() => phone);
