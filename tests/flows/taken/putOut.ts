/** Phones whose session ends: by the desk, which empties them, and by their own reporter, which does not. */
import { expect, test } from '@jest/globals';
import { anotherGesture, send, wholePhone, write } from '../../support/browser.js';
import { eventually } from '../../support/photos/eventually.js';
import { strip } from '../limitedBrowsers/photoForm.js';
import { everythingIn } from './everything.js';
import type { TakenPhone } from './phone.js';

/** `opened`: answers with the phone of the test that runs. */
export function putOutTests(opened: () => TakenPhone): void {
  test('[A3] a phone that the desk puts out is emptied at once where it is open', async () => {
    const phone = opened();
    const { page } = phone;
    await write(page, 'update', { text: 'A draft' });
    await eventually(async () => (await everythingIn(page)).text.includes('A draft'));
    await phone.putOut();
    await page
      .getByText('Drafts, photos and what was not sent were removed from this phone')
      .waitFor({ timeout: 20_000 });
    await page.getByText('What was on it is removed.').waitFor();
    // It cannot be looked at while the page is loaded anew.
    const left = async () => {
      const { places, text } = await everythingIn(page);
      return { places: places.filter((place) => !/caches|reloaded/.test(place)), draft: text.includes('A draft') };
    };
    await eventually(async () => (await left().catch(() => null))?.places.length === 0);
    expect(await left()).toEqual({ places: [], draft: false });
    await page.reload();
    await page.getByText('This phone was signed out by the desk.').first().waitFor();
    await phone.close();
  });

  test('[A3] a phone that was put out while it had no network is emptied when it next reaches the server, unsent entries and all', async () => {
    const phone = opened();
    const { page } = phone;
    await wholePhone(page);
    await phone.offline(true);
    await write(page, 'update', { text: 'Not sent.' });
    await send(page);
    await strip(page, '1 waiting, no network');
    await phone.putOut();
    await phone.endPage();
    const next = phone.page;
    await strip(next, '1 waiting, no network');
    await phone.offline(false);
    await next
      .getByText('Drafts, photos and what was not sent were removed from this phone')
      .waitFor({ timeout: 60_000 });
    // The page is loaded anew, so that its memory holds nothing either.
    let kept: string | null = null;
    for (let tries = 0; tries < 300 && kept?.includes('Not sent.') !== false; tries += 1) {
      await next.waitForTimeout(100);
      kept = await everythingIn(next).then(
        ({ text }) => text,
        () => null,
      );
    }
    expect(kept).not.toContain('Not sent.');
    expect(await phone.published()).toEqual([]);
    await phone.close();
  });

  test('[O5] a reporter who signs out keeps what waits, and is told of no desk', async () => {
    const phone = opened();
    const { page } = phone;
    await wholePhone(page);
    await phone.offline(true);
    await write(page, 'update', { text: 'Not sent.' });
    await page.locator('.writing .back').press('Enter');
    await phone.offline(false);
    const other = await phone.tab();
    await other.getByRole('button', { name: 'Sign out' }).click();
    await anotherGesture(other);
    await other.getByRole('button', { name: 'Sign out' }).first().click();
    for (const tab of [page, other]) await tab.getByText('Nobody is signed in on this phone.').waitFor();
    expect((await everythingIn(page)).text).toContain('Not sent.');
    await phone.close();
  });
}
