/** All scenarios in Gecko with resistance against fingerprinting, as in Tor Browser: a page reads only noise from its canvas. */
import { expect, jest, test } from '@jest/globals';
import sharp from 'sharp';
import { Firefox } from '../../support/engines/firefox.js';
import { asTaken } from '../../support/photos/asTaken.js';
import { playScenarios } from './scenarios.js';

jest.setTimeout(400_000);

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

test('a Firefox with a noisy canvas makes a photo smaller in a thread of its own: the page goes on meanwhile', async () => {
  const { page } = stage;
  await stage.signIn();
  const taken = await asTaken({ width: 3_200, height: 2_400, seed: 5, orientation: 6 });
  await page.tap('button[data-kind=photo]');
  await page.seen('.writing');
  await page.run(() => {
    const count = Object.assign(globalThis, { ticks: 0 });
    setInterval(() => (count.ticks += document.querySelector('.photo-told p:not(.fault)') === null ? 0 : 1), 50);
  }, null);
  await page.choose('.writing input[name=library]', await stage.file('IMG_0002.jpg', taken));
  await page.type('.writing [name="media.0.alt"]', 'The crowd.');
  // Making it takes seconds, which the form says: a page that drew it itself would not have counted them.
  const ticks = () => page.run(() => (globalThis as unknown as { ticks: number }).ticks, null);
  await stage.until(async () => (await ticks()) > 10);
  await page.seen('.photo-faces[data-look=hidden]', 'faces cannot be covered here');
  await stage.submit();
  await page.seen('.own-photo[data-state=ready]');
  const [sent = Buffer.alloc(0), ...more] = [...stage.uplink.uploads.values()];
  expect(more).toEqual([]);
  expect(await sharp(sent).metadata()).toMatchObject({ format: 'jpeg', width: 1_536, height: 2_048 });
});
