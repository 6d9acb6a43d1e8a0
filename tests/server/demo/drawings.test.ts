/**
 * The demo's drawings become pictures that a phone could have sent: of some size, whole, not blank, each unlike the
 * others.
 */
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { DRAWINGS, jpegOf, svgOf } from '../../../server/demo/drawings.js';

const FOLDER = path.join(import.meta.dirname, '../../../server/demo/drawings');

/** Returns [width, height] as the drawing's own file says them. */
async function sizeOf(name: (typeof DRAWINGS)[number]): Promise<[number, number]> {
  const [, width, height] = /^<svg [^>]*width="(\d+)" height="(\d+)"/.exec((await svgOf(name)).toString()) ?? [];
  return [Number(width), Number(height)];
}

test('the list of drawings names each file of the folder', async () => {
  expect((await readdir(FOLDER)).sort()).toEqual(DRAWINGS.map((name) => `${name}.svg`));
});

test.each(DRAWINGS)(
  'the drawing %s becomes a JPEG of its own proportions, with light and shade in it',
  async (name) => {
    const bytes = await jpegOf(name);
    const { format, width, height } = await sharp(bytes).metadata();
    const size = await sizeOf(name);
    expect([format, width, height]).toEqual(['jpeg', ...size]);
    expect(Math.max(...size)).toBeGreaterThanOrEqual(1_500);
    const { channels } = await sharp(bytes).stats();
    for (const { stdev } of channels) expect(stdev).toBeGreaterThan(15);
  },
);

test('the drawings have upright, landscape and very wide ones among them', async () => {
  const shapes = (await Promise.all(DRAWINGS.map(sizeOf))).map(([width, height]) => width / height);
  expect(Math.min(...shapes)).toBeLessThan(0.9);
  expect(Math.max(...shapes)).toBeGreaterThan(2);
  expect(shapes.some((shape) => shape > 1.2 && shape < 1.6)).toBe(true);
});

test.each(DRAWINGS)('the drawing %s needs no font and loads nothing', async (name) => {
  const svg = (await svgOf(name)).toString();
  // Compared so that a fault does not print the whole picture; an address within the drawing loads nothing.
  expect(/<text|<image|href="[^#]|url\([^#]|<script|NaN/.exec(svg)).toBeNull();
});
