/** Files that are no photos, and photos that would take too much, through the pipeline with its real process. */
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { jest } from '@jest/globals';
import sharp from 'sharp';
import type { Processed } from '../../../../server/media/photo.js';
import { runInSubprocess } from '../../../../server/media/subprocess.js';
import { animatedPng, animatedWebp, bomb, emptyHeif, gifWithScript, SVG } from '../../../support/photos/bad.js';
import { FORMATS } from '../../../support/photos/marked.js';
import { photo, picture } from '../../../support/photos.js';
import { longestTurn } from '../../../support/threadTurns.js';
import { folder, given, LIMITS, pipeline, ready, runPipeline, TURN_MS, workerFile } from './house.js';

jest.setTimeout(120_000);

runPipeline();

describe('files that are no photos', () => {
  type Case = [string, () => Promise<Buffer | string> | Buffer | string, RegExp];
  const cases: Case[] = [
    ['a bomb of 14,000 x 14,000 pixels', bomb, /more than 50 megapixels/],
    ['an SVG', () => SVG, /an SVG/],
    ['an SVG without a head', () => '<svg viewBox="0 0 1 1"></svg>', /an SVG/],
    ['a HEIC with nothing in it', () => emptyHeif(), /damaged or not complete/],
    ['a moving HEIC', () => emptyHeif('hevc', []), /animated/],
    ['a moving AVIF', () => emptyHeif('avis'), /animated/],
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

  test.each(cases)('[X1] the pipeline refuses %s, and its message names the cause', async (_, make, message) => {
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

  test('[X1] the next photo after all refused files is fine, with nothing left of any', async () => {
    expect((await ready(await photo({ width: 400, height: 300 }))).files).toHaveLength(4);
    expect(await readdir(path.join(folder, 'scratch'))).toEqual([]);
  });
});

function firstHalf(bytes: Buffer): Buffer {
  return bytes.subarray(0, bytes.length / 2);
}

describe('memory', () => {
  const cases: [string, () => Promise<Buffer> | Buffer, object][] = [
    ['a bomb', bomb, { fault: 'too-many-pixels' }],
    ['a WebP of 1,000 frames', () => animatedWebp(1_000), { other: 'animation' }],
    ['a turned JPEG of 48 megapixels, all of it in memory', () => large('jpeg'), { ready: expect.anything() }],
    ['an AVIF of 48 megapixels, which would take 900 MB', () => large('avif'), { fault: 'too-much-memory' }],
  ];

  test.each(cases)('the process of a photo holds no more than 512 MB with %s', async (_, make, answer) => {
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
