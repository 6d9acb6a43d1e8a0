import { CHOOSING, isUnnamed, onTheirWay, SHOT } from '../../../client/entry/coming.js';
import { contentOf } from '../../../client/entry/draft.js';
import { draftIn } from '../../../client/entry/keptDraft.js';
import { CORRECTED, draft, setting } from './drafts.js';

const kept = draft('update', { text: 'Half a sentence', place: 'by the embassy' });

test('a kept draft opens as it was, where its shape is that of today', () => {
  expect(draftIn(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
});

test('a draft that was kept before there were photos opens without any', () => {
  const { photos: _none, ...older } = kept;
  expect(draftIn(older)).toEqual({ ...kept, photos: [] });
});

test("a kept draft with a photo's place among the rest opens with the place as a field", () => {
  const said = { id: CORRECTED, alt: 'A flag', caption: 'By hand', credit: 'Anna' };
  const older = { ...kept, photos: [{ ...said, rest: { place: 'the square', altered: true } }] };
  const opened = draftIn(older);
  expect(opened).toEqual({ ...kept, photos: [{ ...said, place: 'the square', rest: { altered: true } }] });
  expect(contentOf(opened!, setting).media).toEqual([{ ...said, place: 'the square', altered: true }]);
});

test.each<[string, unknown]>([
  ['null', null],
  ['a string', 'update'],
  ['of an unknown kind', { ...kept, kind: 'poem' }],
  ['a draft with a number for a value', { ...kept, values: { text: 1 } }],
])('a kept draft that is %s is not opened', (_what, kept) => {
  expect(draftIn(kept)).toBeNull();
});

test('a kept draft with broken photos opens with its text', () => {
  expect(draftIn({ ...kept, photos: [null] })).toEqual(kept);
});

test('a picture of the own camera that was on its way when the page ended is lost, without a name', () => {
  const opened = draftIn({ ...kept, coming: ['IMG_1.jpg', SHOT] });
  expect(opened).toMatchObject({ coming: [], lost: ['IMG_1.jpg', SHOT] });
  expect(opened?.lost.map(isUnnamed)).toEqual([false, true]);
});

test('an entry waits for pictures that are on their way, and not for a choice of files that is still open', () => {
  expect(onTheirWay({ coming: [CHOOSING, SHOT, 'IMG_1.jpg'] })).toEqual([SHOT, 'IMG_1.jpg']);
});
