/** A photo as a phone takes it: with all that is written beside the picture, each value of it marked. */
import sharp from 'sharp';
import { photo, type PhotoOptions } from '../photos.js';
import { exifBlock } from './exif.js';
import { withSegments } from './jpeg.js';

interface Taken extends PhotoOptions {
  width: number;
  height: number;
  /** As EXIF has it: 1 is upright, 6 lies on its side. */
  orientation?: number;
}

/** A JPEG with everything in it that a phone writes beside the picture: place, time, device, a thumbnail. */
export async function asTaken({ width, height, orientation = 1, seed }: Taken): Promise<Buffer> {
  const thumbnail = await sharp({ create: { width: 32, height: 24, channels: 3, background: 'teal' } })
    .jpeg()
    .toBuffer();
  const exif = Buffer.concat([Buffer.from('Exif\0\0'), exifBlock(orientation, thumbnail)]);
  // Drawn at half its size, which is quicker, and looks the same to an encoder.
  const half = await photo({ seed, width: width / 2, height: height / 2 });
  const picture = await sharp(half).resize(width, height).jpeg({ quality: 88 }).toBuffer();
  return withSegments(picture, [[0xe1, exif]], Buffer.alloc(0));
}
