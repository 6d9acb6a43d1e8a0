import { expect, test } from '@jest/globals';
import { beginning, redone, stepped, undone } from '../../../../client/reporter/cover/history.js';
import type { Marks } from '../../../../client/reporter/cover/marks.js';

const marks = (n: number, found?: number): Marks => ({
  fill: 'solid',
  all: Array.from({ length: n }, (_, x) => ({ is: 'rectangle', x, y: 0, width: 1, height: 1 })),
  ...(found === undefined ? {} : { found }),
});

test('steps are taken back one by one and done again, until another one is made', () => {
  const two = stepped(stepped(beginning(marks(0)), marks(1)), marks(2));
  const back = undone(undone(two));
  expect([back.now, undone(back)]).toEqual([marks(0), back]);
  expect(redone(redone(back)).now).toEqual(marks(2));
  expect(redone(stepped(undone(two), marks(5))).now).toEqual(marks(5));
});

test('suggestions that are taken back leave the search as it was: it is not made again', () => {
  const searched = stepped(beginning(marks(0)), marks(3, 3));
  expect(undone(searched).now).toEqual(marks(0, 3));
});

test('a hundred steps are kept, and no more', () => {
  let history = beginning(marks(0));
  for (let step = 0; step < 250; step += 1) history = stepped(history, marks(1));
  expect(history.past).toHaveLength(100);
});
