import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { PhoneStore } from '../../../../client/reporter/store/phoneStore.js';
import { FakeBrowser } from '../store/fakeBrowser.js';
import { keepPasskey, passkeyOn } from '../../../../client/reporter/lock/passkey.js';
import { LockedPhone, MINUTE, type Tab } from './phone.js';

const PASSKEY = { id: 'a', publicKey: 'b', algorithm: -7, counter: 0 } as const;

let browser: FakeBrowser;
let phone: LockedPhone;
let tab: Tab;

beforeEach(async () => {
  browser = new FakeBrowser();
  phone = new LockedPhone(browser);
  tab = await phone.tab();
});
afterEach(async () => {
  phone.stop();
  // A page that writes late would do so into the next test's database.
  await phone.news();
  browser.end();
});

/** The page is ended, and the app is opened anew. */
async function again(store: PhoneStore): Promise<Tab> {
  tab.watch.settle();
  await store.shelf.stored();
  return phone.tab();
}

test('the page locks after 15 minutes without use, and what is kept of own entries goes', () => {
  phone.passes(14 * MINUTE);
  expect(tab.isAsleep()).toBe(false);
  phone.passes(MINUTE);
  expect(tab.isAsleep()).toBe(true);
  expect(tab.told).toEqual(['forgets']);
});

test('a page that is in use does not lock', () => {
  for (let minutes = 0; minutes < 60; minutes += 5) {
    phone.passes(5 * MINUTE);
    tab.watch.used();
  }
  expect(tab.isAsleep()).toBe(false);
});

test('the first touch after a sleep of the phone locks the page, and opens nothing', () => {
  phone.sleeps(20 * MINUTE);
  tab.watch.used();
  expect(tab.isAsleep()).toBe(true);
  tab.watch.used();
  phone.passes(MINUTE);
  expect(tab.isAsleep()).toBe(true);
});

test('a page that comes back from out of sight after 15 minutes is locked at the first look', () => {
  phone.sleeps(15 * MINUTE);
  tab.watch.look();
  expect(tab.isAsleep()).toBe(true);
});

test('an opened page asks for its lists anew, and counts from there', () => {
  tab.lock.sleep();
  phone.passes(40 * MINUTE);
  tab.lock.wake();
  expect(tab.told).toEqual(['forgets', 'woke']);
  phone.passes(14 * MINUTE);
  expect(tab.isAsleep()).toBe(false);
});

test('a page that was locked by hand is locked at the next start, whatever the clock says by then', async () => {
  tab.lock.sleep();
  await tab.store.shelf.stored();
  phone.clock -= 3 * 60 * MINUTE;
  const next = await again(tab.store);
  expect(next.isAsleep()).toBe(true);
  expect(next.told).toEqual(['forgets']);
});

test('an app that was closed while it was open counts from its last use', async () => {
  phone.passes(10 * MINUTE);
  tab.watch.used();
  phone.passes(2 * MINUTE);
  const early = await again(tab.store);
  expect(early.isAsleep()).toBe(false);
  early.watch.stop();
  phone.sleeps(13 * MINUTE);
  const late = await again(tab.store);
  expect(late.isAsleep()).toBe(true);
});

test('an app that is opened before its last use, by the clock, is locked', async () => {
  await tab.store.shelf.stored();
  phone.clock -= 2 * MINUTE;
  expect((await again(tab.store)).isAsleep()).toBe(true);
});

test('a page beside this one that is in use keeps this one open', async () => {
  const other = await phone.tab();
  for (let minutes = 0; minutes < 40; minutes += 2) {
    phone.passes(2 * MINUTE);
    other.watch.used();
    await phone.news();
  }
  expect([tab.isAsleep(), other.isAsleep()]).toEqual([false, false]);
});

test('a page that is locked locks those beside it, and one that is opened opens them', async () => {
  const other = await phone.tab();
  tab.lock.sleep();
  await phone.news();
  expect(other.isAsleep()).toBe(true);
  other.lock.wake();
  await phone.news();
  expect(tab.isAsleep()).toBe(false);
});

test('a page that was frozen does not lock the one that is in use meanwhile', async () => {
  const frozen = await phone.tab();
  await phone.news();
  frozen.watch.stop();
  frozen.isFrozen = true;
  for (let minutes = 0; minutes < 20; minutes += 2) {
    phone.passes(2 * MINUTE);
    tab.watch.used();
    await phone.news();
  }
  frozen.isFrozen = false;
  frozen.watch.start();
  frozen.watch.look();
  await phone.news();
  expect([tab.isAsleep(), frozen.isAsleep()]).toEqual([false, false]);
});

test('a person who signs in by a new link begins with an open page and without the passkey before', async () => {
  keepPasskey(tab.store.shelf, PASSKEY);
  tab.lock.sleep();
  expect(passkeyOn(tab.store.shelf)).toEqual(PASSKEY);
  tab.lock.entered('phone-2');
  expect(tab.isAsleep()).toBe(false);
  expect(passkeyOn(tab.store.shelf)).toBeNull();
});

test('a phone that is signed out has nothing to lock and keeps nothing of the lock', () => {
  keepPasskey(tab.store.shelf, PASSKEY);
  tab.lock.sleep();
  tab.lock.left();
  phone.passes(30 * MINUTE);
  tab.watch.used();
  tab.lock.sleep();
  expect(tab.isAsleep()).toBe(false);
  expect(tab.store.shelf.keys().filter((key) => key.startsWith('lock/'))).toEqual([]);
});
