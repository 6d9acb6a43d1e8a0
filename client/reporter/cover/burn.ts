/**
 * Covers places of a picture for good: their pixels are written over, with a colour or with a mosaic so coarse that nobody
 * is recognised in it. A pure function on pixels (docs/decisions/0037): nothing is blurred, and nothing is kept.
 */
import type { Area } from '../../photos/pixels.js';
import { shapeOf, type Size } from './shapes.js';
import type { Mark, Marks } from './marks.js';

/** As an ImageData has them: red, green, blue and opacity, a byte each, row by row. */
export interface RgbaPixels extends Size {
  data: Uint8ClampedArray | Uint8Array;
}

/** Every covered place has this colour, whatever was under it. */
const NEUTRAL = 0x1a;
/** A block's side is never below this part of its mark's side: four blocks and no more across a head with its margin. */
const BLOCKS_ACROSS = 4;
/** Nor below so many pixels. */
export const LEAST_BLOCK = 16;
/** A mean is rounded to so many steps of a colour: its last bits would tell pixels of a small block apart. */
const STEP = 32;

/** Writes over the marked places in `pixels`, and answers with them; all other pixels stay as they are. */
export function burnt<Pixels extends RgbaPixels>(pixels: Pixels, { all, fill }: Marks): Pixels {
  const groups = fill === 'solid' ? all.map((mark) => [mark]) : touching(all, pixels);
  const covered = new Uint16Array(pixels.width * pixels.height);
  for (const [index, group] of groups.entries()) {
    const areas = group.map((mark) => shapeOf(mark, pixels).mask(covered, index + 1));
    if (fill === 'solid') for (const area of areas) blacken(pixels, area, covered);
    else putMosaic(pixels, around(areas), covered, { number: index + 1, block: blockOf(group, pixels) });
  }
  return pixels;
}

/** Pixels of a block's side in the mosaic of these marks. */
export function blockOf(group: readonly Mark[], size: Size): number {
  return Math.max(LEAST_BLOCK, ...group.map((mark) => Math.ceil(shapeOf(mark, size).side / BLOCKS_ACROSS)));
}

/**
 * Marks that touch each other share a mosaic: two of them on one face, each with blocks of its own, would show more of it
 * than either, and thin strokes beside each other would have small blocks.
 */
function touching(all: readonly Mark[], size: Size): Mark[][] {
  let groups: { marks: Mark[]; area: Area }[] = [];
  for (const mark of all) {
    let joined = { marks: [mark], area: shapeOf(mark, size).area };
    // A group that grew may touch others since.
    for (let found = true; found;) {
      const near = groups.filter(({ area }) => meet(area, joined.area));
      found = near.length > 0;
      groups = groups.filter((one) => !near.includes(one));
      const marks = [...near.flatMap((one) => one.marks), ...joined.marks];
      joined = { marks, area: around([joined.area, ...near.map(({ area }) => area)]) };
    }
    groups.push(joined);
  }
  return groups.map(({ marks }) => marks);
}

function meet(one: Area, other: Area): boolean {
  return one.left <= other.right && other.left <= one.right && one.top <= other.bottom && other.top <= one.bottom;
}

function around(areas: readonly Area[]): Area {
  return {
    left: Math.min(...areas.map(({ left }) => left)),
    top: Math.min(...areas.map(({ top }) => top)),
    right: Math.max(...areas.map(({ right }) => right)),
    bottom: Math.max(...areas.map(({ bottom }) => bottom)),
  };
}

function blacken({ width, data }: RgbaPixels, { left, top, right, bottom }: Area, covered: Uint16Array): void {
  for (let y = top; y < bottom; y += 1)
    for (let x = left; x < right; x += 1) if (covered[y * width + x] !== 0) put(data, y * width + x, NEUTRAL);
}

function put(data: RgbaPixels['data'], pixel: number, red: number, green = red, blue = red): void {
  data[pixel * 4] = red;
  data[pixel * 4 + 1] = green;
  data[pixel * 4 + 2] = blue;
  data[pixel * 4 + 3] = 255;
}

/** The group's number in the mask, and the side of its blocks. */
interface Mosaic {
  number: number;
  block: number;
}

function putMosaic(pixels: RgbaPixels, area: Area, covered: Uint16Array, mosaic: Mosaic): void {
  const { block } = mosaic;
  for (let top = area.top; top < area.bottom; top += block)
    for (let left = area.left; left < area.right; left += block) {
      const right = Math.min(area.right, left + block);
      putMean(pixels, { left, top, right, bottom: Math.min(area.bottom, top + block) }, covered, mosaic.number);
    }
}

/** Gives the covered pixels of a block their mean. */
function putMean({ width, data }: RgbaPixels, area: Area, covered: Uint16Array, number: number): void {
  const { left, top, right, bottom } = area;
  const inside: number[] = [];
  const sums = [0, 0, 0];
  for (let y = top; y < bottom; y += 1)
    for (let x = left; x < right; x += 1) {
      const pixel = y * width + x;
      if (covered[pixel] !== number) continue;
      inside.push(pixel);
      for (let channel = 0; channel < 3; channel += 1)
        sums[channel] = (sums[channel] ?? 0) + (data[pixel * 4 + channel] ?? 0);
    }
  const [red, green, blue] = sums.map((sum) => Math.min(255, Math.round(sum / inside.length / STEP) * STEP));
  for (const pixel of inside) put(data, pixel, red ?? 0, green, blue);
}
