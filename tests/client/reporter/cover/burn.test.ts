/** Covered pixels: nothing of what was there is left, and nothing beside it is touched. */
import { describe, expect, test } from '@jest/globals';
import { blockOf, burnt, LEAST_BLOCK, type RgbaPixels } from '../../../../client/reporter/cover/burn.js';
import { markOfFace, type Fill, type Mark } from '../../../../client/reporter/cover/marks.js';
import { Chance } from '../../../support/seeded.js';

const SIZE = { width: 120, height: 90 };

function noise(seed: number, { width, height } = SIZE): RgbaPixels {
  const chance = new Chance(seed);
  const data = Uint8ClampedArray.from({ length: width * height * 4 }, (_, at) =>
    at % 4 === 3 ? 255 : chance.below(256),
  );
  return { width, height, data };
}

const copy = ({ data, ...size }: RgbaPixels): RgbaPixels => ({ ...size, data: data.slice() });
const marks = (fill: Fill, ...all: Mark[]) => ({ fill, all });
const pixel = ({ width, data }: RgbaPixels, x: number, y: number) => [
  ...data.slice((y * width + x) * 4, (y * width + x) * 4 + 4),
];
/** The pixels that the marks write over: those that are black where they are solid. */
function coveredBy(all: readonly Mark[], size = SIZE): Set<number> {
  const white = { ...size, data: new Uint8ClampedArray(size.width * size.height * 4).fill(255) };
  const { data } = burnt(white, { fill: 'solid', all });
  return new Set(Array.from({ length: size.width * size.height }, (_, at) => at).filter((at) => data[at * 4] !== 255));
}

const rectangle: Mark = { is: 'rectangle', x: 0.25, y: 0.2, width: 0.5, height: 0.4 };
const ellipse: Mark = { is: 'ellipse', x: 0.1, y: 0.1, width: 0.6, height: 0.7 };
const stroke: Mark = {
  is: 'stroke',
  width: 0.1,
  points: [
    { x: 0.1, y: 0.9 },
    { x: 0.5, y: 0.5 },
    { x: 0.9, y: 0.9 },
  ],
};
const atTheEdge: Mark = { is: 'ellipse', x: -0.2, y: 0.7, width: 0.5, height: 0.6 };
const tiny: Mark = { is: 'rectangle', x: 0.5, y: 0.5, width: 0.001, height: 0.001 };
const outside: Mark = { is: 'rectangle', x: 1.2, y: 1.2, width: 0.3, height: 0.3 };

describe.each<[string, Mark[]]>([
  ['a rectangle', [rectangle]],
  ['an ellipse', [ellipse]],
  ['a stroke of the brush', [stroke]],
  ['a mark over the edge', [atTheEdge]],
  ['a mark of less than a pixel', [tiny]],
  ['marks that overlap', [rectangle, ellipse, stroke]],
])('%s', (_name, all) => {
  test('leaves solid no trace of what was under it', () => {
    const inside = coveredBy(all);
    const [one, other] = [noise(1), noise(2)];
    burnt(one, marks('solid', ...all));
    burnt(other, marks('solid', ...all));
    expect(inside.size).toBeGreaterThan(0);
    for (const at of inside) expect([...one.data.slice(at * 4, at * 4 + 4)]).toEqual([26, 26, 26, 255]);
    expect([...inside].every((at) => one.data[at * 4] === other.data[at * 4])).toBe(true);
  });

  test.each<Fill>(['solid', 'mosaic'])('leaves the pixels beside it as they were (%s)', (fill) => {
    const inside = coveredBy(all);
    const before = noise(3);
    const after = burnt(copy(before), marks(fill, ...all));
    const changed = [...after.data.keys()].filter((at) => after.data[at] !== before.data[at]).map((at) => at >> 2);
    expect(changed.filter((at) => !inside.has(at))).toEqual([]);
  });
});

test('a rectangle covers every pixel that it touches, to the pixel', () => {
  const inside = coveredBy([{ is: 'rectangle', x: 10.4 / 120, y: 20.6 / 90, width: 5 / 120, height: 3 / 90 }]);
  const rows = [20, 21, 22, 23].flatMap((y) => [10, 11, 12, 13, 14, 15].map((x) => y * 120 + x));
  expect([...inside].sort((a, b) => a - b)).toEqual(rows);
});

test('a mark that lies outside of the picture changes nothing', () => {
  const before = noise(4);
  expect(burnt(copy(before), marks('mosaic', outside)).data).toEqual(before.data);
});

