/** The photo pipeline with its real process, and what is looked for in the files that it makes. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import sharp from 'sharp';
import type { Pipeline, Processed, ReadyPhoto } from '../../../../server/media/photo.js';
import { createPipeline } from '../../../../server/media/pipeline.js';
import { extrasIn } from '../../../support/photos/extras.js';
import { tracesIn } from '../../../support/photos/trace.js';

const root = path.resolve(import.meta.dirname, '../../../..');
export const workerFile = pathToFileURL(path.join(root, 'dist/server/media/photoWorker.js'));
/** Longer limits than the product's: a test machine may be slow and busy, and good photos must be seen to pass. */
export const LIMITS = { cpuMs: 60_000, wallMs: 100_000 };
export const TURN_MS = 250;

export let folder: string;
export let pipeline: Pipeline;
let count = 0;

/** Makes a pipeline with its real process for the tests of a file. */
export function runPipeline(): void {
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'rallyline-photos-'));
    pipeline = createPipeline({ workerFile, scratch: path.join(folder, 'scratch'), ...LIMITS });
  });
  afterAll(async () => {
    await pipeline.close();
    await rm(folder, { recursive: true, force: true });
  });
}

/** Puts the bytes into a file, and makes an empty folder beside it. */
export async function given(bytes: Buffer | string): Promise<[inputFile: string, outFolder: string]> {
  const here = path.join(folder, (count++).toString());
  const out = path.join(here, 'out');
  await mkdir(out, { recursive: true });
  await writeFile(path.join(here, 'input'), bytes);
  return [path.join(here, 'input'), out];
}

async function processed(bytes: Buffer | string): Promise<Processed> {
  return pipeline.process(...(await given(bytes)));
}

export async function ready(bytes: Buffer): Promise<ReadyPhoto> {
  const result = await processed(bytes);
  if (!result.ok) throw new Error(result.fault.message);
  return result;
}

/** Expects a file to be nothing but a picture: by its marks, by a library that looks for more, and by its parts. */
export async function expectBare(file: Buffer): Promise<void> {
  expect(tracesIn(file)).toEqual([]);
  const seen = await sharp(file).metadata();
  expect(seen).not.toHaveProperty('orientation');
  for (const hidden of ['exif', 'xmp', 'iptc', 'icc', 'comments', 'tifftagPhotoshop', 'gainMap'])
    expect(seen).not.toHaveProperty(hidden);
  expect(extrasIn(file)).toEqual([]);
}

export function bytesOf(placeholder: string): Buffer {
  expect(placeholder).toMatch(/^data:image\/webp;base64,/);
  return Buffer.from(placeholder.split(',')[1] ?? '', 'base64');
}
