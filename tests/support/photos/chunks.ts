/** The chunks of WebP (RIFF) and PNG, and the boxes of AVIF. */
import { crc32 } from 'node:zlib';

export interface Chunk {
  name: string;
  content: Buffer;
}

/** Splits a WebP into its chunks; bytes behind the RIFF's own length are called 'trailing'. */
export function riffChunks(webp: Buffer): Chunk[] {
  const chunks: Chunk[] = [];
  const end = 8 + webp.readUInt32LE(4);
  for (let at = 12; at < end;) {
    const length = webp.readUInt32LE(at + 4);
    chunks.push({ name: webp.toString('latin1', at, at + 4), content: webp.subarray(at + 8, at + 8 + length) });
    at += 8 + length + (length % 2);
  }
  return end < webp.length ? [...chunks, { name: 'trailing', content: webp.subarray(end) }] : chunks;
}

export function riff(chunks: Chunk[]): Buffer {
  const body = Buffer.concat([Buffer.from('WEBP'), ...chunks.map(riffChunk)]);
  return Buffer.concat([Buffer.from('RIFF'), uint32le(body.length), body]);
}

export function riffChunk({ name, content }: Chunk): Buffer {
  return Buffer.concat([Buffer.from(name), uint32le(content.length), content, Buffer.alloc(content.length % 2)]);
}

/** The head of a WebP with more than pixels. Flags: 0x20 a profile, 0x08 EXIF, 0x04 XMP, 0x02 an animation. */
export function vp8x(flags: number, width: number, height: number): Chunk {
  return { name: 'VP8X', content: Buffer.concat([uint32le(flags), uint24le(width - 1), uint24le(height - 1)]) };
}

export function uint24le(value: number): Buffer {
  return uint32le(value).subarray(0, 3);
}

function uint32le(value: number): Buffer {
  return Buffer.from(Uint32Array.of(value).buffer);
}

const PNG_HEAD = 33;

/** The PNG with these chunks behind its IHDR, and with these bytes behind its end. */
export function withPngChunks(png: Buffer, chunks: Chunk[], trailing: Buffer): Buffer {
  return Buffer.concat([png.subarray(0, PNG_HEAD), ...chunks.map(pngChunk), png.subarray(PNG_HEAD), trailing]);
}

export function pngChunk({ name, content }: Chunk): Buffer {
  const body = Buffer.concat([Buffer.from(name), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

export function box(name: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8, name, 'latin1');
  head.writeUInt32BE(8 + content.length);
  head.write(name, 4, 'latin1');
  return Buffer.concat([head, content]);
}
