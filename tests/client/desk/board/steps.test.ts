import { expect, test } from '@jest/globals';
import { steppedTo } from '../../../../client/desk/board/steps.js';

const from = (at: number, isRtl = false) => ({ at, of: 4, isRtl });

test('arrows lead to the neighbour in a row of choices, round its ends, and the way that the row runs', () => {
  const keys = ['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp'];
  expect(keys.map((key) => steppedTo(key, from(3)))).toEqual([0, 0, 2, 2]);
  expect(keys.map((key) => steppedTo(key, from(0, true)))).toEqual([3, 1, 1, 3]);
  expect(['Home', 'End'].map((key) => steppedTo(key, from(1)))).toEqual([0, 3]);
});

test('no other key leads anywhere in a row of choices: Enter and Space take the one that is reached', () => {
  expect(['Enter', ' ', 'j', 'Tab'].map((key) => steppedTo(key, from(1)))).toEqual([null, null, null, null]);
});
