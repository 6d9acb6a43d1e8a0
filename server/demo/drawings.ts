/** The demo's pictures: an SVG file each in drawings/, which the project drew itself. */
import { readFile } from 'node:fs/promises';
import sharp from 'sharp';

export const DRAWINGS = [
  'aid',
  'banner',
  'candles',
  'embassy',
  'flags',
  'loading',
  'loudspeaker',
  'panorama',
  'phone',
  'seafront',
  'truck',
] as const;
export type DrawingName = (typeof DRAWINGS)[number];

/** Returns a drawing as a JPEG, as a phone would send it. */
export async function jpegOf(name: DrawingName): Promise<Buffer> {
  return sharp(await svgOf(name))
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 86 })
    .toBuffer();
}

/** Returns the file's bytes. The build copies the files, so they lie beside this script in dist/, too. */
export function svgOf(name: DrawingName): Promise<Buffer> {
  return readFile(new URL(`drawings/${name}.svg`, import.meta.url));
}
