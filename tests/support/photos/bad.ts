/** Files that are no photos that can be taken, each real as far as a decoder looks. */
import { deflateRawSync, constants } from 'node:zlib';
import sharp from 'sharp';
import { box, pngChunk, riff, riffChunk, riffChunks, uint24le, vp8x } from './chunks.js';

/** A PNG of 14,000 x 14,000 pixels, all black: 588 MB of zeros in about 570 KB. */
export function bomb(): Buffer {
  const [side, parts] = [14_000, 100];
  const rows = (side / parts) * (1 + 3 * side);
  // After a full flush nothing refers to what was before: the same part can stand there a hundred times.
  const part = deflateRawSync(Buffer.alloc(rows), { level: 9, finishFlush: constants.Z_FULL_FLUSH });
  const sum = Buffer.alloc(4);
  sum.writeUInt16BE((rows * parts) % 65_521, 0);
  sum.writeUInt16BE(1, 2);
  const zeros = Buffer.concat([
    Buffer.from([0x78, 0xda]),
    ...Array<Buffer>(parts).fill(part),
    Buffer.from([3, 0]),
    sum,
  ]);
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0]);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    pngChunk({ name: 'IHDR', content: head }),
    pngChunk({ name: 'IDAT', content: zeros }),
    pngChunk({ name: 'IEND', content: Buffer.alloc(0) }),
  ]);
}

export async function animatedWebp(frames: number): Promise<Buffer> {
  const side = 16;
  const still = await sharp({ create: { width: side, height: side, channels: 3, background: 'red' } })
    .webp({ lossless: true })
    .toBuffer();
  const [pixels] = riffChunks(still).filter(({ name }) => name === 'VP8L');
  if (pixels === undefined) throw new Error('sharp gave no lossless picture');
  const place = [0, 0, side - 1, side - 1, 40].map(uint24le);
  const frame = { name: 'ANMF', content: Buffer.concat([...place, Buffer.from([0]), riffChunk(pixels)]) };
  return riff([
    vp8x(0x02, side, side),
    { name: 'ANIM', content: Buffer.alloc(6) },
    ...Array<typeof frame>(frames).fill(frame),
  ]);
}

/** A PNG with the chunk that makes it an animation. */
export async function animatedPng(): Promise<Buffer> {
  const still = await sharp({ create: { width: 16, height: 16, channels: 3, background: 'red' } })
    .png()
    .toBuffer();
  const control = pngChunk({ name: 'acTL', content: Buffer.from([0, 0, 0, 2, 0, 0, 0, 0]) });
  return Buffer.concat([still.subarray(0, 33), control, still.subarray(33)]);
}

/** A file that begins like a HEIC, or another of its family, and holds nothing. */
export function emptyHeif(brand = 'heic', more: readonly string[] = ['mif1', brand]): Buffer {
  return Buffer.concat([box('ftyp', Buffer.from(`${brand}\0\0\0\0${more.join('')}`)), box('meta', Buffer.alloc(200))]);
}

/** A real GIF with a comment that would be a script, were it ever read as a page. */
export async function gifWithScript(): Promise<Buffer> {
  const gif = await sharp({ create: { width: 4, height: 4, channels: 3, background: 'red' } })
    .gif()
    .toBuffer();
  const script = Buffer.from('<script>alert(1)</script>');
  const comment = Buffer.concat([Buffer.from([0x21, 0xfe, script.length]), script, Buffer.from([0])]);
  return Buffer.concat([gif.subarray(0, -1), comment, gif.subarray(-1)]);
}

export const SVG = `<?xml version="1.0"?>
<!-- made by hand -->
<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><script>alert(1)</script></svg>`;
