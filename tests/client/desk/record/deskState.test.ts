import { expect, test } from '@jest/globals';
import {
  begun,
  foldChanges,
  foldItem,
  withOlder,
  type DeskState,
  type Folded,
} from '../../../../client/desk/record/deskState.js';
import { listed, waitingIn } from '../../../../client/desk/record/lists.js';
import { textAt } from '../../../../client/desk/record/versions.js';
import { blog, entry } from '../record.js';

const EPOCH = 'e1';

function state(...entries: ReturnType<typeof entry>[]): DeskState {
  return begun(blog(), 5, { epoch: EPOCH, step: 5, entries, next: null });
}

function changed(folded: Folded): DeskState {
  if (folded.is !== 'changed') throw new Error(`it is ${folded.is}`);
  return folded.state;
}

test("the desk's state takes the next item, with its entry", () => {
  const after = changed(foldItem(state(), { epoch: EPOCH, step: 6, entry: entry('a', { step: 6 }), blog: null }));
  expect(after.step).toBe(6);
  expect(after.entries.get('a')?.step).toBe(6);
});

test("an item that came before changes nothing of the desk's state", () => {
  expect(foldItem(state(), { epoch: EPOCH, step: 5, entry: entry('a', { step: 5 }), blog: null })).toEqual({
    is: 'same',
  });
});

test('an item beyond the next step, and a first item that tells of a further record, are a gap', () => {
  expect(foldItem(state(), { epoch: EPOCH, step: 7, entry: entry('a', { step: 7 }), blog: null })).toEqual({
    is: 'gap',
  });
  expect(foldItem(state(), { epoch: EPOCH, step: 6, entry: null, blog: null })).toEqual({ is: 'gap' });
  expect(foldItem(state(), { epoch: EPOCH, step: 5, entry: null, blog: null })).toEqual({ is: 'same' });
});

test('the desk loads the record anew after an item or an answer of another epoch', () => {
  expect(foldItem(state(), { epoch: 'e2', step: 6, entry: null, blog: null })).toEqual({ is: 'reload' });
  expect(foldChanges(state(), { reset: true, epoch: 'e2', step: 1 })).toEqual({ is: 'reload' });
});

test('an answer of changes moves the state to its last step, and an older entry never replaces a newer one', () => {
  const before = state(entry('a', { step: 9, text: 'newer' }));
  const items = [{ epoch: EPOCH, step: 6, entry: entry('a', { step: 6, text: 'older' }), blog: null }];
  const after = changed(foldChanges(before, { epoch: EPOCH, step: 8, to: 8, items }));
  expect(after.step).toBe(8);
  expect(after.entries.get('a')?.text).toBe('newer');
});

test('a record that moved between its first two answers begins at the lower step', () => {
  expect(begun(blog(), 7, { epoch: EPOCH, step: 5, entries: [], next: null }).step).toBe(5);
});

test('held entries below the newest batch wait from the start, and still do when older entries are loaded', () => {
  const published = Array.from({ length: 150 }, (_, n) => entry(`p${n}`, { first: n + 10 }));
  const newest = { epoch: EPOCH, step: 9, entries: published.slice(50), next: 60 };
  const held = { ...newest, step: 7, entries: [entry('waits', { first: 3, state: 'held' })], next: null };
  const opened = begun(blog(), 9, newest, [held]);
  expect(opened).toMatchObject({ step: 7, next: 60 });
  expect(waitingIn(opened).map(({ id }) => id)).toEqual(['waits']);
  expect(listed(opened, 'all', '')).toHaveLength(100);
  const older = { ...newest, entries: [...published.slice(0, 50), ...held.entries], next: null };
  const whole = changed(withOlder(opened, older));
  expect(waitingIn(whole).map(({ id }) => id)).toEqual(['waits']);
  expect(listed(whole, 'all', '')).toHaveLength(150);
});

