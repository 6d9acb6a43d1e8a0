import { CHOOSING } from '../../../client/entry/coming.js';
import { emptyPhoto } from '../../../client/entry/draftPhotos.js';
import { emptyDraft } from '../../../client/entry/draft.js';
import { Drafts } from '../../../client/reporter/drafts.js';
import { changeDraft, closeDraft, letGoOf, openDraft } from '../../../client/reporter/openDrafts.js';
import { LateShelf } from '../../../client/account/lateShelf.js';
import { BrowserShelf, type Shelf } from '../../../client/account/shelf.js';

function storage(limit = Infinity): Storage {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    key: (index) => [...kept.keys()][index] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem(key, value) {
      if (value.length > limit) throw new Error('QuotaExceededError');
      kept.set(key, value);
    },
    removeItem: (key) => void kept.delete(key),
    clear: () => {
      kept.clear();
    },
  };
}

/** The drafts of a page in which the typist pauses after each key. */
const onShelf = (shelf: Shelf) =>
  new Drafts(
    new LateShelf(
      shelf,
      (_ms, run) => {
        run();
        return () => undefined;
      },
      () => 0,
    ),
  );
const draftsIn = (there: Storage | null) => onShelf(new BrowserShelf(there));

const place = { person: 'baku reporter Anna', blog: 'baku', of: 'update' };
const typed = { ...emptyDraft('update', 'uk'), values: { lang: 'uk', text: 'слова' } };

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
  drafts.rememberLanguage('baku', 'update', 'en');
  drafts.rememberLanguage('baku', 'chant', 'uk');
  expect(drafts.language('baku', 'chant')).toBe('uk');
  expect(drafts.language('baku', 'speech')).toBe('en');
});

test('a picture that was coming when the page ended is named as lost on the next page, and stays so', () => {
  const there = storage();
  const drafts = draftsIn(there);
  drafts.keep(place, { ...emptyDraft('photo', 'uk'), coming: ['IMG_0001.jpg', CHOOSING] });
  const next = openDraft(draftsIn(there), place, () => emptyDraft('photo', 'uk'));
  expect(next.value).toMatchObject({ coming: [], lost: ['IMG_0001.jpg', CHOOSING] });
  drafts.keep(place, next.value);
  expect(draftsIn(there).get(place)?.lost).toEqual(['IMG_0001.jpg', CHOOSING]);
});

test('a form that is closed while a picture is taken in, and opened again, has the same draft', () => {
  const drafts = draftsIn(storage());
  const begins = () => emptyDraft('photo', 'uk');
  const first = openDraft(drafts, place, begins);
  changeDraft(drafts, place, begins, (now) => ({ ...now, coming: ['a.jpg'] }));
  closeDraft(drafts, place);
  expect(openDraft(drafts, place, begins)).toBe(first);
  changeDraft(drafts, place, begins, (now) => ({ ...now, coming: [] }));
  closeDraft(drafts, place);
  expect(openDraft(drafts, place, begins)).not.toBe(first);
});

test('what is added to a draft shows in the form that is open on it, and the next key of that form takes nothing of it away', () => {
  const drafts = draftsIn(storage());
  const begins = () => emptyDraft('update', 'uk');
  const shown = openDraft(drafts, place, begins);
  const typing = (text: string) =>
    changeDraft(drafts, place, begins, (now) => ({ ...now, values: { ...now.values, text } }));
  typing('Half a');
  const photos = [emptyPhoto('a', '')];
  changeDraft(drafts, place, begins, (now) => ({ ...now, photos }));
  typing('Half a sentence');
  expect(shown.value).toMatchObject({ values: { text: 'Half a sentence' }, photos });
  expect(drafts.get(place)).toEqual(shown.value);
});

test('what is added to a draft without a form is added to what is kept, as another page may have kept it since', () => {
  const there = storage();
  const drafts = draftsIn(there);
  const begins = () => emptyDraft('update', 'uk');
  openDraft(drafts, place, begins);
  closeDraft(drafts, place);
  draftsIn(there).keep(place, typed);
  changeDraft(drafts, place, begins, (now) => ({ ...now, photos: [emptyPhoto('a', '')] }));
  expect(drafts.get(place)).toEqual({ ...typed, photos: [emptyPhoto('a', '')] });
});

test('a form that is closed as another one opens leaves that one open', () => {
  const drafts = draftsIn(storage());
  const begins = () => emptyDraft('update', 'uk');
  const next = { ...place, of: 'notice' };
  openDraft(drafts, place, begins);
  const shown = openDraft(drafts, next, begins);
  closeDraft(drafts, place);
  changeDraft(drafts, next, begins, (now) => ({ ...now, values: { text: 'Added' } }));
  expect(shown.value.values.text).toBe('Added');
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
  expect(drafts.count()).toBe(2);
});

test('a change in the open form stays under the hand that writes it, and goes with the form once its entry is gone', () => {
  const drafts = draftsIn(storage());
  const begins = () => emptyDraft('update', 'uk');
  const change = { ...place, of: 'revise-gone' };
  drafts.keep(change, typed);
  openDraft(drafts, change, begins);
  drafts.forgetChangesOf((id) => id === 'gone');
  expect(drafts.get(change)).toEqual(typed);
  closeDraft(drafts, change);
  expect(drafts.get(change)).toBeNull();
  openDraft(drafts, { ...place, of: 'revise-there' }, begins);
  drafts.keep({ ...place, of: 'revise-there' }, typed);
  closeDraft(drafts, { ...place, of: 'revise-there' });
  expect(drafts.get({ ...place, of: 'revise-there' })).toEqual(typed);
});

test('a draft that is let go while a form shows it takes what is typed there all the same, and goes with the form', () => {
  const drafts = draftsIn(storage());
  const begins = () => emptyDraft('update', 'uk');
  const mend = { ...place, of: 'mend-here' };
  drafts.keep(mend, typed);
  const shown = openDraft(drafts, mend, begins);
  letGoOf(drafts, mend);
  changeDraft(drafts, mend, begins, (now) => ({ ...now, values: { ...now.values, text: 'слова далі' } }));
  expect(shown.value.values.text).toBe('слова далі');
  closeDraft(drafts, mend);
  expect(drafts.get(mend)).toBeNull();
  drafts.keep(mend, typed);
  letGoOf(drafts, mend);
  expect(drafts.get(mend)).toBeNull();
});
