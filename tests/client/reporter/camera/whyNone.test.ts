import { expect, test } from '@jest/globals';
import { whyNone, type CameraBrowser } from '../../../../client/reporter/camera/whyNone.js';

const browser = (part: Partial<CameraBrowser>): CameraBrowser => {
  const devices = {} as CameraBrowser['devices'];
  return { devices, isSecure: true, readsPixels: true, makesStills: false, ...part };
};

test('a browser that gives cameras, and pixels of them, has none of the reasons against it', () => {
  expect(whyNone(browser({}))).toBeNull();
});

test('a page over plain http and an old browser are told apart', () => {
  expect(whyNone(browser({ devices: undefined, isSecure: false }))).toBe('plain-http');
  expect(whyNone(browser({ devices: undefined }))).toBe('old-browser');
});

test('a browser whose pixels are noise has a camera only where it makes JPEGs by itself', () => {
  expect(whyNone(browser({ readsPixels: false }))).toBe('hidden');
  expect(whyNone(browser({ readsPixels: false, makesStills: true }))).toBeNull();
});
