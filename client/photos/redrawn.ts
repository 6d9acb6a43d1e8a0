/**
 * Decodes and encodes a JPEG anew without a canvas, in plain JavaScript, for browsers that let a page read only noise from
 * a canvas. Some ten times slower, and loaded only there.
 */
import { decode, encode } from 'jpeg-js';
import { profileOf } from './colourProfile.js';
import { orientationOf } from './orientation.js';
import { shrunk, upright, type Pixels } from './pixels.js';
import { inStandardColours } from './standardColours.js';
import { fitted, QUALITY, REDRAWN_MEGAPIXELS, THUMBNAIL_SIDE, type PreparedPhoto } from './prepared.js';

/** Each million of pixels takes some ten MB while it is decoded. */
const MOST = { maxResolutionInMP: REDRAWN_MEGAPIXELS, maxMemoryUsageInMB: 1_024 };

/** Throws where the file is no JPEG that can be decoded, or too large. */
export async function redrawn(file: Blob, longSide: number): Promise<PreparedPhoto> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const { width, height, data } = decode(bytes, { useTArray: true, formatAsRGBA: true, ...MOST });
  const small = inStandardColours(within({ width, height, data }, longSide), profileOf(bytes));
  const picture = upright(small, orientationOf(bytes));
  return { file: jpegOf(picture), thumbnail: jpegOf(within(picture, THUMBNAIL_SIDE)) };
}

function within(pixels: Pixels, longSide: number): Pixels {
  const size = fitted(pixels.width, pixels.height, longSide);
  return size.width === pixels.width ? pixels : shrunk(pixels, size);
}

function jpegOf(pixels: Pixels): Blob {
  return new Blob([new Uint8Array(encode(pixels, QUALITY * 100).data)], { type: 'image/jpeg' });
}
