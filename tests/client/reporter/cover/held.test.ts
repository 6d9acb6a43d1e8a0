import { expect, test } from '@jest/globals';
import { broughtIn, facesSaid, firstHeld, withLooks } from '../../../../client/reporter/cover/held.js';
import { emptyPhoto } from '../../../../client/entry/draftPhotos.js';
import type { Look } from '../../../../client/reporter/photos/photoRow.js';

const photos = ['a', 'b'].map((id) => emptyPhoto(id, ''));
const looks = (...all: Look[]) => new Map(all.map((look, at) => [['a', 'b'][at] ?? '', look]));

test('a photo that nobody has looked at keeps the entry, whatever the blog requires', () => {
  expect(firstHeld(photos, looks('checked', 'open'), false)).toEqual({ index: 1, why: 'open' });
});

test.each<Look>(['unseen', 'hidden', 'unopened'])(
  'a photo that is %s goes, but where the blog requires that its faces were looked for',
  (look) => {
    expect(firstHeld(photos, looks(look, 'covered'), false)).toBeNull();
    expect(firstHeld(photos, looks(look, 'covered'), true)).toEqual({ index: 0, why: look });
  },
);

test('photos that are checked, covered, or on the server keep nothing', () => {
  expect(firstHeld(photos, looks('checked', 'covered'), true)).toBeNull();
  expect(firstHeld(photos, new Map(), true)).toBeNull();
});

test('an approved photo says that its faces were looked for, and that it was altered where pixels were covered', () => {
  const [one, other] = withLooks(photos, looks('checked', 'covered'));
  expect([one?.rest, other?.rest]).toEqual([{ facesChecked: true }, { facesChecked: true, altered: true }]);
  expect([facesSaid('hidden'), facesSaid('unopened'), facesSaid('open')]).toEqual([{}, {}, {}]);
});

test('a photo that is opened again says it no more until it is approved, and keeps what else is known of it', () => {
  const known = photos.map((photo) => ({ ...photo, rest: { takenAt: 'then', facesChecked: true, altered: true } }));
  expect(withLooks(known, looks('open'))[0]?.rest).toEqual({ takenAt: 'then', altered: true });
});

test('photos that the entry had before are not looked at: the server has them', () => {
  const from = { words: { kind: 'photo' as const, media: [{ id: 'a', alt: '' }] }, rev: 1 };
  expect(broughtIn({ photos, from }).map(({ id }) => id)).toEqual(['b']);
  expect(broughtIn({ photos, from: null })).toHaveLength(2);
});

test('photos of which nothing new is known are the same list: nothing is drawn anew', () => {
  const known = withLooks(photos, looks('checked', 'covered'));
  expect(withLooks(known, looks('checked', 'covered'))).toBe(known);
});
