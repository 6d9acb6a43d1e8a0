/**
 * Writes pixels as a PNG, with the profile of their colours: a plain way from one process to the next. Nothing is
 * compressed, since the file is read at once and removed.
 */
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, crc32, createDeflate, deflateSync } from 'node:zlib';
import type { HeicPixels } from './libheif.js';

export async function writePng(file: string, pixels: HeicPixels, profile: Buffer | null): Promise<void> {
  await pipeline(
    Readable.from(rowsOf(pixels), { objectMode: false, highWaterMark: 1 << 20 }),
    createDeflate({ level: constants.Z_NO_COMPRESSION, chunkSize: 1 << 20 }),
    async function* (compressed: AsyncIterable<Buffer>) {
      yield SIGNATURE;
      yield chunk('IHDR', headOf(pixels));
      if (profile !== null) yield chunk('iCCP', Buffer.concat([Buffer.from('p\0\0'), deflateSync(profile)]));
      for await (const part of compressed) yield chunk('IDAT', part);
      yield chunk('IEND', Buffer.alloc(0));
    },
    createWriteStream(file, { flags: 'wx', mode: 0o600 }),
  );
}

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
const BITS = 8;
const COLOUR_TYPE = { 3: 2, 4: 6 };

function headOf({ width, height, channels }: HeicPixels): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([BITS, COLOUR_TYPE[channels]], 8);
  return head;
}

/** A row is a byte that says "no filter", then its pixels. */
function* rowsOf({ data, width, height, channels, stride }: HeicPixels): Generator<Buffer> {
  for (let row = 0; row < height; row += 1) {
    const bytes = Buffer.alloc(1 + width * channels);
    bytes.set(data.subarray(row * stride, row * stride + width * channels), 1);
    yield bytes;
  }
}

function chunk(name: string, content: Buffer): Buffer {
  const made = Buffer.alloc(12 + content.length);
  made.writeUInt32BE(content.length, 0);
  made.write(name, 4, 'latin1');
  made.set(content, 8);
  made.writeUInt32BE(crc32(made.subarray(4, 8 + content.length)), 8 + content.length);
  return made;
}
