/** Mishaps on the phone's page, at sign-in and at the desk: double taps, held keys, pages that end, scripts that do not load. */
import { expect, jest, test } from '@jest/globals';
import { send, wholePhone, write } from '../support/browser.js';
import { sharedStage } from '../support/browserStage.js';
import { invitationTests } from './mishaps/invitations.js';
import { lateScriptTests } from './mishaps/lateScripts.js';
import { lostPageTests } from './mishaps/lostPages.js';
import { tapTests } from './mishaps/taps.js';

jest.setTimeout(300_000);

const stage = sharedStage();

tapTests(stage);
lateScriptTests(stage);
invitationTests(stage);
lostPageTests(stage);

const LOW = { width: 740, height: 170 };

test('on a phone held sideways with its keyboard open, two lines of text and all of Send are in sight', async () => {
  const { page, context, faults } = await stage.reporterOf(await stage.rally.blog());
  await write(page, 'update', {
    text: 'People stand shoulder to shoulder up to the corner, and more come from the metro.',
  });
  await page.setViewportSize(LOW);
  // The form follows the new size some time later.
  await page.waitForFunction((height) => {
    const send = document.querySelector('.writing button[type=submit]')!.getBoundingClientRect();
    return innerHeight === height && send.bottom <= height;
  }, LOW.height);
  for (const [selector, height] of [
    ['.writing [name=text]', 60],
    ['.writing button[type=submit]', 40],
    ['.writing .back', 40],
  ] as const) {
    const box = await page.locator(selector).boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(height);
    expect(box?.y).toBeGreaterThanOrEqual(0);
    expect((box?.y ?? 0) + height).toBeLessThanOrEqual(LOW.height);
  }
  const send = await page.locator('.writing button[type=submit]').boundingBox();
  expect((send?.y ?? 0) + (send?.height ?? 0)).toBeLessThanOrEqual(LOW.height);
  expect(faults).toEqual([]);
  await context.close();
});

test("a reporter's own entry is shown as waiting as long as the strip says that there is no network", async () => {
  const { page, context } = await stage.reporterOf(await stage.rally.blog());
  await wholePhone(page);
  await context.setOffline(true);
  await write(page, 'update', { text: 'Written in the dark.' });
  await send(page);
  await page.locator('.strip[data-says=no-network]').waitFor({ timeout: 60_000 });
  const seen = await page.evaluate(async () => {
    const told = new Set<string>();
    for (const end = Date.now() + 3_000; Date.now() < end; await new Promise((go) => setTimeout(go, 20))) {
      const says = document.querySelector<HTMLElement>('.strip')?.dataset.says ?? '';
      told.add(`${says} ${document.querySelector<HTMLElement>('.own')?.dataset.state ?? ''}`);
    }
    return [...told];
  });
  expect(seen).toEqual(['no-network waiting']);
  await context.close();
});

test('the desk warns that an invited name is taken, and a double click makes one invitation', async () => {
  const slug = await stage.rally.blog({ status: 'paused' });
  await stage.rally.post(await stage.rally.token(slug, 'Leyla'), slug, { text: 'It waits.' });
  const { page, context, faults } = await stage.editorOf(slug, 'Nigar');
  // A held entry needs no correction: its key opens a plain change.
  await page.locator('[data-entry]').focus();
  await page.keyboard.press('c');
  await page.locator('dialog [name=text]').waitFor();
  expect(await page.locator('dialog [name=note]').count()).toBe(0);
  await page.keyboard.press('Escape');
  await page.locator('[data-entry]:focus').waitFor();

  await page.keyboard.press('o');
  await page.locator('[name="invite.name"]').fill('Leila');
  expect(await page.getByText('is here already').count()).toBe(0);
  await page.locator('[name="invite.name"]').fill(' Leyla ');
  await page.getByText('Leyla is here already as reporter').waitFor();
  await page.getByRole('button', { name: 'Make the link' }).dblclick();
  await page.locator('.qr').waitFor();
  await page.getByText('Leyla is here already as reporter').waitFor();
  await page.locator('.person', { hasText: 'Works until' }).waitFor();
  expect(await page.locator('.person', { hasText: 'Works until' }).count()).toBe(1);
  await page.getByRole('button', { name: 'Withdraw' }).dblclick();
  await page.getByText('None.').waitFor();
  expect(await page.locator('dialog .fault').count()).toBe(0);
  expect(faults).toEqual([]);
  await context.close();
});
