/** Wide colours without a canvas, against what another decoder makes of the same file. */
import { expect, test } from '@jest/globals';
import sharp from 'sharp';
import { profileOf } from '../../../client/photos/colourProfile.js';
import { redrawn } from '../../../client/photos/redrawn.js';
import { inStandardColours } from '../../../client/photos/standardColours.js';
import { COLOURS, distanceFrom, inDisplayP3 } from '../../support/photos/wideColours.js';

test.each(COLOURS)(
  'a photo in Display P3 of the colour %i, %i, %i has it in sRGB when it is drawn anew',
  async (...colour) => {
    const taken = await inDisplayP3('jpeg', colour);
    const { file, thumbnail } = await redrawn(new Blob([new Uint8Array(taken)]), 2_048);
    for (const made of [file, thumbnail])
      expect(await distanceFrom(colour, Buffer.from(await made.arrayBuffer()))).toBeLessThan(4);
  },
);

test('a photo that says it is sRGB, or says nothing, keeps its numbers', async () => {
  const data = Uint8Array.from([0, 10, 128, 255, 200, 90, 255, 255]);
  const plain = sharp({ create: { width: 8, height: 8, channels: 3, background: 'teal' } });
  expect(profileOf(await plain.clone().jpeg().toBuffer())).toBeNull();
  const profile = profileOf(await plain.withIccProfile('srgb').jpeg().toBuffer());
  expect(profile).not.toBeNull();
  const { data: made } = inStandardColours({ width: 2, height: 1, data: data.slice() }, profile);
  for (const [at, value] of made.entries()) expect(Math.abs(value - data[at]!)).toBeLessThan(2);
});

test('a profile that is cut off, or of tables and print, is passed over', async () => {
  const cmyk = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'teal' } })
    .toColourspace('cmyk')
    .withIccProfile('cmyk')
    .jpeg()
    .toBuffer();
  expect(profileOf(cmyk)).toBeNull();
  const taken = await inDisplayP3('jpeg', [200, 80, 60]);
  const at = taken.indexOf('ICC_PROFILE');
  expect(profileOf(taken.subarray(0, at + 200))).toBeNull();
});
