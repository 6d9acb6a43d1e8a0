/**
 * The checker of files that leave a phone or the server: it takes a picture apart and names every block that is not
 * needed to show its pixels. A file that cannot be taken apart to its end is no bare picture either.
 */
import { avifOrHeicExtras } from './extras/heif.js';
import { jpegExtras } from './extras/jpeg.js';
import { pngExtras } from './extras/png.js';
import { webpExtras } from './extras/webp.js';

/** [] for a file of pixels alone. */
export function extrasIn(file: Buffer): string[] {
  try {
    return extras(file);
  } catch (error) {
    return [`broken: ${String(error)}`];
  }
}

function extras(file: Buffer): string[] {
  const head = file.toString('latin1', 0, 12);
  if (head.startsWith('\xff\xd8')) return jpegExtras(file);
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return pngExtras(file);
  if (head.startsWith('RIFF') && head.endsWith('WEBP')) return webpExtras(file);
  if (head.slice(4, 8) === 'ftyp') return avifOrHeicExtras(file);
  return ['no picture'];
}
