/** The screens of the phone beside writing: its own settings, the quick exit, six digits, and who else used it. */
import { test } from '@jest/globals';
import { anotherGesture, openSettings, PHONE } from '../../support/browser.js';
import { PSEUDO } from '../../support/pseudoLanguage.js';
import { TEXT } from '../../support/pseudoRally.js';
import { expectOnlyNames, PATIENCE, type PseudoStage } from './stage.js';

export function phoneScreenTests(stage: PseudoStage): void {
  test('no English shows in the settings of the phone, at its quick exit, and on the screen of a phone that is taken', async () => {
    const page = await stage.signedIn(await stage.fullBlog(), 'reporter', 'report');
    await page.locator('button[data-kind=update]').click();
    await page.locator('.writing [name=text]').fill(TEXT);
    await page.locator('.writing .back').click();
    await openSettings(page);
    await page.locator('[name=photos-when]').selectOption('on-wifi');
    await expectOnlyNames(page);
    // By key: facts about the phone that come late move what is below them.
    await page.locator('.home-foot details.more > button.second').press('Enter');
    await page.locator('dialog.taken[open]').waitFor(PATIENCE);
    await expectOnlyNames(page);
    await page.locator('dialog.taken .exit-hold').press('Enter');
    await page.locator('dialog.taken .exit-panel').waitFor(PATIENCE);
    await expectOnlyNames(page);
    await page.locator('dialog.taken .exit-hold').dispatchEvent('click');
    await page.locator('dialog.taken .exit-asked').waitFor(PATIENCE);
    await expectOnlyNames(page);
    await page.context().setOffline(true);
    await page.locator('dialog.taken .exit-asked .second').last().press('Enter');
    await page.locator('main.plain').waitFor(PATIENCE);
    await expectOnlyNames(page);
  });

  test('no English shows in an app that takes a session by six digits, and on the phone that gives it', async () => {
    const phone = await stage.signedIn(await stage.fullBlog(), 'reporter', 'report');
    const app = await stage.opened(`/report?lang=${PSEUDO}`, { size: PHONE });
    await app.locator('[data-move-begin]').click();
    const code = app.locator('.move-code bdi');
    await code.waitFor(PATIENCE);
    await expectOnlyNames(app);
    await openSettings(phone);
    await phone.locator('details.more summary', { hasText: '~' }).last().press('Enter');
    const digits = phone.locator('[name="move.code"]');
    await digits.fill('12');
    await digits.press('Enter');
    await phone.locator('[data-move-away] .fault').waitFor(PATIENCE);
    await expectOnlyNames(phone);
    await digits.fill(await code.innerText());
    await digits.press('Enter');
    await phone.locator('[data-move-yes]').waitFor(PATIENCE);
    await expectOnlyNames(phone);
    await anotherGesture(phone);
    await phone.locator('[data-move-yes]').click();
    await app.locator('[data-joined]').waitFor(PATIENCE);
    await expectOnlyNames(app);
    await expectOnlyNames(phone);
  });
}
