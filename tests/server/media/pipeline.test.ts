/** The photo pipeline with its real process: what comes out of good photos, of bad files, and of a process gone wrong. */
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { jest } from '@jest/globals';
import sharp from 'sharp';
import { runInSubprocess } from '../../../server/media/subprocess.js';
import { FilesAway } from '../../../server/media/mediaStore.js';
import { PhotoUndecided, type Pipeline, type Processed, type ReadyPhoto } from '../../../server/media/photo.js';
import { createPipeline } from '../../../server/media/pipeline.js';
import { photo, picture } from '../../support/photos.js';
import { animatedPng, animatedWebp, bomb, gifWithScript, heic, SVG } from '../../support/photos/bad.js';
import { riffChunks } from '../../support/photos/chunks.js';
import { segmentsOf } from '../../support/photos/jpeg.js';
import { CORNERS, cornersOf, FORMATS, HEIGHT, marked, WIDTH, type Format } from '../../support/photos/marked.js';
import { tracesIn } from '../../support/photos/trace.js';
import { longestTurn } from '../../support/threadTurns.js';

jest.setTimeout(120_000);

const root = path.resolve(import.meta.dirname, '../../..');
const workerFile = pathToFileURL(path.join(root, 'dist/server/media/photoWorker.js'));
const badWorker = pathToFileURL(path.join(import.meta.dirname, 'badWorker.mjs'));
/** The product's are shorter; a test machine may be slow and busy, and good photos must be seen to pass. */
const LIMITS = { cpuMs: 60_000, wallMs: 100_000 };
const TURN_MS = 250;

let folder: string;
let pipeline: Pipeline;
let count = 0;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'rallyline-photos-'));
  pipeline = createPipeline({ workerFile, scratch: path.join(folder, 'scratch'), ...LIMITS });
});
afterAll(async () => {
  await pipeline.close();
  await rm(folder, { recursive: true, force: true });
});

/** Puts the bytes into a file, and makes an empty folder beside it. */
async function given(bytes: Buffer | string): Promise<[inputFile: string, outFolder: string]> {
  const here = path.join(folder, (count++).toString());
  const out = path.join(here, 'out');
  await mkdir(out, { recursive: true });
  await writeFile(path.join(here, 'input'), bytes);
  return [path.join(here, 'input'), out];
}

async function processed(bytes: Buffer | string): Promise<Processed> {
  return pipeline.process(...(await given(bytes)));
}

async function ready(bytes: Buffer): Promise<ReadyPhoto> {
  const result = await processed(bytes);
  if (!result.ok) throw new Error(result.fault.message);
  return result;
}

describe('a photo with everything hidden in it', () => {
  // All eight where phones make them; elsewhere that the format's own way of saying it is heard: one that is turned and
  // mirrored, and one that is only turned.
  const all = FORMATS.flatMap((format) =>
    (format === 'jpeg' ? [1, 2, 3, 4, 5, 6, 7, 8] : [5, 6]).map((turned) => [format, turned] as const),
  );

  test.each(all)('as %s, stored as orientation %p, comes out upright and without a trace', async (format, turned) => {
    const bytes = await marked(format, turned);
    expect(hiddenIn(format)).toEqual(hiddenIn(format).filter((name) => bytes.includes(`TRACE${name}`)));
    const result = await ready(bytes);
    expect(result).toMatchObject({ width: WIDTH, height: HEIGHT });
    expect(result.files.map(({ type, width }) => `${type} ${width.toString()}`)).toEqual([
      'image/webp 320',
      'image/webp 360',
      'image/jpeg 320',
      'image/jpeg 360',
    ]);
    for (const file of result.files) {
      const made = await readFile(file.path);
      expectUpright(await cornersOf(made));
      await expectBare(made);
    }
    const placeholder = bytesOf(result.placeholder);
    await expectBare(placeholder);
    expectUpright(await cornersOf(placeholder), 60);
  });
});

/** What was put into a file of that format, by the words behind the mark: that they are there is what the test stands on. */
function hiddenIn(format: Format): string[] {
  const exif = [
    'description',
    'make',
    'model',
    'artist',
    'copyright',
    'owner',
    'serial',
    'lensserial',
    'area',
    'makernote',
  ];
  const common = [...exif, 'xmp', 'zip', 'usercomment', '1', '2', '3'];
  switch (format) {
    case 'jpeg':
      return [...common, 'thumbnail', 'icc', 'iptc', 'provenance', 'comment'];
    case 'png':
      return [...common, 'thumbnail', 'comment', 'private'];
    case 'webp':
      return [...common, 'thumbnail', 'icc', 'private'];
    case 'avif':
      return [...common, 'icc', 'free'];
  }
}

