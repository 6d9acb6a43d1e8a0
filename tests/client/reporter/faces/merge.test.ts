/** Boxes of overlapping squares, made a list in which each face stands once. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isCut, merged, type Found } from '../../../../client/reporter/faces/merge.js';

const found = (x: number, y: number, side: number, score: number, cutOff = false): Found => {
  return { x, y, width: side, height: side, score, isCut: cutOff };
};

describe('boxes of one face', () => {
  test('the surer of two boxes that lie over each other is kept', () => {
    expect(merged([found(10, 10, 50, 0.6), found(14, 12, 50, 0.9)])).toEqual([{ x: 14, y: 12, width: 50, height: 50 }]);
  });

  test('a small box within a large one is the same face', () => {
    expect(merged([found(0, 0, 100, 0.9), found(30, 30, 20, 0.8)])).toHaveLength(1);
  });

  test('a box that its square’s edge has cut gives way to a whole one, however sure it is', () => {
    expect(merged([found(0, 0, 30, 0.99, true), found(0, 0, 60, 0.5)])).toEqual([
      { x: 0, y: 0, width: 60, height: 60 },
    ]);
  });
});

test('a box that was cut stays where no other shows the place', () => {
  expect(merged([found(0, 0, 30, 0.5, true), found(200, 0, 60, 0.5)])).toHaveLength(2);
});

test('two faces cheek by cheek stay two', () => {
  expect(merged([found(0, 0, 50, 0.9), found(40, 0, 50, 0.9)])).toHaveLength(2);
});

test('nothing found is nothing kept', () => {
  expect(merged([])).toEqual([]);
});

test('each of any boxes is kept or lies over a kept box, in whatever order they came', () => {
  const box = fc.tuple(
    fc.nat(400),
    fc.nat(400),
    fc.integer({ min: 1, max: 200 }),
    fc.integer({ min: 1, max: 100 }),
    fc.boolean(),
  );
  fc.assert(
    fc.property(fc.uniqueArray(box, { selector: ([, , , score]) => score, maxLength: 40 }), (boxes) => {
      const all = boxes.map(([x, y, side, score, cutOff]) => found(x, y, side, score, cutOff));
      const kept = merged(all);
      expect(merged([...all].reverse())).toEqual(kept);
      const touches = (one: Found) =>
        kept.some(
          (two) =>
            one.x < two.x + two.width &&
            two.x < one.x + one.width &&
            one.y < two.y + two.height &&
            two.y < one.y + one.height,
        );
      expect(all.every(touches)).toBe(true);
    }),
  );
});

describe('a box at the edge of its square', () => {
  const picture = { width: 1_000, height: 1_000 };
  const inside = { x: 250, y: 250, side: 500 };
  const at = (x: number, y: number) => isCut({ x, y, width: 50, height: 50 }, inside, picture, 2);

  test('is cut on each side where the picture goes on', () => {
    expect([at(251, 400), at(400, 251), at(699, 400), at(400, 699)]).toEqual([true, true, true, true]);
    expect(at(400, 400)).toBe(false);
  });

  test('is whole where the picture ends', () => {
    const corner = { x: 0, y: 0, side: 500 };
    expect(isCut({ x: 0, y: 0, width: 50, height: 50 }, corner, picture, 2)).toBe(false);
    const last = { x: 500, y: 500, side: 500 };
    expect(isCut({ x: 950, y: 950, width: 50, height: 50 }, last, picture, 2)).toBe(false);
  });
});
