/** The marks by which people tell devices apart. */
import { expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { deviceName, twoDigits } from '../../shared/deviceMarks.js';

const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const PIXEL = 'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko)';

test.each([
  [`${IPHONE} Version/18.1 Mobile/15E148 Safari/604.1`, 'iPhone · Safari'],
  [`${IPHONE} CriOS/131.0.6778.73 Mobile/15E148 Safari/604.1`, 'iPhone · Chrome'],
  [`${IPHONE} FxiOS/130.1  Mobile/15E148 Safari/605.1.15`, 'iPhone · Firefox'],
  [`${IPHONE} Mobile/15E148`, 'iPhone'],
  [`${PIXEL} Chrome/130.0.0.0 Mobile Safari/537.36`, 'Android · Chrome'],
  [`${PIXEL} SamsungBrowser/26.0 Chrome/122.0.0.0 Mobile Safari/537.36`, 'Android · Samsung Internet'],
  ['Mozilla/5.0 (Android 14; Mobile; rv:130.0) Gecko/130.0 Firefox/130.0', 'Android · Firefox'],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0.0.0 Safari/537.36 Edg/130.0',
    'Windows · Edge',
  ],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/17.5 Safari/605.1.15', 'Mac · Safari'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0', 'Linux · Firefox'],
])("a device's name tells its system and browser, no model and no version: %s", (userAgent, name) => {
  expect(deviceName(userAgent)).toBe(name);
});

test('a User-Agent that is made up gives no words of its own to the name', () => {
  for (const made of ['', 'curl/8.4.0', '<script>alert(1)</script>', 'The desk of the editor'])
    expect(deviceName(made)).toBeNull();
  expect(deviceName(`Ann's iPhone <b>, call +994 55 000 00 00`)).toBe('iPhone');
});

test('the two digits of a device are the same each time, two of them always, and spread over all', () => {
  expect(twoDigits('4f6b1d0e-8d8e-4c57-9d5e-0f6a2b0d8c11')).toBe(twoDigits('4f6b1d0e-8d8e-4c57-9d5e-0f6a2b0d8c11'));
  const seen = Array.from({ length: 5_000 }, () => twoDigits(randomUUID()));
  expect(seen.every((digits) => /^\d\d$/.test(digits))).toBe(true);
  expect(new Set(seen).size).toBe(100);
});
