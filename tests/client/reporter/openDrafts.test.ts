import { CHOOSING } from '../../../client/entry/coming.js';
import { emptyPhoto } from '../../../client/entry/draftPhotos.js';
import { emptyDraft, type Draft } from '../../../client/entry/draft.js';
import {
  changeDraft,
  closeDraft,
  holdOnTo,
  letGoOf,
  letGoOfSent,
  nameDraft,
  openDraft,
} from '../../../client/reporter/openDrafts.js';
import { draftsIn, place, storage, typed } from './typedDrafts.js';

/** A reporter's way into the form of a draft, and out of it. */
function formOf(drafts: ReturnType<typeof draftsIn>, begins: () => Draft) {
  return {
    begin: () => {
      drafts.leaveOpen(place);
      return openDraft(drafts, place, begins);
    },
    leave: () => {
      drafts.leaveOpen(null);
      closeDraft(drafts, place);
    },
  };
}

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

test('a change in the open form stays under the hand that writes it, behind the lock too, and goes once its entry is gone and the form is left', () => {
  const drafts = draftsIn(storage());
  const begins = () => emptyDraft('update', 'uk');
  const change = { ...place, of: 'revise-gone' };
  drafts.keep(change, typed);
  drafts.leaveOpen(change);
  openDraft(drafts, change, begins);
  drafts.forgetChangesOf((id) => id === 'gone');
  expect(drafts.get(change)).toEqual(typed);
  // The page's lock takes the form away, and gives it back.
  closeDraft(drafts, change);
  drafts.forgetChangesOf((id) => id === 'gone');
  expect(openDraft(drafts, change, begins).value).toEqual(typed);
  drafts.leaveOpen(null);
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
  drafts.leaveOpen(mend);
  const shown = openDraft(drafts, mend, begins);
  letGoOf(drafts, mend);
  changeDraft(drafts, mend, begins, (now) => ({ ...now, values: { ...now.values, text: 'слова далі' } }));
  expect(shown.value.values.text).toBe('слова далі');
  drafts.leaveOpen(null);
  closeDraft(drafts, mend);
  expect(drafts.get(mend)).toBeNull();
  drafts.keep(mend, typed);
  letGoOf(drafts, mend);
  expect(drafts.get(mend)).toBeNull();
});

test('a form that gives way to another takes its draft along where that was let go, and a form that is begun once more keeps it', () => {
  const drafts = draftsIn(storage());
  const begins = () => emptyDraft('update', 'uk');
  const write = (where: typeof place) => {
    drafts.leaveOpen(where);
    openDraft(drafts, where, begins);
  };
  const mend = { ...place, of: 'mend-here' };
  drafts.keep(mend, typed);
  write(mend);
  letGoOf(drafts, mend);
  holdOnTo(drafts, mend);
  write(mend);
  write(place);
  closeDraft(drafts, mend);
  expect(drafts.get(mend)).toEqual(typed);
  write(mend);
  letGoOf(drafts, mend);
  write(place);
  closeDraft(drafts, mend);
  expect([drafts.get(mend), drafts.leftOpen(place)]).toEqual([null, 'update']);
});

test('an entry that was sent takes its draft and its form along, also behind the lock, and neither from a form that was opened since', () => {
  const drafts = draftsIn(storage());
  const begins = () => emptyDraft('update', 'uk');
  const begin = () => {
    drafts.leaveOpen(place);
    return openDraft(drafts, place, begins);
  };
  drafts.keep(place, typed);
  const locked = begin();
  closeDraft(drafts, place);
  expect([letGoOfSent(drafts, place, locked), drafts.get(place)]).toEqual([true, null]);
  drafts.keep(place, typed);
  const left = begin();
  drafts.leaveOpen(null);
  closeDraft(drafts, place);
  expect([letGoOfSent(drafts, place, left), drafts.get(place)]).toEqual([false, null]);
  drafts.keep(place, typed);
  const first = begin();
  drafts.leaveOpen(null);
  closeDraft(drafts, place);
  begin();
  changeDraft(drafts, place, begins, (now) => ({ ...now, values: { ...now.values, text: 'слова далі' } }));
  expect(letGoOfSent(drafts, place, first)).toBe(false);
  expect(drafts.get(place)?.values.text).toBe('слова далі');
});

