/** The time of an event as the form says it, by the days of the rally's zone. */
import { happenedSaid } from '../../../client/entry/happened.js';
import { contentOf, emptyDraft } from '../../../client/entry/draft.js';
import { draftIn } from '../../../client/entry/keptDraft.js';
import { english } from '../../support/formSpeech.js';

test.each([
  ['2022-02-27T14:05Z', '2022-02-27T15:00Z', 'Asia/Baku', 'Happened at 18:05'],
  ['2022-02-27T18:40Z', '2022-02-27T20:10Z', 'Asia/Baku', 'Happened yesterday at 22:40'],
  ['2022-02-26T18:40Z', '2022-02-27T20:10Z', 'Asia/Baku', 'Happened Sat 26 Feb, 22:40'],
  ['2021-12-31T20:30Z', '2022-01-01T20:10Z', 'Asia/Baku', 'Happened yesterday at 00:30'],
  ['2021-12-30T18:40Z', '2022-01-02T20:10Z', 'Asia/Baku', 'Happened 30 Dec 2021, 22:40'],
  // Two hours ago by the moments; three by the clocks, which went forward in between.
  ['2022-03-27T00:30Z', '2022-03-27T02:30Z', 'Europe/Kyiv', 'Happened at 02:30'],
  ['2022-10-29T20:59Z', '2022-10-30T03:00Z', 'Europe/Kyiv', 'Happened yesterday at 23:59'],
])('an event of %s is told at %s in %s as "%s"', (at, now, zone, wanted) => {
  expect(happenedSaid(at, now, zone, english)).toBe(wanted);
});

const setting = { now: '2022-02-27T12:00:00.000Z', timeZone: 'Asia/Baku' };
const draft = { ...emptyDraft('update', 'en'), minutesAgo: 30, saidAt: '2022-02-27T11:00:00.000Z' };

test('a time ago counts from the moment in which it was said, not from the sending', () => {
  expect(contentOf(draft, setting).happenedAt).toBe('2022-02-27T10:30:00.000Z');
  expect(contentOf(emptyDraft('update', 'en'), setting).happenedAt).toBe(setting.now);
});

test('a draft that was kept before that was known counts from the sending, as it did', () => {
  const { saidAt: _unknown, ...old } = draft;
  const read = draftIn(JSON.parse(JSON.stringify(old)));
  expect(read && contentOf(read, setting).happenedAt).toBe('2022-02-27T11:30:00.000Z');
  expect(draftIn(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
});
