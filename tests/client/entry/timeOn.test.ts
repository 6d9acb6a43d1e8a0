import { expect, test } from '@jest/globals';
import { dayIn, timeOn } from '../../../client/entry/timeOn.js';

const told = (iso: string) => timeOn(dayIn('2026-01-01T00:30:00Z', 'Asia/Baku'), iso, 'Asia/Baku', 'en');

test('a time of another day is told with its day, and of another year with its year', () => {
  expect(told('2025-12-31T20:05:00Z')).toBe('00:05');
  expect(told('2026-01-03T20:05:00Z')).toBe('Sun 4 Jan, 00:05');
  expect(told('2025-12-31T19:55:00Z')).toBe('31 Dec 2025, 23:55');
  expect(told('2022-02-24T01:00:00Z')).toBe('24 Feb 2022, 05:00');
  expect(told('')).toBe('');
});
