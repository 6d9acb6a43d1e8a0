import { expect, test } from '@jest/globals';
import sharp from 'sharp';
import { kindOfFile } from '../../../client/photos/kindOfFile.js';
import { megapixelsFor } from '../../../client/photos/picture.js';
import { pictureSize } from '../../../client/photos/pictureSize.js';
import { asTaken } from '../../support/photos/asTaken.js';

const drawn = (channels: 3 | 4 = 3) =>
  sharp({ create: { width: 637, height: 211, channels, background: { r: 9, g: 90, b: 200, alpha: 0.5 } } });
const sizeOf = (bytes: Buffer) => pictureSize(kindOfFile(bytes.subarray(0, 512)), bytes);

test.each([
  ['a baseline JPEG', () => drawn().jpeg().toBuffer()],
  ['a progressive JPEG', () => drawn().jpeg({ progressive: true }).toBuffer()],
  ['a PNG', () => drawn().png().toBuffer()],
  ['a lossy WebP', () => drawn().webp().toBuffer()],
  ['a lossless WebP', () => drawn().webp({ lossless: true }).toBuffer()],
  ['a WebP with transparency and metadata', () => drawn(4).webp().withMetadata().toBuffer()],
  ['an AVIF', () => drawn().avif({ effort: 0 }).toBuffer()],
])('the header of %s tells its size', async (_what, made) => {
  expect(sizeOf(await made())).toEqual({ width: 637, height: 211 });
});

test("a photo's size is found behind all that a camera writes before it, as it lies in the file", async () => {
  expect(sizeOf(await asTaken({ width: 800, height: 600, seed: 1, orientation: 6 }))).toEqual({
    width: 800,
    height: 600,
  });
});

test('a header that is not whole, or of no picture, tells no size', async () => {
  const jpeg = await drawn().jpeg().toBuffer();
  expect(sizeOf(jpeg.subarray(0, 20))).toBeNull();
  for (const text of ['\xff\xd8\xff\xe1', '\x89PNG\r\n', 'RIFF....WEBPVP9 ', 'GIF89a', '']) {
    expect(sizeOf(Buffer.from(text, 'latin1'))).toBeNull();
  }
  expect(sizeOf(Buffer.from('\0\0\0\x10ftypavif\0\0\0\0\0\0\0\0meta', 'latin1'))).toBeNull();
});

test('a picture of 100 megapixels is too large for a phone of 2 GB, and any phone takes photos of 24 megapixels', () => {
  expect(megapixelsFor(2)).toBeLessThan(100);
  expect(megapixelsFor(4)).toBeGreaterThan(100);
  expect(Math.min(...[0.25, 0.5, 1, 2, null].map(megapixelsFor))).toBeGreaterThanOrEqual(24);
});
