/** The squares in which a picture is searched. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { tilesOf, type Tile } from '../../../../client/reporter/faces/tiles.js';

const has = ({ x, y, side }: Tile, left: number, top: number, size: number) =>
  left >= x && top >= y && left + size <= x + side && top + size <= y + side;

test('the first square holds the whole picture, and the coarse ones come before the fine ones', () => {
  const tiles = tilesOf({ width: 2_048, height: 1_536 });
  expect(tiles[0]).toEqual({ x: 0, y: 0, side: 2_048 });
  const sides = tiles.map(({ side }) => side);
  expect(sides).toEqual([...sides].sort((one, other) => other - one));
});

test('a photo of 12 megapixels, made small for sending, is searched in 42 squares', () => {
  expect(tilesOf({ width: 2_048, height: 1_536 })).toHaveLength(42);
  expect(tilesOf({ width: 1_536, height: 2_048 })).toHaveLength(42);
});

test('a picture that is not larger than the detector’s own is searched in one piece', () => {
  expect(tilesOf({ width: 256, height: 192 })).toEqual([{ x: 0, y: 0, side: 256 }]);
  expect(tilesOf({ width: 1, height: 1 })).toEqual([{ x: 0, y: 0, side: 1 }]);
});

const SIZES = fc.record({ width: fc.integer({ min: 1, max: 2_560 }), height: fc.integer({ min: 1, max: 2_560 }) });

describe('of any picture', () => {
  test('squares begin inside it, and fine ones end inside it where it is large enough', () => {
    fc.assert(
      fc.property(SIZES, ({ width, height }) => {
        for (const { x, y, side } of tilesOf({ width, height })) {
          expect(x >= 0 && y >= 0 && x < width && y < height).toBe(true);
          expect(x + side <= Math.max(width, side) && y + side <= Math.max(height, side)).toBe(true);
        }
      }),
    );
  });

  test('a face of up to a quarter of a square stands whole in one square of each fineness', () => {
    fc.assert(
      fc.property(
        SIZES,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (size, across, down) => {
          const tiles = tilesOf(size);
          for (const side of new Set(tiles.map((tile) => tile.side))) {
            const face = Math.min(side / 4 - 2, size.width, size.height);
            const [left, top] = [across * (size.width - face), down * (size.height - face)];
            expect(face <= 0 || tiles.some((tile) => tile.side === side && has(tile, left, top, face))).toBe(true);
          }
        },
      ),
    );
  });
});
