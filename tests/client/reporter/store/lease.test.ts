/** The sender's turn as a row in the phone's database. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { FakeBrowser } from './fakeBrowser.js';

let browser: FakeBrowser;

beforeEach(() => {
  browser = new FakeBrowser();
});
afterEach(() => browser.end());

test('the lease belongs to one of two pages until that gives it up, or does not renew it in time', async () => {
  const [one, other] = [(await browser.page()).lease, (await browser.worker()).lease];
  expect(await one.take('one', 0, 6_000)).toBe(true);
  expect(await other.take('other', 1_000, 6_000)).toBe(false);
  expect(await one.take('one', 5_000, 6_000)).toBe(true);
  expect(await other.take('other', 8_000, 6_000)).toBe(false);
  expect(await other.take('other', 11_001, 6_000)).toBe(true);
  await one.drop('one');
  expect(await one.take('one', 12_000, 6_000)).toBe(false);
  await other.drop('other');
  expect(await one.take('one', 12_000, 6_000)).toBe(true);
});

test('a lease taken under a clock that has been set back since is free', async () => {
  const { lease } = await browser.page();
  await lease.take('one', 1_000_000, 6_000);
  expect(await lease.take('other', 1_000, 6_000)).toBe(true);
});
