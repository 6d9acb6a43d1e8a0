import { BACK_OFF, isDead, pauseAfter } from '../../../server/outlets/backOff.js';

const pauses = (random: number) =>
  Array.from({ length: 14 }, (_, attempts) => pauseAfter(attempts, null, { ...BACK_OFF, random: () => random }));

test('pauses grow from about two seconds to a quarter of an hour, and none is longer', () => {
  const [least, most] = [pauses(0), pauses(0.999_999)];
  expect(least.slice(0, 3)).toEqual([1_000, 2_000, 4_000]);
  expect(Math.max(...most)).toBeLessThanOrEqual(900_000);
  expect(least.at(-1)).toBe(450_000);
});

test('two outlets that fail together do not come back together', () => {
  expect(pauses(0.1)).not.toEqual(pauses(0.9));
});

test('an outlet is left alone for as long as it asks, within an hour', () => {
  expect(pauseAfter(0, 60, BACK_OFF)).toBe(60_000);
  expect(pauseAfter(0, 86_400, BACK_OFF)).toBe(3_600_000);
  expect(pauseAfter(20, 1, { ...BACK_OFF, random: () => 0 })).toBe(450_000);
});

test('an outlet is dead once it took nothing for a day', () => {
  const now = new Date('2022-02-28T12:00:00.000Z');
  expect(isDead({ failingSince: '2022-02-27T12:00:00.000Z' }, now, BACK_OFF)).toBe(true);
  expect(isDead({ failingSince: '2022-02-27T12:00:01.000Z' }, now, BACK_OFF)).toBe(false);
  expect(isDead({ failingSince: null }, now, BACK_OFF)).toBe(false);
});
