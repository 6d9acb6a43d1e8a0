import { dayLines, dayOf } from '../../shared/days.js';
import { weekday } from '../../shared/messages/times.js';

test('a moment’s day is that of the zone’s calendar', () => {
  expect(dayOf('2022-02-27T19:59Z', 'Asia/Baku')).toBe('2022-02-27');
  expect(dayOf('2022-02-27T20:01Z', 'Asia/Baku')).toBe('2022-02-28');
  expect(dayOf('', 'Asia/Baku')).toBe('');
});

test('a day is said between entries where it changes, whichever way they run, and never above the first', () => {
  expect(dayLines(['3', '3', '2', '2', '1'])).toEqual(['', '', '2', '', '1']);
  expect(dayLines(['1', '2', '', '2'])).toEqual(['', '2', '', '']);
  expect(dayLines(['', '2', '2', '1'])).toEqual(['', '', '', '1']);
  expect(dayLines([])).toEqual([]);
});

test('a day has its weekday in each language, and digits in a language that the runtime does not know', () => {
  expect(weekday('2022-02-27', 'en')).toBe('Sunday 27 February');
  expect(weekday('2022-02-27', 'uk')).toContain('27 лютого');
  expect(weekday('2022-02-27', 'tlh')).toBe('27.02.2022');
});
