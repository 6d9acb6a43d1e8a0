/** Joining: from the code on the editor's screen, from a link in an app's own browser, and by six digits in the installed app. */
import { expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { InvitationAnswer } from '../../shared/protocol/people.js';
import { PHONE, signInOnPhone } from '../support/browser.js';
import { sharedStage } from '../support/browserStage.js';
import { expectAccessible } from './desk/board.js';

jest.setTimeout(360_000);

const stage = sharedStage();

/** The address in the code that comes next on an editor's screen: no test reads the square itself. */
async function nextCode(page: Page, act: () => Promise<void>): Promise<string> {
  const coming = page.waitForResponse((response) => response.url().endsWith('/invitations'));
  await act();
  const { address } = (await (await coming).json()) as InvitationAnswer;
  return address.split('#')[1]!;
}

test('reporters join one after the other by the code on an editor’s screen, and closing it withdraws the open one', async () => {
  const slug = await stage.rally.blog();
  const { page, context, faults } = await stage.editorOf(slug, 'Nigar', 'editor', PHONE);
  await page.locator('[data-way=people]').click();
  await page.locator('[data-join-here]').click();
  await page.locator('[name="join.names"]').fill('Leyla\nRauf');
  const first = await nextCode(page, () => page.getByRole('button', { name: 'Show the square' }).click());
  await page.locator('.scan .qr').waitFor();
  await expectAccessible(page);
  const phone = await stage.visitor();
  const second = await nextCode(page, () => signInOnPhone(phone.page, stage.rally.url, first));
  await page.locator('[data-joined] [data-device]').waitFor();
  const own = await phone.page.locator('[data-joined]').innerText();
  const atDesk = await page.locator('[data-joined] .marks').innerText();
  expect(atDesk).toMatch(/^Android · Chrome · \d\d$|^Linux · Chrome · \d\d$/);
  expect(own).toContain(atDesk);
  await page.locator('.scan-name strong', { hasText: /^Rauf$/ }).waitFor();
  const withdrawn = page.waitForResponse((response) => response.request().method() === 'DELETE');
  await page.getByRole('button', { name: 'Close' }).click();
  await withdrawn;
  await page.locator('[name="invite.name"]').waitFor();
  const late = await stage.visitor();
  await late.page.goto(`${stage.rally.url}/join#${second}`);
  await late.page.locator('[data-join]').click();
  await late.page.getByText('This invitation was withdrawn.').waitFor();
  expect([...faults, ...phone.faults, ...late.faults]).toEqual([]);
  await Promise.all([context.close(), phone.context.close(), late.context.close()]);
});

test('an app in which nobody is signed in takes a session by six digits, and both screens show the same marks', async () => {
  const slug = await stage.rally.blog();
  const phone = await stage.reporterOf(slug);
  const app = await stage.visitor();
  await app.page.goto(`${stage.rally.url}/report`);
  await app.page.locator('[data-move-begin]').click();
  const code = await app.page.locator('.move-code bdi').innerText();
  // By key: facts about the phone that come late move what is below them.
  for (const title of ['Settings on this phone', 'Move to the installed app'])
    await phone.page.locator('summary', { hasText: title }).press('Enter');
  const type = async (digits: string) => {
    await phone.page.locator('[name="move.code"]').fill(digits);
    await phone.page.getByRole('button', { name: 'Go on' }).click();
  };
  await type(((Number(code.replace(/\D/g, '')) + 1) % 1_000_000).toString().padStart(6, '0'));
  await phone.page.getByText('No app waits with these digits.').waitFor();
  await type(code);
  await phone.page.locator('[data-move-yes]').waitFor();
  expect(await phone.page.locator('.move-marks').innerText()).toBe(await app.page.locator('.move-marks').innerText());
  await phone.page.locator('[data-move-yes]').click();
  await app.page.locator('[data-kind=update]').waitFor();
  await app.page.locator('[data-joined]', { hasText: 'You are signed in as Leyla.' }).waitFor();
  await phone.page.getByText('The app is signed in now').waitFor();
  // Both stay: the app is a device of its own.
  await phone.page.reload();
  await phone.page.locator('[data-kind=update]').waitFor();
  expect([...phone.faults, ...app.faults]).toEqual([]);
  await Promise.all([phone.context.close(), app.context.close()]);
});

test('a link whose # sign an app encoded shows the way out before the button, and signs in all the same', async () => {
  const slug = await stage.rally.blog();
  const secret = await stage.rally.invitation(slug, 'Leyla');
  const phone = await stage.visitor({ before: () => Object.assign(window, { TelegramWebview: {} }) });
  await phone.page.goto(`${stage.rally.url}/join%23${secret}`);
  const advice = phone.page.locator('[data-inside-app]');
  await advice.getByText('You opened this link inside Telegram.').waitFor();
  expect(phone.page.url()).toBe(`${stage.rally.url}/join#${secret}`);
  await phone.page.getByRole('button', { name: 'Sign in here' }).click();
  await phone.page.waitForURL(`${stage.rally.url}/report`);
  await phone.page.locator('[data-kind=update]').waitFor();
  expect(phone.faults).toEqual([]);
  await phone.context.close();
});