test('a form in which more was typed than was sent keeps that once the server has the entry, also for a reporter who leaves it', () => {
  const drafts = draftsIn(storage());
  const begins = () => typed;
  const { begin, leave } = formOf(drafts, begins);
  const { sentAs } = nameDraft(drafts, place, begin());
  leave();
  begin();
  changeDraft(drafts, place, begins, (now) => ({ ...now, values: { ...now.values, text: 'слова далі' } }));
  drafts.forgetSent((id) => id === sentAs);
  leave();
  expect(drafts.get(place)?.values.text).toBe('слова далі');
});

test('a new draft knows the entry that it is sent as from then on, whatever its form still changes, so that it goes out once', () => {
  const there = storage();
  const drafts = draftsIn(there);
  const begins = () => emptyDraft('photo', 'uk');
  const shown = openDraft(drafts, place, begins);
  changeDraft(drafts, place, begins, (now) => ({ ...now, photos: [emptyPhoto('a', '')], out: ['b'] }));
  const { sentAs } = nameDraft(drafts, place, shown);
  // The form is left in the moment of its sending, and what was taken out can be put back no longer.
  changeDraft(drafts, place, begins, (now) => ({ ...now, out: [] }));
  const next = draftsIn(there);
  expect(sentAs).toHaveLength(36);
  expect(next.get(place)).toMatchObject({ sentAs, out: [] });
  expect(nameDraft(drafts, place, shown).sentAs).toBe(sentAs);
  next.forgetSent((id) => id === sentAs);
  expect(next.get(place)).toBeNull();
});

test('a form that is opened in the moment of sending on the very draft that is sent goes with it, and stays once more was typed there', () => {
  const drafts = draftsIn(storage());
  const begins = () => emptyDraft('photo', 'uk');
  const { begin, leave } = formOf(drafts, begins);
  drafts.keep(place, { ...typed, photos: [{ ...emptyPhoto('a', 'Leyla'), alt: 'A flag' }], out: ['b'] });
  const left = begin();
  const sent = nameDraft(drafts, place, left);
  changeDraft(drafts, place, begins, (now) => ({ ...now, out: [] }));
  leave();
  begin();
  expect([letGoOfSent(drafts, place, left, sent), drafts.get(place)]).toEqual([true, null]);
  leave();
  drafts.keep(place, sent);
  const first = begin();
  leave();
  begin();
  changeDraft(drafts, place, begins, (now) => ({ ...now, photos: [] }));
  expect(letGoOfSent(drafts, place, first, sent)).toBe(false);
  expect(drafts.get(place)).toMatchObject({ photos: [], sentAs: sent.sentAs });
});

test('a form that closes before its page hears of another person is left from then on, and one behind the lock is not', () => {
  const drafts = draftsIn(storage());
  const begin = () => {
    drafts.leaveOpen(place);
    openDraft(drafts, place, () => emptyDraft('update', 'uk'));
  };
  begin();
  const isLeft = closeDraft(drafts, place);
  expect(isLeft()).toBe(false);
  begin();
  expect(isLeft()).toBe(false);
  drafts.leaveOpen(null);
  expect(isLeft()).toBe(true);
});

test('a form that was left stays so where its draft is opened again', () => {
  const drafts = draftsIn(storage());
  drafts.leaveOpen(place);
  openDraft(drafts, place, () => emptyDraft('update', 'uk'));
  drafts.leaveOpen(null);
  const isLeft = closeDraft(drafts, place);
  drafts.leaveOpen(place);
  expect(isLeft()).toBe(true);
});
