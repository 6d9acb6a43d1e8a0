import { expect, test } from '@jest/globals';
import { fitted, fittedIn, moved, placeAt, zoomed } from '../../../../client/reporter/cover/view.js';

const picture = { width: 2_000, height: 1_000 };
const stage = { width: 400, height: 600 };
const base = fittedIn(picture, stage);
const shown = { base, stage };

test('a fitted picture stands in the middle, as large as the stage lets it', () => {
  expect([base, fitted(picture, stage)]).toEqual([
    { width: 400, height: 200 },
    { zoom: 1, x: 0, y: 200 },
  ]);
});

test('zooming keeps the place under the finger, and ends at the fitted picture', () => {
  const at = { x: 100, y: 300 };
  const before = placeAt(fitted(picture, stage), base, at);
  const large = zoomed(fitted(picture, stage), 4, at, shown);
  expect(placeAt(large, base, at)).toEqual({ x: expect.closeTo(before.x), y: expect.closeTo(before.y) });
  expect(zoomed(large, 0.01, { x: 0, y: 0 }, shown)).toEqual(fitted(picture, stage));
  expect(zoomed(large, 100, at, shown).zoom).toBe(8);
});

test('a zoomed picture is moved to its edges, and not beyond', () => {
  const large = zoomed(fitted(picture, stage), 4, { x: 200, y: 300 }, shown);
  expect(moved(large, { x: 9_999, y: 9_999 }, shown)).toMatchObject({ x: 0, y: 0 });
  expect(moved(large, { x: -9_999, y: -9_999 }, shown)).toMatchObject({ x: 400 - 1_600, y: 600 - 800 });
});
