/** Photos without a canvas, against what another decoder makes of the same file. */
import { expect, test } from '@jest/globals';
import sharp from 'sharp';
import { orientationOf } from '../../../client/photos/orientation.js';
import { upright } from '../../../client/photos/pixels.js';
import { redrawn } from '../../../client/photos/redrawn.js';
import { asTaken } from '../../support/photos/asTaken.js';
import { tracesIn } from '../../support/photos/trace.js';

const ORIENTATIONS = [1, 2, 3, 4, 5, 6, 7, 8];
const bytesOf = async (blob: Blob) => Buffer.from(await blob.arrayBuffer());

/** Mean distance of two pictures of one size, 0 to 255. */
async function distance(one: Buffer, other: Buffer): Promise<number> {
  const raw = (picture: Buffer) => sharp(picture).autoOrient().removeAlpha().toColourspace('srgb').raw().toBuffer();
  const [a, b] = [await raw(one), await raw(other)];
  expect(a.length).toBe(b.length);
  return a.reduce((sum, value, at) => sum + Math.abs(value - b[at]!), 0) / a.length;
}

test.each(ORIENTATIONS)(
  'a photo that lies as EXIF calls %i is drawn upright, bare, and looks the same',
  async (orientation) => {
    const taken = await asTaken({ width: 320, height: 240, seed: 4, orientation });
    const { file, thumbnail } = await redrawn(new Blob([new Uint8Array(taken)]), 2_048);
    const made = await bytesOf(file);
    expect(tracesIn(made)).toEqual([]);
    const isTurned = orientation > 4;
    expect(await sharp(made).metadata()).toMatchObject({ width: isTurned ? 240 : 320, height: isTurned ? 320 : 240 });
    expect(await distance(made, taken)).toBeLessThan(4);
    expect(tracesIn(await bytesOf(thumbnail))).toEqual([]);
  },
);

test('a photo that is larger than a thumbnail gets a smaller one, which looks the same', async () => {
  const taken = await asTaken({ width: 600, height: 400, seed: 4 });
  const { file, thumbnail } = await redrawn(new Blob([new Uint8Array(taken)]), 2_048);
  expect(await sharp(await bytesOf(file)).metadata()).toMatchObject({ width: 600, height: 400 });
  const small = await sharp(taken).resize(480, 320, { fit: 'fill' }).jpeg().toBuffer();
  expect(await distance(await bytesOf(thumbnail), small)).toBeLessThan(8);
});

test('a file that is no JPEG, or only the beginning of a JPEG, is refused', async () => {
  const taken = await asTaken({ width: 320, height: 240, seed: 4 });
  await expect(redrawn(new Blob(['\xff\xd8\xff nothing']), 2_048)).rejects.toThrow();
  await expect(redrawn(new Blob([new Uint8Array(taken.subarray(0, 600))]), 2_048)).rejects.toThrow();
});

test('a JPEG without an orientation, or cut within it, counts as upright', async () => {
  expect(orientationOf(new Uint8Array(0))).toBe(1);
  const taken = await asTaken({ width: 320, height: 240, seed: 4, orientation: 8 });
  expect(orientationOf(taken)).toBe(8);
  expect(orientationOf(taken.subarray(0, 40))).toBe(1);
  const plain = await sharp(taken).jpeg().toBuffer();
  expect(orientationOf(plain)).toBe(1);
});

test('a picture that is turned and turned back is itself', () => {
  const pixels = { width: 3, height: 2, data: Uint8Array.from({ length: 24 }, (_, at) => at) };
  const back: Readonly<Record<number, number>> = { 6: 8, 8: 6 };
  for (const orientation of ORIENTATIONS)
    expect(upright(upright(pixels, orientation), back[orientation] ?? orientation)).toEqual(pixels);
});
