/** The part of a picture that the detector is given. */
import { expect, test } from '@jest/globals';
import { cut } from '../../../../client/reporter/faces/cut.js';

/** A picture whose pixel at (x, y) is red x, green y, blue 7. */
function ramp(width: number, height: number) {
  const data = new Uint8Array(width * height * 4);
  for (let at = 0; at < width * height; at += 1) data.set([at % width, Math.floor(at / width), 7, 255], at * 4);
  return { width, height, data };
}

test('a square as large as wanted is cut out as it is', () => {
  const made = cut(ramp(8, 8), { x: 3, y: 2, side: 2 }, 2);
  expect([...made]).toEqual([3, 2, 7, 4, 2, 7, 3, 3, 7, 4, 3, 7]);
});

test('a larger square is made smaller, each pixel the mean of those that it stands for', () => {
  const made = cut(ramp(8, 8), { x: 0, y: 4, side: 4 }, 2);
  expect([...made]).toEqual([0.5, 4.5, 7, 2.5, 4.5, 7, 0.5, 6.5, 7, 2.5, 6.5, 7]);
});

test('a smaller square is blown up', () => {
  expect([...cut(ramp(8, 8), { x: 5, y: 5, side: 1 }, 2)]).toEqual([5, 5, 7, 5, 5, 7, 5, 5, 7, 5, 5, 7]);
});

test('a square that reaches beyond the picture is black there, and at its edge the mean of what is there', () => {
  const made = cut(ramp(3, 2), { x: 0, y: 0, side: 4 }, 2);
  expect([...made]).toEqual([0.5, 0.5, 7, 2, 0.5, 7, 0, 0, 0, 0, 0, 0]);
});
