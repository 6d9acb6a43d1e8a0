/**
 * Sniffing tells a file's kind by its content; a name and a type that somebody sent along are never looked at. Here
 * bytes of strangers are read, in formats by the dozen, so this runs in the photo's process only (photoWorker.ts).
 */
import { open } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';
import type { PhotoOther } from '../../shared/entry.js';

export type Accepted = 'jpeg' | 'png' | 'webp' | 'avif' | 'heic';

export type Sniffed = { accepted: Accepted } | { other: PhotoOther };

const HEAD_BYTES = 4096;

export async function sniff(file: string): Promise<Sniffed> {
  const head = await headOf(file);
  if (head.length === 0) return { other: 'empty' };
  return byBrands(head) ?? (await bySignature(file)) ?? { other: bySpelling(head) };
}

async function headOf(file: string): Promise<Buffer> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** A file with one of these has a still picture, whatever else it holds; one with the others alone only moves. */
const STILL = new Set(['heic', 'heix', 'heim', 'heis', 'mif1']);
const MOVING = new Set(['hevc', 'hevx', 'hevm', 'hevs', 'msf1']);

/** Tells AVIF from HEIC, which share a container, and whether it moves: by the list of its brands. */
function byBrands(head: Buffer): Sniffed | undefined {
  if (head.toString('latin1', 4, 8) !== 'ftyp') return undefined;
  const brands: string[] =
    head.toString('latin1', 8, Math.min(head.readUInt32BE(0), head.length)).match(/[^]{4}/g) ?? [];
  if (brands.includes('avis')) return { other: 'animation' };
  if (brands.includes('avif')) return { accepted: 'avif' };
  if (brands.some((brand) => STILL.has(brand))) return { accepted: 'heic' };
  return brands.some((brand) => MOVING.has(brand)) ? { other: 'animation' } : undefined;
}

const ACCEPTED: Partial<Record<string, Accepted>> = { 'image/jpeg': 'jpeg', 'image/png': 'png', 'image/webp': 'webp' };

const OTHERS: Partial<Record<string, PhotoOther>> = {
  'image/gif': 'gif',
  'image/apng': 'animation',
  'image/tiff': 'tiff',
  'image/bmp': 'bmp',
  'image/jxl': 'jxl',
  'image/x-adobe-dng': 'raw',
  'image/x-canon-cr2': 'raw',
  'image/x-canon-cr3': 'raw',
  'image/x-nikon-nef': 'raw',
  'image/x-sony-arw': 'raw',
  'image/x-panasonic-rw2': 'raw',
  'image/x-olympus-orf': 'raw',
  'image/x-fujifilm-raf': 'raw',
  'application/pdf': 'pdf',
  'application/zip': 'zip',
};
const FAMILIES: Partial<Record<string, PhotoOther>> = { image: 'other-picture', video: 'video', audio: 'sound' };

async function bySignature(file: string): Promise<Sniffed | undefined> {
  const mime = (await fileTypeFromFile(file))?.mime;
  if (mime === undefined || mime === 'application/xml') return undefined;
  const accepted = ACCEPTED[mime];
  if (accepted !== undefined) return { accepted };
  return { other: OTHERS[mime] ?? FAMILIES[mime.split('/', 1)[0] ?? ''] ?? 'nothing-known' };
}

/** Tells SVG from other texts. An SVG has no signature: its element may stand after whatever XML allows before it. */
function bySpelling(head: Buffer): PhotoOther {
  const text = head.toString('utf8');
  if (/<svg[\s>]/i.test(text)) return 'svg';
  // The head may end within a character.
  return head.includes(0) || text.slice(0, -1).includes('\ufffd') ? 'nothing-known' : 'text';
}