function expectUpright(corners: number[][], within = 40): void {
  for (const [at, corner] of corners.entries())
    for (const [channel, value] of corner.entries())
      expect(Math.abs(value - (CORNERS[at]?.[channel] ?? NaN))).toBeLessThan(within);
}

/** Nothing but a picture: by its marks, by a library that looks for more, and by what the file is made of. */
async function expectBare(file: Buffer): Promise<void> {
  expect(tracesIn(file)).toEqual([]);
  const seen = await sharp(file).metadata();
  expect(seen).not.toHaveProperty('orientation');
  for (const hidden of ['exif', 'xmp', 'iptc', 'icc', 'comments', 'tifftagPhotoshop', 'gainMap'])
    expect(seen).not.toHaveProperty(hidden);
  if (seen.format === 'webp') expect(riffChunks(file).map(({ name }) => name)).toEqual(['VP8 ']);
  else expectBareJpeg(file);
}

function expectBareJpeg(file: Buffer): void {
  const segments = segmentsOf(file);
  const names = new Set(segments.map(({ name }) => name));
  expect([...names].filter((name) => !/^(SOI|APP0|DQT|DHT|SOF[02]|SOS|EOI)$/.test(name))).toEqual([]);
  const heads = segments.filter(({ name }) => name === 'APP0').map(({ content }) => content);
  // The format's own name, its version, "no density", and no thumbnail: the 14 bytes that all JPEGs begin with.
  for (const head of heads) expect(head.toString('latin1')).toBe('JFIF\0\x01\x01\0\0\x01\0\x01\0\0');
}

function bytesOf(placeholder: string): Buffer {
  expect(placeholder).toMatch(/^data:image\/webp;base64,/);
  return Buffer.from(placeholder.split(',')[1] ?? '', 'base64');
}

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

/** As it is with the maps for bright screens and with moving photos: a whole file more behind the end. */
async function followedByAnother(): Promise<Buffer> {
  return Buffer.concat([await photo({ width: 400, height: 300 }), await marked('jpeg', 1)]);
}

test('what is transparent becomes white', async () => {
  const clear = {
    create: { width: 360, height: 240, channels: 4, background: { r: 9, g: 9, b: 9, alpha: 0 } },
  } as const;
  const result = await ready(await sharp(clear).png().toBuffer());
  for (const file of result.files)
    for (const corner of await cornersOf(file.path)) expect(Math.min(...corner)).toBeGreaterThan(250);
});

describe('[X1] a file that is no photo is refused with what it is', () => {
  type Case = [string, () => Promise<Buffer | string> | Buffer | string, RegExp];
  const cases: Case[] = [
    ['a bomb of 14,000 x 14,000 pixels', bomb, /more than 50 megapixels/],
    ['an SVG', () => SVG, /an SVG/],
    ['an SVG without a head', () => '<svg viewBox="0 0 1 1"></svg>', /an SVG/],
    ['a HEIC', () => heic(), /a HEIC picture.*Choose JPEG/],
    ['a HEIC of the other brand', () => heic('heix'), /a HEIC picture/],
    ['a moving AVIF', () => heic('avis'), /animated/],
    ['a WebP of 1,000 frames', () => animatedWebp(1_000), /animated/],
    ['a WebP of two frames', () => animatedWebp(2), /animated/],
    ['an animated PNG', animatedPng, /animated/],
    ['a GIF with a script in it', gifWithScript, /a GIF/],
    ['a ZIP', () => Buffer.from('PK\x03\x04\x14'.padEnd(60, '\0'), 'latin1'), /a ZIP/],
    ['an empty file', () => '', /empty/],
    ['text', () => 'They sing, and the square is full of people.', /text and not a picture/],
    ['noise', () => Buffer.from(Array.from({ length: 500 }, (_, at) => (at * 89) % 256)), /not a picture/],
    ['a JPEG that ends in its head', async () => (await photo()).subarray(0, 200), /damaged or not complete/],
    ...FORMATS.map((format): Case => [
      `a photo as ${format} that ends midway`,
      async () => firstHalf(await picture({ width: 640, height: 480 }).toFormat(format).toBuffer()),
      /damaged or not complete/,
    ]),
  ];

  test.each(cases)('%s', async (_, make, message) => {
    const bytes = await make();
    expect(bytes.length).toBeLessThan(600_000);
    const [inputFile, outFolder] = await given(bytes);
    let result: Processed | undefined;
    const turn = await longestTurn(async () => {
      result = await pipeline.process(inputFile, outFolder);
    });
    const { kind = null, ...fault } = result?.ok === false ? result.fault : { code: 'none' };
    expect(fault).toEqual({ code: expect.any(String), message: expect.stringMatching(message) });
    expect(kind !== null).toBe(fault.code === 'not-accepted');
    expect(await readdir(outFolder)).toEqual([]);
    expect(turn).toBeLessThan(TURN_MS);
  });

  test('and the next photo after all of them is fine, with nothing left of any', async () => {
    expect((await ready(await photo({ width: 400, height: 300 }))).files).toHaveLength(4);
    expect(await readdir(path.join(folder, 'scratch'))).toEqual([]);
  });
});

