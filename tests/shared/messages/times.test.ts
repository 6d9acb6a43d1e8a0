import { clockTime, dayAndTime, minutesAndSeconds } from '../../../shared/messages/times.js';

const AT = '2022-02-27T15:42:00Z';

test('a time is said as the clock of the blog’s zone shows it, in 24 hours', () => {
  expect(clockTime(AT, 'Asia/Baku', 'en')).toBe('19:42');
  expect(clockTime('2022-02-27T20:05:00Z', 'Asia/Baku', 'en')).toBe('00:05');
});

test('a date is said with the day before the month, in the page’s language', () => {
  expect(dayAndTime(AT, 'Asia/Baku', 'en')).toBe('Sun 27 Feb, 19:42');
  expect(dayAndTime(AT, 'Asia/Baku', 'de')).toBe('So., 27. Feb., 19:42');
});

test('a text that is no time is said as nothing', () => {
  expect([clockTime('', 'UTC', 'en'), dayAndTime('soon', 'UTC', 'en')]).toEqual(['', '']);
});

test('the time that is left is said in minutes and seconds, in the digits of the language', () => {
  expect([65, 600, 0].map((seconds) => minutesAndSeconds(seconds, 'en'))).toEqual(['1:05', '10:00', '0:00']);
  expect(minutesAndSeconds(65, 'ar')).toBe('1:05');
  expect(minutesAndSeconds(65, 'fa')).toBe('۱:۰۵');
});
