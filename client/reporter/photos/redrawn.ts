/**
 * Decodes and encodes a JPEG anew without a canvas, in plain JavaScript, for browsers that let a page read only noise from
 * a canvas. Some ten times slower, and loaded only there.
 */
import { decode, encode } from 'jpeg-js';
import { orientationOf } from './orientation.js';
import { shrunk, upright, type Pixels } from './pixels.js';
import { fitted, LONG_SIDE, QUALITY, THUMBNAIL_SIDE, type PreparedPhoto } from './prepared.js';

/** Larger than phones' photos; each million of pixels takes some ten MB while it is decoded. */
const MOST = { maxResolutionInMP: 60, maxMemoryUsageInMB: 1_024 };

/** Throws where the file is no JPEG that can be decoded, or too large. */
export async function redrawn(file: Blob): Promise<PreparedPhoto> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const { width, height, data } = decode(bytes, { useTArray: true, formatAsRGBA: true, ...MOST });
  const picture = upright(within({ width, height, data }, LONG_SIDE), orientationOf(bytes));
  return { file: jpegOf(picture), thumbnail: jpegOf(within(picture, THUMBNAIL_SIDE)) };
}

function within(pixels: Pixels, longSide: number): Pixels {
  const size = fitted(pixels.width, pixels.height, longSide);
  return size.width === pixels.width ? pixels : shrunk(pixels, size);
}

function jpegOf(pixels: Pixels): Blob {
  return new Blob([new Uint8Array(encode(pixels, QUALITY * 100).data)], { type: 'image/jpeg' });
}
