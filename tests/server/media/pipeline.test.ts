/** The photo pipeline with its real process: the files of good photos, and processes gone wrong. */
import { readFileSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { jest } from '@jest/globals';
import sharp from 'sharp';
import { FilesAway } from '../../../server/media/mediaStore.js';
import { PhotoUndecided, type Pipeline } from '../../../server/media/photo.js';
import { createPipeline } from '../../../server/media/pipeline.js';
import { cornersOf, marked } from '../../support/photos/marked.js';
import { photo, picture } from '../../support/photos.js';
import { bytesOf, expectBare, folder, given, pipeline, ready, runPipeline, workerFile } from './pipeline/house.js';

jest.setTimeout(120_000);

const badWorker = pathToFileURL(path.join(import.meta.dirname, 'badWorker.mjs'));

runPipeline();

test('a large photo has four widths of each type, and a placeholder below 300 characters', async () => {
  const result = await ready(await photo({ width: 4000, height: 3000, seed: 7 }));
  expect(result).toMatchObject({ width: 4000, height: 3000 });
  const widths = [320, 640, 1280, 2048];
  expect(result.files.map(({ width }) => width)).toEqual([...widths, ...widths]);
  for (const { path: file, width, type } of result.files) {
    const seen = await sharp(file).metadata();
    expect(seen).toMatchObject({ width, height: width * 0.75, format: type.slice('image/'.length), space: 'srgb' });
  }
  expect(result.placeholder.length).toBeLessThan(300);
  expect(await sharp(bytesOf(result.placeholder)).metadata()).toMatchObject({ width: 16, height: 12 });
});

test('a small photo is not enlarged, and a very tall one is made narrow enough to be shown', async () => {
  expect((await ready(await photo({ width: 200, height: 100 }))).files.map(({ width }) => width)).toEqual([200, 200]);
  const tall = await ready(await photo({ width: 400, height: 16_384 }));
  expect(tall).toMatchObject({ width: 400, height: 16_384 });
  expect(tall.files.map(({ width }) => width)).toEqual([200, 200]);
});

test.each([
  ['greyscale', () => picture({ width: 400, height: 300 }).greyscale().jpeg().toBuffer()],
  ['CMYK', () => picture({ width: 400, height: 300 }).toColourspace('cmyk').jpeg().toBuffer()],
  ['16 bits deep', () => picture({ width: 400, height: 300 }).toColourspace('rgb16').png().toBuffer()],
  ['progressive', () => picture({ width: 400, height: 300 }).jpeg({ progressive: true }).toBuffer()],
  ['followed by a second one, as phones do', followedByAnother],
])('a picture that is %s comes out as a plain one', async (_, make) => {
  const result = await ready(await make());
  for (const file of result.files) {
    expect(await sharp(file.path).metadata()).toMatchObject({ channels: 3, depth: 'uchar', space: 'srgb' });
    await expectBare(await readFile(file.path));
  }
});

/** Makes a JPEG with a whole file more behind its end, as phones do for bright screens and for moving photos. */
async function followedByAnother(): Promise<Buffer> {
  return Buffer.concat([await photo({ width: 400, height: 300 }), await marked('jpeg', 1)]);
}

test('a transparent picture becomes white', async () => {
  const clear = {
    create: { width: 360, height: 240, channels: 4, background: { r: 9, g: 9, b: 9, alpha: 0 } },
  } as const;
  const result = await ready(await sharp(clear).png().toBuffer());
  for (const file of result.files)
    for (const corner of await cornersOf(file.path)) expect(Math.min(...corner)).toBeGreaterThan(250);
});

describe('a process gone wrong', () => {
  let broken: Pipeline;
  const limits = { wallMs: 1_500, memoryMb: 512 };
  beforeEach(() => {
    broken = createPipeline({ workerFile: badWorker, scratch: path.join(folder, 'broken'), ...limits });
  });
  afterEach(() => broken.close());

  test('a decoding process that goes wrong is ended, its leftovers are removed, and the queue goes on', async () => {
    const ways = ['hangs', 'crashes', 'chatters', 'babbles', 'lies', 'links'];
    const jobs = await Promise.all(ways.map((way) => given(way)));
    await writeFile(path.join(jobs[0]?.[1] ?? '', 'half-written.webp'), 'half');
    const results = await Promise.all(jobs.map(([inputFile, out]) => broken.process(inputFile, out)));
    const codes = results.map((result) => (result.ok ? 'ok' : result.fault.code));
    expect(codes).toEqual(['too-slow', 'damaged', 'damaged', 'damaged', 'damaged', 'damaged']);
    for (const [, out] of jobs) expect(await readdir(out)).toEqual([]);
    expect(await readdir(path.join(folder, 'broken'))).toEqual([]);
  });

  test('a pipeline that closes ends the photos that run and wait, and judges neither', async () => {
    const [running, waiting] = [await given('hangs'), await given('tells')];
    const ends = Promise.allSettled([broken.process(...running), broken.process(...waiting)]);
    setTimeout(() => void broken.close(), 300);
    for (const end of await ends) {
      expect(end.status).toBe('rejected');
      expect((end as PromiseRejectedResult).reason).toBeInstanceOf(PhotoUndecided);
    }
    await broken.close();
    expect(childrenOf(process.pid)).toEqual([]);
  });
});

/** Names the programs that this process has started and that still run. */
function childrenOf(pid: number): string[] {
  const children = readFileSync(`/proc/${pid.toString()}/task/${pid.toString()}/children`, 'utf8').split(' ');
  const commands = children.filter((child) => child !== '').map((child) => commandOf(child));
  return commands.filter((command) => command.includes('Worker'));
}

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

test('a photo that the machine failed is not judged', async () => {
  const [inputFile, outFolder] = await given(await photo({ width: 400, height: 300 }));
  await expect(pipeline.process(`${inputFile}-missing`, outFolder)).rejects.toThrow(PhotoUndecided);
  const nowhere = createPipeline({ workerFile, scratch: path.join(inputFile, 'below-a-file') });
  await expect(nowhere.process(inputFile, outFolder)).rejects.toThrow(FilesAway);
  await nowhere.close();
});
