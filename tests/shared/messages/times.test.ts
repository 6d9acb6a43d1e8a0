import { clockTime, dayAndTime } from '../../../shared/messages/times.js';

const AT = '2022-02-27T15:42:00Z';

test('a time is what the clock of that zone shows, in 24 hours', () => {
  expect(clockTime(AT, 'Asia/Baku', 'en')).toBe('19:42');
  expect(clockTime('2022-02-27T20:05:00Z', 'Asia/Baku', 'en')).toBe('00:05');
});

test('a day comes before its month, and is named in the language', () => {
  expect(dayAndTime(AT, 'Asia/Baku', 'en')).toBe('Sun 27 Feb, 19:42');
  expect(dayAndTime(AT, 'Asia/Baku', 'de')).toBe('So., 27. Feb., 19:42');
});

test('what is no time says nothing', () => {
  expect([clockTime('', 'UTC', 'en'), dayAndTime('soon', 'UTC', 'en')]).toEqual(['', '']);
});
