import { expect, test } from '@jest/globals';
import { boxBetween, markOfFace, movedBy, resizedBy, type Mark } from '../../../../client/reporter/cover/marks.js';

const box: Mark = { is: 'ellipse', x: 0.4, y: 0.4, width: 0.2, height: 0.2, suggested: true };
const stroke: Mark = {
  is: 'stroke',
  width: 0.1,
  points: [
    { x: 0.2, y: 0.2 },
    { x: 0.4, y: 0.6 },
  ],
};

test('a box that is drawn towards any corner is the same box', () => {
  const [one, other] = [
    { x: 0.2, y: 0.7 },
    { x: 0.5, y: 0.3 },
  ];
  expect(boxBetween('rectangle', one, other)).toEqual(boxBetween('rectangle', other, one));
});

test('the mark of a face is larger than the face on every side, and most above it, where the hair is', () => {
  const face = { x: 0.4, y: 0.4, width: 0.1, height: 0.2 };
  const { x, y, width, height } = markOfFace(face);
  const margins = [face.x - x, face.y - y, x + width - 0.5, y + height - 0.6];
  expect(Math.min(...margins)).toBeGreaterThan(0.02);
  expect(face.y - y).toBeGreaterThan(y + height - 0.6);
});

test('a mark that was moved or resized is no suggestion any more, and its middle stays in the picture', () => {
  expect(movedBy(box, { x: 0.1, y: -0.1 })).toEqual({
    is: 'ellipse',
    x: 0.5,
    y: 0.30000000000000004,
    width: 0.2,
    height: 0.2,
  });
  expect(movedBy(box, { x: 9, y: 9 })).toMatchObject({ x: 0.9, y: 0.9 });
  expect(resizedBy(box, { x: 0.1, y: -9 })).not.toHaveProperty('suggested');
});

test('a mark never shrinks to nothing', () => {
  expect(resizedBy(box, { x: -9, y: -9 })).toMatchObject({ width: 0.004, height: 0.004 });
  expect(resizedBy(stroke, { x: -9, y: 0 })).toMatchObject({ width: 0.004 });
});

test('a brush’s way moves as a whole', () => {
  const moved = movedBy(stroke, { x: 0.1, y: 0 });
  expect(moved).toMatchObject({ points: [{ x: expect.closeTo(0.3) }, { x: expect.closeTo(0.5) }] });
});
