/** The browsers of apps, told from real ones by names that were seen on phones. */
import { describe, expect, test } from '@jest/globals';
import { insideApp, linkOut, mayBeInFront } from '../../../client/join/browserOf.js';

const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const PIXEL =
  'Mozilla/5.0 (Linux; Android 14; Pixel 8 Build/AP2A.240905.003; wv) AppleWebKit/537.36 (KHTML, like Gecko)';
const CHROME = 'Version/4.0 Chrome/130.0.6723.58 Mobile Safari/537.36';
const PLAIN =
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.7390.124 Mobile Safari/537.36';
const SAFARI = `${IPHONE} Version/18.1 Mobile/15E148 Safari/604.1`;

const INSIDE: [app: string | null, system: string, opens: string | null, userAgent: string][] = [
  ['WhatsApp', 'android', 'intent', `${PLAIN} [WA4A/2.25.32.75;]`],
  ['WhatsApp', 'iphone', 'safari', `${SAFARI} [WAiOS/2.25.31]`],
  ['Telegram', 'android', 'intent', `${PLAIN} Telegram-Android/11.4.3 (Samsung SM-G965N; Android 14; SDK 34; HIGH)`],
  ['Facebook', 'android', 'intent', `${PIXEL} ${CHROME} [FB_IAB/FB4A;FBAV/488.0.0.62.79;IABMV/1;]`],
  ['Facebook', 'iphone', 'safari', `${IPHONE} Mobile/22B83 [FBAN/FBIOS;FBAV/488.0.0.68.101;FBSV/18.1;FBRV/0;IABMV/1]`],
  ['Facebook', 'iphone', 'safari', `${IPHONE} Mobile/22G100 Safari/604.1 MetaIAB Facebook`],
  ['Messenger', 'android', null, `${PIXEL} ${CHROME} [FB_IAB/FB4A;FBAV/482.0.0.71.108;]`],
  ['Messenger', 'iphone', 'safari', `${IPHONE} Mobile/14D27 [FBAN/MessengerForiOS;FBAV/117.0.0.36.70]`],
  ['Instagram', 'android', 'intent', `${PIXEL} ${CHROME} Instagram 355.1.0.44.103 Android (34/14; 420dpi; 1080x2205)`],
  ['Instagram', 'iphone', 'safari', `${IPHONE} Mobile/22B83 Instagram 354.0.0.29.90 (iPhone12,8; iOS 18_1; en_US)`],
  ['Threads', 'android', null, `${PIXEL} ${CHROME} Barcelona 355.0.0.39.109 Android (34/14; 420dpi)`],
  ['Viber', 'android', 'intent', `${PIXEL} ${CHROME} Viber/23.1.0.6`],
  ['WeChat', 'iphone', null, `${IPHONE} Mobile/14D27 MicroMessenger/6.5.8 NetType/WIFI`],
  ['LINE', 'iphone', 'safari', `${IPHONE} Mobile/14D27 Safari Line/7.3.2`],
  [null, 'android', 'intent', `${PIXEL} ${CHROME}`],
  [null, 'iphone', 'safari', `${IPHONE} Mobile/15E148`],
];

test.each(INSIDE)("a page inside %s on %s is told from the phone's own browser", (app, system, opens, userAgent) => {
  expect(insideApp(userAgent, {})).toEqual({ app, system, opens });
});

test("Telegram's browser is told by what stands in its pages: its name is the phone's own", () => {
  for (const name of ['TelegramWebview', 'TelegramWebviewProxy'])
    expect(insideApp(SAFARI, { [name]: {} })).toEqual({ app: 'Telegram', system: 'iphone', opens: 'safari' });
  expect(insideApp(PLAIN, { TelegramWebview: {} })).toMatchObject({ app: 'Telegram', system: 'android' });
});

describe('a real browser, in which links of Signal open, too, is not taken for an app', () => {
  test.each([
    SAFARI,
    PLAIN,
    `${IPHONE} CriOS/131.0.6778.73 Mobile/15E148 Safari/604.1`,
    `${IPHONE} FxiOS/130.1  Mobile/15E148 Safari/605.1.15`,
    'Mozilla/5.0 (Android 14; Mobile; rv:130.0) Gecko/130.0 Firefox/130.0',
    'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0',
  ])('%s', (userAgent) => {
    expect(insideApp(userAgent, {})).toBeNull();
  });
});

test("on an iPhone Safari may be another app's window, other browsers and an installed app are not", () => {
  expect(mayBeInFront(SAFARI, false)).toBe(true);
  expect(mayBeInFront(SAFARI, true)).toBe(false);
  expect(mayBeInFront(`${IPHONE} CriOS/131.0.6778.73 Mobile/15E148 Safari/604.1`, false)).toBe(false);
  expect(mayBeInFront(PLAIN, false)).toBe(false);
});

const at = (userAgent: string, address: string) => linkOut(insideApp(userAgent, {})!, address);

test("on Android the link out keeps the secret's # sign before the system's own", () => {
  expect(at(`${PIXEL} ${CHROME}`, 'https://live.example.org/join#s3cret')).toBe(
    'intent://live.example.org/join#s3cret#Intent;scheme=https;action=android.intent.action.VIEW;end',
  );
});

test('on an iPhone the link out asks for Safari, and by https alone', () => {
  const inInstagram = `${IPHONE} Mobile/22B83 Instagram 354.0.0.29.90`;
  expect(at(inInstagram, 'https://live.example.org/join#s3cret')).toBe('x-safari-https://live.example.org/join#s3cret');
  expect(at(inInstagram, 'http://192.168.1.7:3000/join#s3cret')).toBeNull();
});

test('an app that keeps every page to itself is offered no link out', () => {
  expect(at(`${PIXEL} ${CHROME} Barcelona 355.0.0.39.109`, 'https://live.example.org/join#s3cret')).toBeNull();
});
