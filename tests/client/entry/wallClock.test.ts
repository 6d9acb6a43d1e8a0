import { fromWallClock, toWallClock } from '../../../client/entry/wallClock.js';

test("a time by the square's clock becomes the right moment, also on the night when clocks change", () => {
  expect(fromWallClock('2022-02-27T19:00', 'Asia/Baku')).toBe('2022-02-27T15:00:00.000Z');
  expect(toWallClock('2022-02-27T15:00:00.000Z', 'Asia/Baku')).toBe('2022-02-27T19:00');
  expect(fromWallClock('2022-03-27T04:30', 'Europe/Kyiv')).toBe('2022-03-27T01:30:00.000Z');
  expect(fromWallClock('soon', 'Asia/Baku')).toBeNull();
});