function firstHalf(bytes: Buffer): Buffer {
  return bytes.subarray(0, bytes.length / 2);
}

describe('the process of one photo holds no more than 512 MB', () => {
  const cases: [string, () => Promise<Buffer> | Buffer, object][] = [
    ['a bomb', bomb, { fault: 'too-many-pixels' }],
    ['a WebP of 1,000 frames', () => animatedWebp(1_000), { other: 'animation' }],
    ['a turned JPEG of 48 megapixels, all of it in memory', () => large('jpeg'), { ready: expect.anything() }],
    ['an AVIF of 48 megapixels, which would take 900 MB', () => large('avif'), { fault: 'too-much-memory' }],
  ];

  test.each(cases)('%s', async (_, make, answer) => {
    const [inputFile, outFolder] = await given(await make());
    const job = { inputFile, outFolder };
    const end = await runInSubprocess({ workerFile, job, cwd: outFolder, ...LIMITS, memoryMb: 512 });
    expect(end).toMatchObject({ is: 'answered', answer });
    expect(end.peakMb ?? Infinity).toBeLessThan(512);
  });

  async function large(format: 'jpeg' | 'avif'): Promise<Buffer> {
    const grey = sharp({ create: { width: 8_000, height: 6_000, channels: 3, background: '#777' } });
    const turned = grey.withMetadata({ orientation: 6 });
    return (format === 'jpeg' ? turned.jpeg({ progressive: true }) : turned.avif({ effort: 0 })).toBuffer();
  }
});

describe('a process gone wrong', () => {
  let broken: Pipeline;
  const limits = { wallMs: 1_500, memoryMb: 512 };
  beforeEach(() => {
    broken = createPipeline({ workerFile: badWorker, scratch: path.join(folder, 'broken'), ...limits });
  });
  afterEach(() => broken.close());

  test('is ended, what it left is removed, and the queue goes on', async () => {
    const ways = ['hangs', 'crashes', 'chatters', 'babbles', 'lies', 'links'];
    const jobs = await Promise.all(ways.map((way) => given(way)));
    await writeFile(path.join(jobs[0]?.[1] ?? '', 'half-written.webp'), 'half');
    const results = await Promise.all(jobs.map(([inputFile, out]) => broken.process(inputFile, out)));
    const codes = results.map((result) => (result.ok ? 'ok' : result.fault.code));
    expect(codes).toEqual(['too-slow', 'damaged', 'damaged', 'damaged', 'damaged', 'damaged']);
    for (const [, out] of jobs) expect(await readdir(out)).toEqual([]);
    expect(await readdir(path.join(folder, 'broken'))).toEqual([]);
  });

  test('a pipeline that closes ends what runs and what waits, and judges neither', async () => {
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

/** The programs that this process has started and that still run. */
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

test('a photo is not judged where the machine failed it', async () => {
  const [inputFile, outFolder] = await given(await photo({ width: 400, height: 300 }));
  await expect(pipeline.process(`${inputFile}-missing`, outFolder)).rejects.toThrow(PhotoUndecided);
  const nowhere = createPipeline({ workerFile, scratch: path.join(inputFile, 'below-a-file') });
  await expect(nowhere.process(inputFile, outFolder)).rejects.toThrow(FilesAway);
  await nowhere.close();
});
