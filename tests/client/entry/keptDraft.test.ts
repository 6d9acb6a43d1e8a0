import { contentOf } from '../../../client/entry/draft.js';
import { draftIn } from '../../../client/entry/keptDraft.js';
import { CORRECTED, draft, setting } from './drafts.js';

const kept = draft('update', { text: 'Half a sentence', place: 'by the embassy' });

test('as it was, where the shape is the same', () => {
  expect(draftIn(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
});

test('from before there were photos', () => {
  const { photos: _none, ...older } = kept;
  expect(draftIn(older)).toEqual({ ...kept, photos: [] });
});

test("with a photo's place among the rest", () => {
  const words = { id: CORRECTED, alt: 'A flag', caption: 'By hand', credit: 'Anna' };
  const older = { ...kept, photos: [{ ...words, rest: { place: 'the square', altered: true } }] };
  const opened = draftIn(older);
  expect(opened).toEqual({ ...kept, photos: [{ ...words, place: 'the square', rest: { altered: true } }] });
  expect(contentOf(opened!, setting).media).toEqual([{ ...words, place: 'the square', altered: true }]);
});

test.each<[string, unknown]>([
  ['nothing', null],
  ['no object', 'update'],
  ['a kind that is none', { ...kept, kind: 'poem' }],
  ['a value that is no string', { ...kept, values: { text: 1 } }],
])('%s is no draft', (_what, kept) => {
  expect(draftIn(kept)).toBeNull();
});

test('photos that are none leave the words', () => {
  expect(draftIn({ ...kept, photos: [null] })).toEqual(kept);
});
