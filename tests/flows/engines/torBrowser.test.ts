/** All scenarios in Gecko with resistance against fingerprinting, as in Tor Browser: a page reads only noise from its canvas. */
import { expect, jest, test } from '@jest/globals';
import sharp from 'sharp';
import { Firefox } from '../../support/engines/firefox.js';
import { playScenarios } from './scenarios.js';

jest.setTimeout(180_000);

const stage = playScenarios(new Firefox('Tor Browser’s Firefox', { 'privacy.resistFingerprinting': true }));

test('a Firefox with a noisy canvas refuses a file that it cannot clean, and says why', async () => {
  const { page } = stage;
  await stage.signIn();
  const isNoise = await page.run(() => {
    const context = Object.assign(document.createElement('canvas'), { width: 8, height: 8 }).getContext('2d');
    if (context === null) return false;
    context.fillStyle = '#f00';
    context.fillRect(0, 0, 8, 8);
    return context.getImageData(0, 0, 8, 8).data.some((value, at) => at % 4 === 1 && value > 50);
  }, null);
  // The other scenarios show that a photo arrives as it was taken all the same.
  expect(isNoise).toBe(true);
  const screen = sharp({ create: { width: 40, height: 30, channels: 3, background: 'red' } }).png();
  await page.tap('button[data-kind=photo]');
  await page.seen('.writing');
  await page.choose('.writing input[name=library]', await stage.file('screen.png', await screen.toBuffer()));
  await page.seen('.fault', 'screen.png: this browser hides pictures from pages');
});