describe('a mosaic', () => {
  test('gives all covered pixels of a block one colour, and has four blocks across its mark at most', () => {
    const wide: Mark = { is: 'rectangle', x: 0, y: 0, width: 1, height: 1 };
    const size = { width: 400, height: 300 };
    const block = blockOf([wide], size);
    expect(block).toBe(75);
    const after = burnt(noise(5, size), marks('mosaic', wide));
    const colours = new Set(
      Array.from({ length: 400 * 300 }, (_, at) => pixel(after, at % 400, Math.floor(at / 400)).join()),
    );
    expect(colours.size).toBeLessThanOrEqual(6 * 4);
    expect(pixel(after, 0, 0)).toEqual(pixel(after, 74, 74));
  });

  test('has blocks of the least size in a small mark: a mark below it is all in the same colour', () => {
    const small: Mark = { is: 'rectangle', x: 0.5, y: 0.5, width: 10 / 120, height: 12 / 90 };
    expect(blockOf([small], SIZE)).toBe(LEAST_BLOCK);
    const after = burnt(noise(6), marks('mosaic', small));
    const colours = [...coveredBy([small])].map((at) => pixel(after, at % 120, Math.floor(at / 120)).join());
    expect(new Set(colours).size).toBe(1);
  });

  test('depends on nothing of a block but its mean: the same pixels in another order give the same picture', () => {
    const one = noise(7);
    const other = copy(one);
    // The whole picture is one mark, whose blocks are 23 pixels wide: two pixels of the first change places.
    const whole: Mark = { is: 'rectangle', x: 0, y: 0, width: 1, height: 1 };
    for (const channel of [0, 1, 2]) {
      const [here, there] = [channel, (22 * 120 + 22) * 4 + channel];
      [other.data[here], other.data[there]] = [one.data[there] ?? 0, one.data[here] ?? 0];
    }
    expect(other.data).not.toEqual(one.data);
    expect(burnt(other, marks('mosaic', whole)).data).toEqual(burnt(one, marks('mosaic', whole)).data);
  });

  test('is shared by marks that touch: many thin strokes over one face have the blocks of the largest, not of each', () => {
    const across = (y: number): Mark => ({
      is: 'stroke',
      width: 0.05,
      points: [
        { x: 0.1, y },
        { x: 0.9, y },
      ],
    });
    const strokes = [0.3, 0.34, 0.38, 0.42].map(across);
    expect(blockOf(strokes, SIZE)).toBeGreaterThanOrEqual(24);
    const after = burnt(noise(8), marks('mosaic', ...strokes));
    const colours = [...coveredBy(strokes)].map((at) => pixel(after, at % 120, Math.floor(at / 120)).join());
    expect(new Set(colours).size).toBeLessThanOrEqual(10);
  });

  test('rounds its means: a face that differs by a shade gives the same blocks', () => {
    const shade = (level: number): RgbaPixels => ({ ...SIZE, data: new Uint8ClampedArray(120 * 90 * 4).fill(level) });
    expect(burnt(shade(130), marks('mosaic', ellipse)).data[(40 * 120 + 40) * 4]).toBe(
      burnt(shade(140), marks('mosaic', ellipse)).data[(40 * 120 + 40) * 4],
    );
  });
});

test('sixty suggested faces of a photo are all covered, corners and margin, also at the edges', () => {
  const size = { width: 800, height: 600 };
  const faces = Array.from({ length: 60 }, (_, at) => ({
    ...{ x: (at % 10) / 10 - 0.01, y: Math.floor(at / 10) / 6 },
    ...{ width: 0.05, height: 0.08 },
  }));
  const inside = coveredBy(faces.map(markOfFace), size);
  for (const { x, y, width, height } of faces)
    for (const [across, down] of [
      [0, 0],
      [1, 0],
      [0, 1],
      [1, 1],
      [0.5, 0.5],
    ] as const) {
      const [px, py] = [Math.floor((x + across * width) * 800), Math.floor((y + down * height) * 600)];
      if (px >= 0 && py >= 0 && px < 800 && py < 600) expect(inside.has(py * 800 + px)).toBe(true);
    }
});

test('a face that lies on its side in the picture is covered as one that stands', () => {
  const lying = { x: 0.3, y: 0.4, width: 0.3, height: 0.15 };
  const inside = coveredBy([markOfFace(lying)]);
  expect([36, 54, 71].every((x) => [36, 42, 49].every((y) => inside.has(y * 120 + x)))).toBe(true);
});
