import { backoff } from '../../../client/account/backoff.js';

test('the rest between two attempts doubles up to 30 seconds, with jitter above a half', () => {
  expect([1, 2, 3, 9].map((failures) => backoff(failures, null, () => 0))).toEqual([500, 1_000, 2_000, 15_000]);
  expect([1, 2, 3, 9].map((failures) => backoff(failures, null, () => 1))).toEqual([1_000, 2_000, 4_000, 30_000]);
});

test('the rest is never shorter than the server asked for', () => {
  expect(backoff(1, 60, () => 0)).toBe(60_000);
});
