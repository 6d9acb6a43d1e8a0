/** Steps of a reporter who posts a photo in a browser that lacks something. */
import type { Page } from 'playwright-core';
import { approvePhotos, signInOnPhone, write, type Visitor } from '../../support/browser.js';
import type { BrowserStage } from '../../support/browserStage.js';
import { hurryUndo } from '../../support/hurried.js';
import { asTaken } from '../../support/photos/asTaken.js';

/** Waits until the strip at the top holds these words. */
export const strip = (page: Page, words: string | RegExp) => page.locator('.strip', { hasText: words }).waitFor();
/** Waits until the n-th own photo is ready. */
export const ready = (page: Page, n = 1) =>
  page
    .locator('.own-photo[data-state=ready]')
    .nth(n - 1)
    .waitFor({ timeout: 60_000 });

/** Signs a reporter in with a browser that `before` has changed, whose withdrawals go at once. */
export async function reporterWith(stage: BrowserStage, before: () => void): Promise<Visitor> {
  const reporter = await stage.visitor({ before });
  await hurryUndo(reporter.page);
  const invitation = await stage.rally.invitation(await stage.rally.blog(), 'Leyla');
  await signInOnPhone(reporter.page, stage.rally.url, invitation);
  return reporter;
}

/** Chooses a file from the phone's library; a photo of a crowd where none is given. */
export async function choose(page: Page, file?: Buffer, name = 'a.jpg'): Promise<void> {
  const buffer = file ?? (await asTaken({ width: 800, height: 600, seed: 2 }));
  await page.locator('.writing input[name=library]').setInputFiles([{ name, mimeType: 'image/jpeg', buffer }]);
}

/** Opens the form of a photo and fills it with a text and a described picture. */
export async function withPhoto(page: Page, text: string): Promise<void> {
  await write(page, 'photo', { text });
  await choose(page);
  await approvePhotos(page);
  await page.locator('.writing [name="media.0.alt"]').fill('The crowd.');
}

/** Gives the network back and presses “Try now”; resolves with `done`. The phone may try by itself, and take the button away. */
export async function tryNow(page: Page, giveBack: () => unknown, done: Promise<unknown>): Promise<void> {
  const button = page.getByRole('button', { name: 'Try now' });
  await button.waitFor();
  await giveBack();
  await Promise.race([done, button.click({ timeout: 60_000 }).catch(() => undefined)]);
  await done;
}

/** Withdraws the own entry that holds these words. */
export async function withdraw(page: Page, words: string): Promise<void> {
  await page.locator('.own', { hasText: words }).getByRole('button', { name: 'Withdraw' }).click();
}
