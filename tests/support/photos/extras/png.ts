import { trailingExtra } from './trailing.js';

/** The last says the shape of a pixel. */
const PIXELS = ['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'pHYs'];
const NAMES: Partial<Record<string, string>> = { eXIf: 'EXIF', iCCP: 'ICC', tEXt: 'text', zTXt: 'text', iTXt: 'text' };
const SIGNATURE = 8;

export function pngExtras(file: Buffer): string[] {
  const found: string[] = [];
  for (let at = SIGNATURE; ;) {
    const name = file.toString('latin1', at + 4, at + 8);
    if (!PIXELS.includes(name)) found.push(NAMES[name] ?? `chunk ${name}`);
    at += 12 + file.readUInt32BE(at);
    if (name !== 'IEND') continue;
    return at < file.length ? [...found, trailingExtra(file.subarray(at))] : found;
  }
}
