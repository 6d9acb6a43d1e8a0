import { expect, test } from '@jest/globals';
import { device, settle } from './device.js';

test('a browser that says "offline" counts at once, and the next word of the server counts more', async () => {
  const { account, up, hear } = device();
  await account.check();
  up(true);
  account.unplugged();
  expect(account.isConnected.value).toBe(false);
  hear().alive();
  expect(account.isConnected.value).toBe(true);
});

test('a socket that was cut without a word counts as lost after ten seconds of silence, and is renewed once the server answers', async () => {
  const { account, told, up, network, seconds, hear } = device();
  await account.check();
  up(true);
  network.isThere = false;
  await seconds(5);
  hear().alive();
  await seconds(7);
  expect(account.isConnected.value).toBe(true);
  await seconds(2);
  expect(account.isConnected.value).toBe(false);
  network.isThere = true;
  told.length = 0;
  await seconds(1);
  expect(account.isConnected.value).toBe(true);
  expect(told).toEqual(['is it there?', 'renewed', 'asked', 'back']);
});

test('without a socket the connection watch asks the server every few seconds, and finds a silent server within 9 s', async () => {
  const { account, told, network, seconds } = device();
  await account.check();
  await seconds(20);
  expect(account.isConnected.value).toBe(true);
  expect(told.filter((one) => one === 'is it there?').length).toBeGreaterThan(3);
  network.isThere = false;
  await seconds(9);
  expect(account.isConnected.value).toBe(false);
});

test('the connection watch asks the server nothing while the page is hidden, and a device that slept does not count as offline', async () => {
  const { account, told, up, network, seconds } = device();
  await account.check();
  up(true);
  await settle();
  network.isSeen = false;
  told.length = 0;
  await seconds(30);
  network.isSeen = true;
  expect([told, account.isConnected.value]).toEqual([[], true]);
  network.passed += 600_000;
  await seconds(1);
  expect(account.isConnected.value).toBe(true);
});
