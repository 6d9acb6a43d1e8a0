/**
 * Pages that hold the end of a blog by an address: the link to later entries on a page from the oldest on, as those use it who
 * have no pointer and do not see it, and the page of the newest entries after an order.
 */
import { expect, test } from '@jest/globals';
import { words } from '../../../shared/messages/en/readerSecond.js';
import type { LateReader } from './visits.js';

const { loadingNewer, newerFailed } = words.scriptLater;

export function laterTests({ page: current, address, opened, post }: LateReader): void {
  test('from the oldest entry on, a link to what comes later is announced once, and is reached and used by keys', async () => {
    const page = current();
    await post(2);
    await opened('?order=oldest');
    const link = page.locator('[data-newer]');
    expect(await link.isVisible()).toBe(false);
    await page.evaluate(() => {
      const said: string[] = [];
      Object.assign(globalThis, { said });
      const announced = document.querySelector('[data-announce]')!;
      new MutationObserver(() => said.push(announced.textContent)).observe(announced, { childList: true });
    });
    await post(1, 'Later');
    await link.waitFor();
    const last = Number(await page.locator('[role=feed] > :last-child').getAttribute('data-order'));
    expect(await link.getAttribute('href')).toBe(`${new URL(address()).pathname}?order=oldest&after=${last}`);
    await post(1, 'Still later');
    await page.locator('[role=feed] > :last-child').focus();
    await page.keyboard.press('Control+End');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Later entries');
    await page.keyboard.press('Enter');
    await page.getByText('Still later 1.').waitFor();
    expect(await page.evaluate(() => (globalThis as unknown as { said: string[] }).said)).toEqual(['Later entries']);
    // Nothing more is there, and reading goes on where it was.
    await link.waitFor({ state: 'hidden' });
    const focused = page.locator('[data-entry]:focus');
    expect(await focused.textContent()).toContain('Later 1.');
  });

  test('later entries that do not load are said as such, and a second press leads to a page of them', async () => {
    const page = current();
    await post(2);
    await opened('?order=oldest');
    await post(1, 'Later');
    const link = page.locator('[data-newer]');
    await link.waitFor();
    let answer = (): void => undefined;
    const asked = new Promise<void>((go) => (answer = go));
    await page.route(/after=/, async (route) => {
      await asked;
      await route.abort();
    });
    await page.locator('[role=feed] > :last-child').focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Enter');
    await page.getByText(loadingNewer).waitFor();
    answer();
    await page.getByText(newerFailed).waitFor();
    await page.unroute(/after=/);
    await page.keyboard.press('Enter');
    await page.waitForURL(/order=oldest&after=\d+$/);
    await page.getByText('Later 1.').waitFor();
  });

  test('a page of the newest entries after an order is live, and loads the entries before that order', async () => {
    const page = current();
    await post(25);
    await opened();
    const order = (at: number) => page.locator(`[role=feed] > :nth-child(${at})`).getAttribute('data-order');
    await opened(`?after=${(await order(4))!}`);
    const entries = page.locator('[role=feed] > [data-entry]');
    expect(await entries.count()).toBe(3);
    await post(1, 'News');
    await page.getByText('News 1.').waitFor();
    await page.locator('[data-older]').click();
    await page.waitForFunction(() => document.querySelectorAll('[role=feed] > [data-entry]').length === 24);
    const orders = await entries.evaluateAll((all) => all.map((one) => Number((one as HTMLElement).dataset.order)));
    expect(orders).toEqual(Array.from({ length: 24 }, (_, n) => orders[0]! - n));
  });
}
