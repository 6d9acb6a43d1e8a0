/** Late entries: which tell both of their times, and which stand as one group. */
import { isLate, lateGroups, lateMark, markIn, tellsBoth, toldIn, type Told } from '../../shared/late.js';

const at = (clock: string) => `2022-02-27T${clock}Z`;
/** `14:02>14:31` happened at 14:02 and reached readers at 14:31. */
const told = (times: string): Told => {
  const [happenedAt = '', publishedAt = ''] = times.split('>').map(at);
  return { happenedAt, publishedAt };
};
const listed = (...entries: string[]) => entries.map((times) => (isLate(told(times)) ? told(times) : null));
const groups = (...entries: string[]) =>
  lateGroups(listed(...entries)).map(({ first, last, from, to }) => [
    first,
    last,
    from.slice(11, 16),
    to.slice(11, 16),
  ]);

test.each([
  ['14:02>14:02', false, false],
  ['14:02>14:06', false, false],
  ['14:02>14:07', true, false],
  ['14:02>14:08', true, true],
  ['23:58>23:59', false, false],
] as const)('an entry of %s tells both times: %s, and is late: %s', (times, both, late) => {
  expect([tellsBoth(told(times)), isLate(told(times))]).toEqual([both, late]);
});

test('an entry across midnight is late by its moments, not by its clock', () => {
  const entry = { happenedAt: '2022-02-27T23:58Z', publishedAt: '2022-02-28T00:10Z' };
  expect(isLate(entry)).toBe(true);
  expect(toldIn(lateMark(entry))).toEqual(entry);
});

test('neighbours that are late and came together are one group, from the first to the last of what happened', () => {
  expect(groups('14:20>14:32', '14:10>14:31', '14:02>14:31')).toEqual([[0, 2, '14:02', '14:20']]);
});

test('a group’s times are the earliest and the latest, whatever the order in which its entries came', () => {
  expect(groups('14:02>14:31', '14:20>14:31', '14:10>14:31')).toEqual([[0, 2, '14:02', '14:20']]);
});

test('a single late entry is no group', () => {
  expect(groups('14:02>14:31')).toEqual([]);
  expect(groups('14:31>14:31', '14:02>14:31', '14:30>14:30')).toEqual([]);
});

test('an entry in between that is not late parts a group', () => {
  expect(groups('14:12>14:31', '14:10>14:31', '14:31>14:31', '14:04>14:31', '14:02>14:31')).toEqual([
    [0, 1, '14:10', '14:12'],
    [3, 4, '14:02', '14:04'],
  ]);
});

test('late entries that came more than three minutes apart are two groups', () => {
  expect(groups('14:40>14:50', '14:39>14:50', '14:03>14:31', '14:02>14:31')).toEqual([
    [0, 1, '14:39', '14:40'],
    [2, 3, '14:02', '14:03'],
  ]);
  expect(groups('14:12>14:34', '14:02>14:31')).toEqual([[0, 1, '14:02', '14:12']]);
  expect(groups('14:12>14:35', '14:02>14:31')).toEqual([]);
});

test('entries that a phone sends one by one stay one group, however long that takes', () => {
  expect(groups('14:20>14:37', '14:18>14:34', '14:02>14:31')).toEqual([[0, 2, '14:02', '14:20']]);
});

test('a list without late entries has no groups', () => {
  expect(lateGroups([])).toEqual([]);
  expect(lateGroups([null, null])).toEqual([]);
});

test('the mark is found in the tag of an article, and nowhere in what people wrote', () => {
  const mark = lateMark(told('14:02>14:31'));
  expect(markIn(`<article id="e-1" data-late="${mark}" lang="en"><p>x</p></article>`)).toBe(mark);
  expect(markIn(`<article id="e-1" lang="en"><p>data-late="${mark}"</p></article>`)).toBeUndefined();
  expect(lateMark(told('14:02>14:04'))).toBeUndefined();
  expect(toldIn(undefined)).toBeNull();
  expect(toldIn('14:02')).toBeNull();
});