test('the desk lists waiting entries oldest first, and the rest newest first', () => {
  const all = state(
    entry('a', { first: 1, state: 'held' }),
    entry('b', { first: 2 }),
    entry('c', { first: 3, state: 'held' }),
    entry('d', { first: 4, state: 'retracted' }),
  );
  expect(waitingIn(all).map(({ id }) => id)).toEqual(['a', 'c']);
  expect(listed(all, 'all', '').map(({ id }) => id)).toEqual(['d', 'b']);
  expect(listed(all, 'published', '').map(({ id }) => id)).toEqual(['b']);
  expect(listed(all, 'withdrawn', '').map(({ id }) => id)).toEqual(['d']);
});

test('the desk lists a long-held entry that is published now in the order in which readers see it', () => {
  const held = Array.from({ length: 150 }, (_, n) => entry(`h${n}`, { first: n + 1, state: 'held', order: null }));
  const newest = { epoch: EPOCH, step: 150, entries: held.slice(50), next: 51 };
  const opened = begun(blog(), 150, newest, [{ ...newest, entries: held.slice(0, 50), next: null }]);
  const publish = (before: DeskState, id: string, first: number, order: number) => {
    const step = before.step + 1;
    return changed(foldItem(before, { epoch: EPOCH, step, entry: entry(id, { first, step, order }), blog: null }));
  };
  const one = publish(opened, 'h0', 1, 1);
  expect(listed(one, 'all', '').map(({ id }) => id)).toEqual(['h0']);
  const two = publish(one, 'fresh', 151, 2);
  const three = publish(two, 'h1', 2, 3);
  expect(listed(three, 'published', '').map(({ id }) => id)).toEqual(['h1', 'fresh']);
});

test('an entry that was withdrawn before readers saw it stands behind the entries that they saw by then', () => {
  const all = state(
    entry('a', { first: 1, order: 1 }),
    entry('b', { first: 2, order: null, state: 'retracted' }),
    entry('c', { first: 3, order: 2 }),
    entry('d', { first: 4, order: 4 }),
    entry('late', { first: 1, order: 5 }),
  );
  expect(listed(all, 'all', '').map(({ id }) => id)).toEqual(['late', 'd', 'c', 'b', 'a']);
});

test('an entry far below the loaded ones is not listed until its batch is loaded', () => {
  const before = { ...state(entry('new', { first: 90 })), next: 50 };
  const with_ = changed(
    foldItem(before, { epoch: EPOCH, step: 6, entry: entry('old', { first: 3, step: 6 }), blog: null }),
  );
  expect(listed(with_, 'all', '').map(({ id }) => id)).toEqual(['new']);
  const older = { epoch: EPOCH, step: 6, entries: [entry('old', { first: 3, step: 2, text: 'stale' })], next: null };
  const after = changed(withOlder(with_, older));
  expect(listed(after, 'all', '').map(({ id, step }) => [id, step])).toEqual([
    ['new', 1],
    ['old', 6],
  ]);
});

test("the desk's search finds words without case and accents, in translations and bylines, too", () => {
  const all = state(
    entry('a', { text: 'Yaşasın Ukrayna' }),
    entry('b', { translations: { en: { text: 'Glory', html: '', of: 1, by: 'desk' } } }),
    entry('c', { byline: 'Leyla' }),
  );
  expect(listed(all, 'all', 'YASASIN').map(({ id }) => id)).toEqual(['a']);
  expect(listed(all, 'all', 'glory').map(({ id }) => id)).toEqual(['b']);
  expect(listed(all, 'all', 'leyla').map(({ id }) => id)).toEqual(['c']);
});

test('the desk remembers the text that a translation was made from, until the entry is taken down', () => {
  const before = state(entry('a', { text: 'At three.' }));
  const revised = entry('a', { step: 6, rev: 2, wordsRev: 2, text: 'At four.' });
  const after = changed(foldItem(before, { epoch: EPOCH, step: 6, entry: revised, blog: null }));
  expect(textAt(after.versions, revised, 1)).toBe('At three.');
  expect(textAt(after.versions, revised, 2)).toBe('At four.');
  const gone = entry('a', { step: 7, rev: 2, state: 'taken-down', text: '' });
  expect(changed(foldItem(after, { epoch: EPOCH, step: 7, entry: gone, blog: null })).versions.size).toBe(0);
});
