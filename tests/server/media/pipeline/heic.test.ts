/** HEICs through the pipeline with its real processes: as phones write them, and as somebody might make them. */
import { readFile } from 'node:fs/promises';
import { jest } from '@jest/globals';
import type { ReadyPhoto } from '../../../../server/media/photo.js';
import { runInSubprocess } from '../../../../server/media/subprocess.js';
import { encodedHeic } from '../../../support/photos/hevc.js';
import { heif, onePiece, tiled, uint32, type Heif } from '../../../support/photos/heif.js';
import { CORNERS, cornersOf, HEIGHT, marked, WIDTH } from '../../../support/photos/marked.js';
import { randomFrom } from '../../../support/photos.js';
import { expectBare, given, LIMITS, pipeline, ready, runPipeline, workerFile } from './house.js';

jest.setTimeout(120_000);

runPipeline();

const TILE: [number, number] = [512, 512];
const iphone = (): Buffer => heif(tiled(8, 6, 4032, 3024, TILE));

describe('a HEIC as phones write it', () => {
  test('a HEIC of 48 tiles comes out whole, in four widths', async () => {
    const result = await ready(iphone());
    expect(result).toMatchObject({ width: 4032, height: 3024 });
    expect(result.files.map(({ width }) => width)).toEqual([320, 640, 1280, 2048, 320, 640, 1280, 2048]);
    for (const corner of await cornersOf(await readFile(result.files[0]!.path))) expectNear(corner, [30, 90, 200]);
  });

  test.each([
    ['10 bits per colour', encodedHeic('deep')],
    ['a film beside its still picture', heif({ ...upright(), brands: ['msf1', 'hevc', 'mif1', 'heic'] })],
  ])('a picture with %s comes out as a plain one', async (_, bytes) => {
    const result = await ready(bytes);
    expect(result).toMatchObject({ width: WIDTH, height: HEIGHT });
    for (const file of result.files) {
      const made = await readFile(file.path);
      await expectBare(made);
      for (const [at, corner] of (await cornersOf(made)).entries()) expectNear(corner, CORNERS[at]!);
    }
  });

  test('a HEIC of several pictures becomes its main picture', async () => {
    const [main] = onePiece('upright', WIDTH, HEIGHT).items;
    const tile = tiled(1, 1, 512, 512, TILE);
    const items = [...tile.items, { ...main!, id: 9, has: [4, 5] }];
    const properties = [...tile.properties!, ...onePiece('upright', WIDTH, HEIGHT).properties];
    expect(await ready(heif({ ...tile, items, properties, main: 9 }))).toMatchObject({ width: WIDTH });
    expect(await ready(heif({ ...tile, items, properties }))).toMatchObject({ width: 512 });
  });

  test('a HEIC keeps the colours that its profile means', async () => {
    const [wide, plain] = [await ready(await marked('heic', 1)), await ready(encodedHeic('upright'))];
    const redIn = async ({ files }: ReadyPhoto) => (await cornersOf(files[0]!.path))[1]![0]!;
    // The green of Display P3 is stronger than the one of sRGB with the same numbers.
    expect(await redIn(wide)).toBeLessThan((await redIn(plain)) - 10);
  });

  test('transparent parts of a HEIC become white', async () => {
    const result = await ready(encodedHeic('clear'));
    const [redCorner, greenCorner] = await cornersOf(result.files[0]!.path);
    expectNear(redCorner!, CORNERS[0]);
    expect(Math.min(...greenCorner!)).toBeGreaterThan(245);
  });

  test.each([
    ['12 megapixels', 8, 6, 4032, 3024],
    ['48 megapixels', 16, 12, 8064, 6048],
  ])('a picture of %s is unpacked within the memory of a photo', async (_, columns, rows, width, height) => {
    const [inputFile, outFolder] = await given(heif(tiled(columns, rows, width, height, TILE)));
    const job = { inputFile, outFolder };
    const heicWorker = new URL('heicWorker.js', workerFile);
    const run = { workerFile: heicWorker, job, cwd: outFolder, ...LIMITS, memoryMb: 512, usesWasm: true };
    const end = await runInSubprocess(run);
    expect(end).toMatchObject({ is: 'answered', answer: { unpacked: true } });
    expect(end.peakMb ?? Infinity).toBeLessThan(512);
  });
});

describe('a HEIC that is no good', () => {
  const grid = (columns: number, rows: number): Buffer =>
    Buffer.concat([Buffer.from([0, 1, rows - 1, columns - 1]), uint32(1000), uint32(1000)]);
  const four = tiled(2, 2, 1000, 1000, TILE);
  const cases: [string, () => Buffer, string][] = [
    ['ends midway', () => encodedHeic('upright').subarray(0, -30), 'damaged'],
    ['lacks the last of its tiles', () => iphone().subarray(0, -300), 'damaged'],
    ['claims 30,000 x 30,000 pixels', () => heif(onePiece('upright', 30_000, 30_000)), 'too-many-pixels'],
    ['claims as many as a grid', () => heif(tiled(59, 59, 30_000, 30_000, TILE)), 'too-many-pixels'],
    ['claims as many for a tile', () => heif(tiled(2, 2, 1000, 1000, [30_000, 30_000])), 'damaged'],
    ['is larger than it claims', () => heif(onePiece('upright', 20, 20)), 'damaged'],
    [
      'is a tile of itself',
      () => heif({ ...four, references: [{ type: 'dimg', from: 5, to: [5, 5, 5, 5] }] }),
      'damaged',
    ],
    ['names a tile of four', () => heif({ ...four, references: [{ type: 'dimg', from: 5, to: [1] }] }), 'damaged'],
    ['has 65,536 tiles that are not there', () => heif(withGrid(grid(256, 256))), 'damaged'],
    ['names no main picture', () => heif({ ...four, main: 99 }), 'damaged'],
    ['only moves', () => heif({ ...upright(), brands: ['hevc', 'hevc', 'msf1'] }), 'not-accepted'],
  ];

  test.each(cases)('[X1] a HEIC that %s is refused, and named so', async (_, make, code) => {
    const [inputFile, outFolder] = await given(make());
    expect(await pipeline.process(inputFile, outFolder)).toMatchObject({ ok: false, fault: { code } });
  });

  function withGrid(data: Buffer): Heif {
    return { ...four, items: four.items.map((item) => (item.type === 'grid' ? { ...item, data } : item)) };
  }

  test('[X1] a HEIC with any bytes changed is a photo or refused, never a fault of the server', async () => {
    const random = randomFrom(20_220_227);
    for (let round = 0; round < 12; round += 1) {
      const bytes = encodedHeic(round % 2 === 0 ? 'clear' : 'upright');
      for (let change = 0; change < 4; change += 1) bytes[Math.floor(random() * bytes.length)] = random() * 256;
      // The brands stay: another kind of file is another test's.
      encodedHeic('clear').copy(bytes, 0, 0, 28);
      const result = await pipeline.process(...(await given(bytes)));
      if (!result.ok) expect(['damaged', 'too-many-pixels', 'not-accepted']).toContain(result.fault.code);
    }
  });
});

function upright(): Heif {
  return onePiece('upright', WIDTH, HEIGHT);
}

function expectNear(colour: readonly number[], wanted: readonly number[], within = 30): void {
  for (const [channel, value] of colour.entries()) expect(Math.abs(value - wanted[channel]!)).toBeLessThan(within);
}
