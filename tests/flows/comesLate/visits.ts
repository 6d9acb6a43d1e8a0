/** A reader's place in a blog, kept on their device: where it is told, where it moves, and what is marked as new. */
import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';

export interface LateReader {
  page: () => Page;
  /** The address of the blog's page. */
  address: () => string;
  /** Opens a page of the blog, and waits until it is live and whole. */
  opened: (query?: string) => Promise<void>;
  /** Posts so many entries; answers with their ids. */
  post: (count: number, words?: string) => Promise<string[]>;
}

export function visitTests(
  { page: current, address, opened, post }: LateReader,
  retract: (id: string) => Promise<unknown>,
): void {
  test('a place is kept only after a tap, is forgotten by another, and full storage is said', async () => {
    const page = current();
    await post(2);
    await opened();
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
    await page.locator('.choices summary').click();
    await page.getByRole('button', { name: 'Remember where I was' }).click();
    await page.getByText('From now on this device').waitFor();
    await page.goto('about:blank');
    await post(3, 'Since');
    await opened();
    await page.getByText('3 new entries since you were last here').waitFor();
    await page.locator('.new').nth(2).waitFor();
    expect(await page.locator('.new').count()).toBe(3);
    await page.locator('.choices summary').click();
    await page.getByRole('button', { name: 'Forget it' }).click();
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
    await page.evaluate(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('', 'QuotaExceededError');
      };
    });
    await page.getByRole('button', { name: 'Remember where I was' }).click();
    await page.getByText('This device keeps nothing').waitFor();
  });

  test('all of twenty new entries are "20 or more" where older ones are not on the page, and two that are the only ones are two', async () => {
    const page = current();
    const [seen] = await post(1);
    await opened();
    await page.locator('.choices summary').click();
    await page.getByRole('button', { name: 'Remember where I was' }).click();
    await page.getByText('From now on this device').waitFor();
    await page.goto('about:blank');
    await retract(seen!);
    await post(2, 'Since');
    await opened();
    await page.getByText('2 new entries since you were last here', { exact: true }).waitFor();
    await page.goto('about:blank');
    await post(20, 'Then');
    await opened();
    await page.getByText('20 or more new entries since you were last here', { exact: true }).waitFor();
  });

  test('a page of some entries, or in the other order, tells nothing of the last visit, and leaves its place where it was', async () => {
    const page = current();
    await post(2);
    await opened();
    await page.locator('.choices summary').click();
    await page.getByRole('button', { name: 'Remember where I was' }).click();
    await page.getByText('From now on this device').waitFor();
    const place = () =>
      page.evaluate((name) => localStorage.getItem(name), `rallyline-read-${address().split('/').at(-1)}`);
    const kept = await place();
    await page.goto('about:blank');
    const [id] = await post(3, 'Since');
    for (const query of [`/entries/${id!}`, '?kind=update', '?only=key', '?order=oldest', `?after=${kept!}`]) {
      await page.goto(`${address()}${query}`);
      await page.waitForSelector('body[data-whole]', { timeout: 60_000 });
      await page.evaluate(() => {
        Object.defineProperty(document, 'hidden', { get: () => true });
        document.dispatchEvent(new Event('visibilitychange'));
      });
      const said = await page.locator('.note, .new').allTextContents();
      expect([query, said, await place()]).toEqual([query, [], kept]);
    }
    await opened();
    await page.getByText('3 new entries since you were last here').waitFor();
  });

  test('from the oldest entry on, later ones are new only where they came since the page was opened', async () => {
    const page = current();
    await post(25);
    await opened('?order=oldest');
    await page.locator('[data-newer]').click();
    await page.getByText('Number 25.').waitFor();
    expect(await page.locator('.new').count()).toBe(0);
    await post(1, 'Afterwards');
    await page.locator('[data-newer]').click();
    await page.getByText('Afterwards 1.').waitFor();
    await page.locator('[role=feed] > :last-child .new').waitFor();
    expect(await page.locator('.new').count()).toBe(1);
  });
}
