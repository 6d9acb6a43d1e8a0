import { fromWallClock, latestAt, toWallClock } from '../../../client/entry/wallClock.js';

test("a time by the square's clock becomes the right moment, also on the night when clocks change", () => {
  expect(fromWallClock('2022-02-27T19:00', 'Asia/Baku')).toBe('2022-02-27T15:00:00.000Z');
  expect(toWallClock('2022-02-27T15:00:00.000Z', 'Asia/Baku')).toBe('2022-02-27T19:00');
  expect(fromWallClock('2022-03-27T04:30', 'Europe/Kyiv')).toBe('2022-03-27T01:30:00.000Z');
  expect(fromWallClock('soon', 'Asia/Baku')).toBeNull();
});

test.each([
  // [typed, present time, wanted moment]
  ['a time of today', 'Asia/Baku', '18:05', '2022-02-27T15:00Z', '2022-02-27T14:05Z'],
  ['a time of yesterday, just after midnight', 'Asia/Baku', '22:40', '2022-02-27T20:10Z', '2022-02-27T18:40Z'],
  ['midnight itself, a minute after it', 'Asia/Baku', '00:00', '2022-02-27T20:01Z', '2022-02-27T20:00Z'],
  ['the present minute', 'Asia/Baku', '19:00', '2022-02-27T15:00Z', '2022-02-27T15:00Z'],
  ['a clock that is two minutes ahead: it means now', 'Asia/Baku', '19:02', '2022-02-27T15:00Z', '2022-02-27T15:00Z'],
  ['a time three minutes ahead, of yesterday', 'Asia/Baku', '19:03', '2022-02-27T15:00Z', '2022-02-26T15:03Z'],
  ['a time before clocks went forward', 'Europe/Kyiv', '02:30', '2022-03-27T01:30Z', '2022-03-27T00:30Z'],
  [
    'a time that clocks leapt over, as one after the leap',
    'Europe/Kyiv',
    '03:30',
    '2022-03-27T04:00Z',
    '2022-03-27T01:30Z',
  ],
  ['the first of two equal hours', 'Europe/Kyiv', '03:30', '2022-10-30T00:40Z', '2022-10-30T00:30Z'],
  ['the second of two equal hours', 'Europe/Kyiv', '03:30', '2022-10-30T01:40Z', '2022-10-30T01:30Z'],
  ['the evening before clocks went back', 'Europe/Kyiv', '22:40', '2022-10-30T03:00Z', '2022-10-29T19:40Z'],
  ['a year that has just ended', 'America/New_York', '23:50', '2027-01-01T05:10Z', '2027-01-01T04:50Z'],
])('a time of day means %s (%s, %s at %s)', (_, zone, typed, now, wanted) => {
  expect(latestAt(typed, zone, now)).toBe(new Date(wanted).toISOString());
});

test('text that is no time of day names no time', () => {
  for (const typed of ['', 'soon', '25:00']) expect(latestAt(typed, 'Asia/Baku', '2022-02-27T15:00Z')).toBeNull();
});
