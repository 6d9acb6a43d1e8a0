/** The facts about the app on a phone, by what its browser can do. */
import { expect, test } from '@jest/globals';
import { factsOf, isApple, type PhoneTraits } from '../../../client/reporter/thisPhone.js';

const ANDROID: PhoneTraits = {
  hasWorker: true,
  wakesWorker: true,
  isInstalled: false,
  isDurable: true,
  isPersisted: false,
  isApple: false,
  offersInstall: true,
};
const IPHONE = { ...ANDROID, wakesWorker: false, isApple: true, offersInstall: false };

const keys = (phone: PhoneTraits) => factsOf(phone).map(({ is }) => is);

test('an Android phone is told that the app sends while it is closed, and can be installed by a button', () => {
  expect(keys(ANDROID)).toEqual(['opens', 'sendsClosed', 'keepsWhileRoom', 'install']);
  expect(keys({ ...ANDROID, isPersisted: true, isInstalled: true })).toEqual([
    'opens',
    'sendsClosed',
    'keeps',
    'installed',
  ]);
});

test('an iPhone is told that the app sends only while it is open, and that Safari clears it after a week', () => {
  expect(keys(IPHONE)).toEqual(['opens', 'sendsOpen', 'keepsWeek', 'installApple']);
  expect(keys({ ...IPHONE, isInstalled: true })).toEqual(['opens', 'sendsOpen', 'keeps', 'installed']);
});

test('a private window is told that it opens nothing without a network, and is offered no home screen', () => {
  const window = { ...ANDROID, hasWorker: false, isDurable: false, offersInstall: false };
  expect(keys(window)).toEqual(['opensNot', 'sendsOpen', 'keepsNothing']);
  expect(factsOf(window).map(({ holds }) => holds)).toEqual([false, false, false]);
});

test('a fact that the reporter would not wish for is marked so', () => {
  expect(factsOf(IPHONE).map(({ holds }) => holds)).toEqual([true, false, false, false]);
});

test('an iPad that calls itself a Mac is known by its touch screen', () => {
  const mac = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/17.0 Safari/605.1.15';
  expect([isApple(mac, 0), isApple(mac, 5), isApple('Mozilla/5.0 (iPhone; CPU iPhone OS 15_4)', 5)]).toEqual([
    false,
    true,
    true,
  ]);
});
