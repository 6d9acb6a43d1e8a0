import { inZone, lastChangeOf } from '../../../server/render/moments.js';
import { corrected, update } from './baku.js';

test.each([
  ['Asia/Baku', '2022-02-27T15:42:00+04:00'],
  ['UTC', '2022-02-27T11:42:00+00:00'],
  ['America/New_York', '2022-02-27T06:42:00-05:00'],
  ['Asia/Kathmandu', '2022-02-27T17:27:00+05:45'],
  ['America/St_Johns', '2022-02-27T08:12:00-03:30'],
])('a moment in %s has the offset of that day', (zone, moment) => {
  expect(inZone('2022-02-27T11:42:00.000Z', zone)).toBe(moment);
  expect(new Date(moment).toISOString()).toBe('2022-02-27T11:42:00.000Z');
});

test('an entry last changed when it was published, edited or corrected, whichever came last', () => {
  expect(lastChangeOf(update)).toBe('2022-02-27T11:25:00.000Z');
  expect(lastChangeOf(corrected)).toBe('2022-02-27T11:20:00.000Z');
  const { editedAt: _edited, ...unedited } = update;
  expect(lastChangeOf(unedited)).toBe(update.publishedAt);
});
