/**
 * The process in which one photo is decoded. A process per photo: what a photo might do to the decoder is gone with it,
 * and cannot reach the next reporter's. docs/decisions/0005 has what that costs.
 *
 * Only pixels cross from the photo to its files: it is decoded once, upright, in sRGB and without transparency, into
 * bare rows of red, green and blue, and every file is made from those. So no file can hold a trace of place or device,
 * in whatever part of the photo it was hidden.
 */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { answerJob } from './subprocessJob.js';
import { nameOf, PLACEHOLDER_MAX, type PhotoAnswer, type PhotoJob, type WrittenFile } from './photoJob.js';
import { PIXELS_MAX } from './pixelsMax.js';
import { sniff } from './sniff.js';

const WIDTHS = [320, 640, 1280, 2048];
/** Very tall ones are made narrower instead: no WebP is taller than 16,383, and no screen shows more. */
const HEIGHT_MAX = 8192;
const PLACEHOLDER_GOOD = 300;

interface Pixels {
  data: Buffer;
  width: number;
  height: number;
}

async function answer({ inputFile, outFolder }: PhotoJob): Promise<PhotoAnswer> {
  const sniffed = await sniff(inputFile);
  if ('other' in sniffed) return sniffed;
  if (sniffed.accepted === 'heic') return { packed: 'heic' };
  // From the header alone: what would be too much is refused before a pixel of it is decoded.
  const header = await sharp(inputFile, { limitInputPixels: false }).metadata();
  if (header.width * header.height > PIXELS_MAX) return { fault: 'too-many-pixels' };
  if ((header.pages ?? 1) > 1) return { other: 'animation' };
  const pixels = await decode(inputFile);
  return {
    ready: {
      width: header.autoOrient.width,
      height: header.autoOrient.height,
      placeholder: await placeholderOf(pixels),
      files: await writeFiles(pixels, outFolder),
    },
  };
}

async function decode(inputFile: string): Promise<Pixels> {
  // 'error': broken and cut-off data fails. What only looks odd to a decoder, as from many phones, does not.
  const { data, info } = await sharp(inputFile, { failOn: 'error', limitInputPixels: PIXELS_MAX })
    .autoOrient()
    .resize({ width: WIDTHS.at(-1), height: HEIGHT_MAX, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: 'white' })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

function from({ data, width, height }: Pixels): Sharp {
  return sharp(data, { raw: { width, height, channels: 3 } });
}

async function writeFiles(pixels: Pixels, outFolder: string): Promise<WrittenFile[]> {
  const widths = [...WIDTHS.filter((width) => width < pixels.width), pixels.width];
  const files: WrittenFile[] = [];
  for (const type of ['image/webp', 'image/jpeg'] as const)
    for (const width of widths) {
      const name = nameOf(type, width);
      await writeFile(path.join(outFolder, name), await encode(pixels, type, width), { mode: 0o600 });
      files.push({ type, width, name });
    }
  return files;
}

function encode(pixels: Pixels, type: WrittenFile['type'], width: number): Promise<Buffer> {
  const picture = from(pixels).resize({ width });
  const encoded =
    type === 'image/webp' ? picture.webp({ quality: 78, effort: 2 }) : picture.jpeg({ quality: 80, progressive: true });
  return encoded.toBuffer();
}

/** Makes a placeholder that is small enough to stand in the page's HTML: quality gives way until it is. */
async function placeholderOf(pixels: Pixels): Promise<string> {
  let uri = '';
  for (const quality of [40, 20, 5]) {
    const tiny = await from(pixels)
      .resize({ width: 16, height: 24, fit: 'inside' })
      .webp({ quality, effort: 6 })
      .toBuffer();
    uri = `data:image/webp;base64,${tiny.toString('base64')}`;
    if (uri.length <= PLACEHOLDER_GOOD) break;
  }
  if (uri.length > PLACEHOLDER_MAX) throw new Error('The placeholder is too large');
  return uri;
}

function failureOf(error: unknown): PhotoAnswer {
  const { message, code = '', syscall } = error as NodeJS.ErrnoException;
  if (syscall !== undefined) return { machine: code };
  if (/no space left/i.test(message)) return { machine: 'ENOSPC' };
  return { fault: /out of memory|memory allocation|allocation failed/i.test(message) ? 'too-much-memory' : 'damaged' };
}

// Pictures are decoded one at a time in one thread, and not kept; only decoders of accepted formats can be reached.
sharp.cache(false);
sharp.concurrency(1);
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Webp', 'Heif'].map((format) => `VipsForeignLoad${format}File`),
});

answerJob((job) => answer(job as PhotoJob).catch(failureOf));
