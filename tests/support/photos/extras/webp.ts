import { riffChunks, type Chunk } from '../chunks.js';
import { trailingExtra } from './trailing.js';

const PIXELS = ['VP8 ', 'VP8L', 'ALPH'];
const NAMES: Partial<Record<string, string>> = { EXIF: 'EXIF', 'XMP ': 'XMP', ICCP: 'ICC' };
/** The one flag of a head that says something of pixels: transparency. */
const ALPHA = 0x10;

export function webpExtras(file: Buffer): string[] {
  return riffChunks(file).flatMap(extrasOf);
}

function extrasOf({ name, content }: Chunk): string[] {
  if (PIXELS.includes(name)) return [];
  if (name === 'VP8X') return ((content[0] ?? 0) & ~ALPHA) === 0 ? [] : ['a head that tells of more'];
  return [name === 'trailing' ? trailingExtra(content) : (NAMES[name] ?? `chunk ${name}`)];
}
