import { expect, test } from '@jest/globals';
import sharp from 'sharp';
import { bareJpeg } from '../../../client/photos/bareJpeg.js';
import { photo } from '../../support/photos.js';
import { extrasIn } from '../../support/photos/extras.js';
import { marked } from '../../support/photos/marked.js';

async function bare(bytes: Buffer): Promise<Buffer> {
  return Buffer.from(await (await bareJpeg(new Blob([new Uint8Array(bytes)]))).arrayBuffer());
}

test('a JPEG with everything that an encoder or a phone may write beside it becomes its pixels alone, each as it was', async () => {
  const told = await marked('jpeg', 1);
  const left = await bare(told);
  expect(extrasIn(told).length).toBeGreaterThan(7);
  expect(extrasIn(left)).toEqual([]);
  expect(await sharp(left).raw().toBuffer()).toEqual(await sharp(told, { ignoreIcc: true }).raw().toBuffer());
});

test('a JPEG of pixels alone stays byte for byte as it is, also one in several passes', async () => {
  for (const progressive of [false, true]) {
    const plain = await sharp(await photo({ width: 200, height: 100 }))
      .jpeg({ progressive })
      .toBuffer();
    expect(await bare(plain)).toEqual(plain);
  }
});

test('a JPEG that is not whole is refused, and so is a file that is none', async () => {
  const plain = await photo({ width: 40, height: 30 });
  await expect(bare(plain.subarray(0, -2))).rejects.toThrow();
  await expect(bare(plain.subarray(0, 100))).rejects.toThrow();
  await expect(bare(Buffer.from('no picture'))).rejects.toThrow();
});
