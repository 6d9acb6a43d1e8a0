import { expect, test } from '@jest/globals';
import { BrowserShelf } from '../../../../client/account/shelf.js';
import { phoneNetwork } from '../../../../client/reporter/network.js';
import { PhotoWishes } from '../../../../client/reporter/photos/photoWishes.js';

/** A phone on a network whose type the test changes; `type` undefined: the browser does not tell. */
function phone(type?: string, shelf = new BrowserShelf(null)) {
  const connection = Object.assign(new EventTarget(), { type, effectiveType: '4g' });
  const is = { speed: null as number | null, moved: 0 };
  const wishes = new PhotoWishes({
    shelf,
    network: phoneNetwork(connection),
    speed: () => is.speed,
    onMoved: () => (is.moved += 1),
  });
  wishes.start();
  const move = (to: string) => {
    connection.type = to;
    connection.dispatchEvent(new Event('change'));
  };
  return { wishes, shelf, is, move, connection };
}

test('photos go at once, on any network, where the reporter chose nothing', () => {
  for (const type of ['cellular', 'wifi', undefined]) expect(phone(type).wishes.mayGo()).toBe(true);
});

test('photos for Wi-Fi wait on a mobile network, and go by themselves once there is Wi-Fi', () => {
  const { wishes, is, move } = phone('cellular');
  wishes.chooseWhen('on-wifi');
  expect([wishes.mayGo(), wishes.waitsFor.value, is.moved]).toEqual([false, 'wifi', 1]);
  move('wifi');
  expect([wishes.mayGo(), is.moved]).toEqual([true, 2]);
  move('cellular');
  expect([wishes.mayGo(), is.moved]).toEqual([false, 3]);
  move('bluetooth');
  expect(is.moved).toBe(3);
});

test('photos for Wi-Fi wait for the reporter where the browser cannot tell Wi-Fi', () => {
  const { wishes, is } = phone();
  wishes.chooseWhen('on-wifi');
  expect([wishes.waitsFor.value, wishes.tellsWifi.value]).toEqual(['reporter', false]);
  wishes.sendNow();
  expect([wishes.mayGo(), is.moved]).toEqual([true, 2]);
});

test('photos that were let go stay so in a page that is opened anew, and the next ones wait again', () => {
  const first = phone('cellular');
  first.wishes.chooseWhen('on-wifi');
  first.wishes.sendNow();
  const { wishes, shelf } = phone('cellular', first.shelf);
  expect(wishes.mayGo()).toBe(true);
  wishes.noneWaits();
  expect(wishes.mayGo()).toBe(false);
  expect(phone('cellular', shelf).wishes.mayGo()).toBe(false);
});

test('a stopped phone does not hear of another network any more', () => {
  const { wishes, move, is } = phone('cellular');
  wishes.chooseWhen('on-wifi');
  wishes.stop();
  move('wifi');
  expect([wishes.mayGo(), is.moved]).toEqual([false, 1]);
});

test('photos have 2,048 pixels where nothing is known of the network, and 1,280 where it is slow', () => {
  const { wishes, is, connection } = phone();
  expect(wishes.longSide()).toBe(2_048);
  connection.effectiveType = '2g';
  expect(wishes.longSide()).toBe(1_280);
  is.speed = 200_000;
  expect(wishes.longSide()).toBe(2_048);
  is.speed = 6_000;
  expect(wishes.longSide()).toBe(1_280);
});

test('the size that the reporter chose holds on any network, and in a page that is opened anew', () => {
  const { wishes, shelf, is } = phone();
  is.speed = 6_000;
  wishes.chooseSize('large');
  expect([wishes.longSide(), phone(undefined, shelf).wishes.longSide()]).toEqual([2_560, 2_560]);
  wishes.chooseSize('by-network');
  expect(phone(undefined, shelf).wishes.size.value).toBe('by-network');
});

test('things that nobody asked for are loaded where photos may go, and neither the browser nor the uploads call the network slow', () => {
  const { wishes, is, connection, move } = phone('cellular');
  expect(wishes.mayLoad()).toBe(true);
  connection.effectiveType = '2g';
  is.speed = 200_000;
  expect(wishes.mayLoad()).toBe(false);
  connection.effectiveType = '4g';
  is.speed = 6_000;
  expect(wishes.mayLoad()).toBe(false);
  is.speed = null;
  wishes.chooseWhen('on-wifi');
  expect(wishes.mayLoad()).toBe(false);
  move('wifi');
  expect(wishes.mayLoad()).toBe(true);
});
