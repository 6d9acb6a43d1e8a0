import { contentOf } from '../../../client/entry/draft.js';
import { draftIn } from '../../../client/entry/keptDraft.js';
import { patchOf } from '../../../client/entry/patch.js';
import type { OwnEntry } from '../../../client/reporter/mine.js';
import { beginning, byClocksOf, isUnchanged, revisionOf } from '../../../client/reporter/writing.js';
import type { SessionBlog } from '../../../shared/protocol/desk.js';
import { draftsIn } from './typedDrafts.js';

const baku = { now: '2022-02-27T12:00:00.000Z', timeZone: 'Asia/Baku' };
const kyiv = { ...baku, timeZone: 'Europe/Kyiv' };
const content = {
  ...{ kind: 'notice', lang: 'en', text: 'The square is closed.', until: '2022-02-27T14:00:00.000Z' },
  happenedAt: '2022-02-27T11:42:00.000Z',
} as const;
const of = revisionOf({ id: 'a', rev: 1, content } as unknown as OwnEntry, baku);
const begun = beginning(of, baku as unknown as SessionBlog, draftsIn(null));

test("the end of a notice stays the moment that it is where the rally's time zone changes while its change is written", () => {
  const kept = draftIn(JSON.parse(JSON.stringify(begun)))!;
  const after = byClocksOf(kept, kyiv.timeZone);
  expect([kept, after].map(({ values }) => values.until)).toEqual(['2022-02-27T18:00', '2022-02-27T16:00']);
  expect(isUnchanged(of, after, contentOf(after, kyiv))).toBe(true);
  const typed = { ...after, values: { ...after.values, text: 'It is open.' } };
  expect(patchOf(after.from!.words, contentOf(typed, kyiv))).toEqual({ text: 'It is open.' });
});

test('a draft that knows nothing of its clocks stays as it was typed, and so does one of the same zone', () => {
  const { timeZone: _none, ...from } = begun.from!;
  const older = { ...begun, from };
  expect(byClocksOf(older, kyiv.timeZone)).toBe(older);
  expect(byClocksOf(begun, baku.timeZone)).toBe(begun);
});
