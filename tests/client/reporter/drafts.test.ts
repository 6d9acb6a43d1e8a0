import { emptyDraft } from '../../../client/entry/draft.js';
import { emptyPhoto } from '../../../client/entry/draftPhotos.js';
import { BrowserShelf } from '../../../client/account/shelf.js';
import { keepLanguage, lastLanguage } from '../../../client/reporter/lastChoices.js';
import { draftsIn, onShelf, place, storage, typed } from './typedDrafts.js';

test('a draft is there again on the next page, for the same person, blog and kind alone', () => {
  const there = storage();
  draftsIn(there).keep(place, typed);
  const next = draftsIn(there);
  expect(next.get(place)).toEqual(typed);
  expect(next.get({ ...place, person: 'baku reporter Omar' })).toBeNull();
  expect(next.get({ ...place, of: 'chant' })).toBeNull();
});

test.each<[string, Storage | null]>([
  ['no storage', null],
  ['a full storage', storage(10)],
])('a draft lives as long as the page on a device with %s', (_what, there) => {
  const drafts = draftsIn(there);
  drafts.keep(place, typed);
  expect(drafts.get(place)).toEqual(typed);
  drafts.remove(place);
  expect(drafts.get(place)).toBeNull();
});

test('a draft of another shape, or one that is broken, is not opened', () => {
  const there = storage();
  const shelf = new BrowserShelf(there);
  shelf.set('draft/baku reporter Anna/baku/update', { kind: 'update' });
  expect(onShelf(shelf).get(place)).toBeNull();
  there.setItem('rallyline:draft/baku reporter Anna/baku/update', '{');
  expect(onShelf(shelf).get(place)).toBeNull();
});

test("a chant's language is remembered for chants, an update's for the rest", () => {
  const drafts = draftsIn(storage());
  keepLanguage(drafts, 'baku', 'update', 'en');
  keepLanguage(drafts, 'baku', 'chant', 'uk');
  expect(lastLanguage(drafts, 'baku', 'chant')).toBe('uk');
  expect(lastLanguage(drafts, 'baku', 'speech')).toBe('en');
});

test('a draft whose entry was sent is let go at the next start, and no other', () => {
  const there = storage();
  draftsIn(there).keep(place, { ...typed, sentAs: 'sent' });
  draftsIn(there).keep({ ...place, of: 'chant' }, { ...typed, sentAs: 'not stored' });
  draftsIn(there).keep({ ...place, of: 'photo' }, typed);
  const next = draftsIn(there);
  next.forgetSent((id) => id === 'sent');
  const kept = ['update', 'chant', 'photo'].map((of) => next.get({ ...place, of }) !== null);
  expect(kept).toEqual([false, true, true]);
});

test('changes of an entry that is gone are let go, whoever began them, and those of other entries stay', () => {
  const there = storage();
  const drafts = draftsIn(there);
  const places = ['revise-gone', 'mend-gone', 'revise-there', 'update'].map((of) => ({ ...place, of }));
  for (const one of places) drafts.keep(one, { ...typed, photos: [emptyPhoto(one.of, '')] });
  drafts.keep({ ...place, person: 'baku reporter Omar/Ali', of: 'revise-gone' }, typed);
  drafts.forgetChangesOf((id) => id === 'gone');
  expect([...draftsIn(there).photos()].sort()).toEqual(['revise-there', 'update']);
  expect(drafts.kept()).toHaveLength(2);
});

test('a photo that was taken out of a draft stays its own as long as it can be put back, also where it was all that the draft had', () => {
  const there = storage();
  const drafts = draftsIn(there);
  drafts.keep(place, { ...emptyDraft('update', 'uk'), out: ['a photo'] });
  expect([...draftsIn(there).photos()]).toEqual(['a photo']);
  expect(draftsIn(there).get(place)?.out).toEqual(['a photo']);
  drafts.keep(place, emptyDraft('update', 'uk'));
  expect(draftsIn(there).kept()).toEqual([]);
});
