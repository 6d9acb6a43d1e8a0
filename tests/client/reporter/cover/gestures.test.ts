import { expect, test } from '@jest/globals';
import { Gestures } from '../../../../client/reporter/cover/gestures.js';

function stage() {
  const told: string[] = [];
  const gestures = new Gestures({
    draws: (path) => told.push(`draws ${String(path.length)}`),
    drew: (path) => told.push(`drew ${String(path.length)}`),
    letGo: () => told.push('let go'),
    pinched: (middle, by, times) =>
      told.push(`pinched at ${String(middle.x)} by ${String(by.x)} times ${times.toFixed(1)}`),
  });
  return { gestures, told };
}

test('a finger draws, and is done when it is lifted', () => {
  const { gestures, told } = stage();
  gestures.down({ id: 1, x: 0, y: 0 });
  gestures.move({ id: 1, x: 5, y: 5 });
  gestures.up({ id: 1 });
  gestures.move({ id: 1, x: 9, y: 9 });
  expect(told).toEqual(['draws 1', 'draws 2', 'drew 2']);
});

test('a second finger lets go of what the first began: both move and zoom the picture, and nothing is drawn when they are lifted', () => {
  const { gestures, told } = stage();
  gestures.down({ id: 1, x: 0, y: 0 });
  gestures.down({ id: 2, x: 100, y: 0 });
  gestures.move({ id: 2, x: 200, y: 0 });
  gestures.up({ id: 2 });
  gestures.move({ id: 1, x: 10, y: 0 });
  gestures.up({ id: 1 });
  expect(told).toEqual(['draws 1', 'let go', 'pinched at 100 by 50 times 2.0']);
});

test('a finger that the browser takes away leaves no mark', () => {
  const { gestures, told } = stage();
  gestures.down({ id: 1, x: 0, y: 0 });
  gestures.cancel({ id: 1 });
  gestures.up({ id: 1 });
  expect(told).toEqual(['draws 1', 'let go']);
});
