/**
 * The process in which one HEIC becomes a PNG, upright. The PNG then goes the way of every photo (photoWorker.ts). The
 * decoder is WebAssembly, so that its faults end at the walls of its own memory; no native library sees the file.
 * docs/decisions/0029 has why this is a process of its own.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { answerJob } from './subprocessJob.js';
import { Heic, HeicFault, loadLibheif } from './heicWorker/libheif.js';
import { writePng } from './heicWorker/pngFile.js';
import { UNPACKED, type HeicAnswer, type PhotoJob } from './photoJob.js';
import { PIXELS_MAX } from './pixelsMax.js';

async function answer({ inputFile, outFolder }: PhotoJob): Promise<HeicAnswer> {
  const heic = new Heic(loadLibheif());
  // Claims of the head that are too much are refused before a pixel is decoded.
  const head = heic.open(await readFile(inputFile), Math.ceil(Math.sqrt(PIXELS_MAX)));
  if (head.width * head.height > PIXELS_MAX) return { fault: 'too-many-pixels' };
  await writePng(path.join(outFolder, UNPACKED), heic.decode(head.hasAlpha), head.profile);
  return { unpacked: true };
}

function failureOf(error: unknown): HeicAnswer {
  if (error instanceof HeicFault)
    return error.why === 'unsupported' ? { other: 'other-picture' } : { fault: error.why };
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (syscall !== undefined) return { machine: code ?? '' };
  return { fault: 'damaged' };
}

answerJob((job) => answer(job as PhotoJob).catch(failureOf));
