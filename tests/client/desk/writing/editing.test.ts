import { expect, test } from '@jest/globals';
import { textDiff } from '../../../../client/desk/writing/textDiff.js';
import {
  byClocksOf,
  editingIn,
  editingOf,
  followed,
  patchIn,
  upon,
  type Editing,
} from '../../../../client/desk/writing/editing.js';
import { actOf, ENTRY_KEYS, PAGE_KEYS } from '../../../../client/desk/board/keys.js';
import { desk } from '../../../../shared/messages/en/desk.js';
import { deskAddress } from '../../../../client/desk/board/photos.js';
import type { DeskEntry } from '../../../../shared/entry.js';
import { entry } from '../record.js';

const setting = { now: '2022-02-27T12:00:00.000Z', timeZone: 'Asia/Baku' };
const photo: DeskEntry['media'][number] = { id: 'p1', state: 'ready', alt: 'A flag', altered: false, sources: [] };

test('an entry that is opened and left as it is makes an empty patch', () => {
  const chant = entry('a', { kind: 'chant', text: '', ...{ words: 'Azadlıq!', meanings: { en: 'Freedom!' } } });
  for (const one of [entry('a'), chant, entry('a', { media: [photo] })]) {
    expect(patchIn(editingOf(one, setting), one, setting)).toEqual({});
  }
});

test('the patch of an edit holds the changed fields, and photos with their texts', () => {
  const one = entry('a', { media: [photo] });
  const editing = editingOf(one, setting);
  const patch = patchIn(
    {
      ...editing,
      draft: {
        ...editing.draft,
        values: { ...editing.draft.values, text: 'Changed.' },
        photos: [{ ...editing.draft.photos[0]!, caption: ' By hand ' }],
      },
    },
    one,
    setting,
  );
  expect(patch).toEqual({ text: 'Changed.', media: [{ id: 'p1', alt: 'A flag', caption: 'By hand' }] });
});

test("an editor who keeps their own text after another's revision sends it with the entry's current rev", () => {
  const editing = editingOf(entry('a', { text: 'Before.' }), setting);
  const mine = { ...editing, draft: { ...editing.draft, values: { ...editing.draft.values, text: 'Mine.' } } };
  const now = entry('a', { rev: 2, text: 'Theirs.', place: 'Baku' });
  const after = upon(mine, now, setting);
  expect(after.base.rev).toBe(2);
  expect(patchIn(after, now, setting)).toMatchObject({ text: 'Mine.' });
});

test('an editor is asked nothing where another one only pinned, published or translated the entry meanwhile', () => {
  const editing = editingOf(entry('a', { text: 'Before.' }), setting);
  const mine = { ...editing, draft: { ...editing.draft, values: { ...editing.draft.values, text: 'Mine.' } } };
  const uk = { text: 'Раніше.', by: 'desk', of: 2, html: '' } as const;
  const labelled = entry('a', { rev: 3, text: 'Before.', pinned: true, key: true, translations: { uk } });
  const after = followed(mine, labelled, setting);
  expect(after.base.rev).toBe(3);
  expect(patchIn(after, labelled, setting)).toEqual({ text: 'Mine.' });
  const correction = { note: 'It was ten.', at: '2022-02-27T12:00:00.000Z' };
  const others = [{ text: 'Theirs.' }, { correction }, { state: 'retracted' }, { media: [photo] }] as const;
  for (const other of others)
    expect(followed(mine, entry('a', { rev: 2, text: 'Before.', ...other } as Partial<DeskEntry>), setting)).toBe(mine);
});

test("an editor's own text leaves the translations alone that came or changed meanwhile", () => {
  const uk = { text: 'Люди', by: 'desk', of: 1, html: '' } as const;
  const editing = editingOf(entry('a', { translations: { uk } }), setting);
  const mine = { ...editing, draft: { ...editing.draft, values: { ...editing.draft.values, text: 'Mine.' } } };
  const now = entry('a', { rev: 2, translations: { uk: { ...uk, text: 'Людей', of: 2 }, az: { ...uk, of: 2 } } });
  expect(patchIn(upon(mine, now, setting), now, setting)).toEqual({ text: 'Mine.' });
});

test('a time of an entry stays the moment that it is where the rally’s time zone changes while the entry is edited', () => {
  const notice = entry('a', { kind: 'notice', ...{ until: '2022-02-27T14:00:00.000Z' } });
  const editing = editingOf(notice, setting);
  const mine = { ...editing, draft: { ...editing.draft, values: { ...editing.draft.values, text: 'Mine.' } } };
  const kyiv = { ...setting, timeZone: 'Europe/Kyiv' };
  const after = byClocksOf(mine, kyiv.timeZone);
  const until = ({ draft }: Editing) => (draft.values as Record<string, string>).until;
  expect([mine, after].map(until)).toEqual(['2022-02-27T18:00', '2022-02-27T16:00']);
  expect(patchIn(after, notice, kyiv)).toEqual({ text: 'Mine.' });
  // What an older page kept says nothing of its clocks.
  const { timeZone: _none, ...base } = mine.base;
  expect(byClocksOf({ ...mine, base }, kyiv.timeZone).draft).toEqual(mine.draft);
});

const added = { id: 'p2', alt: '', caption: '', credit: '', place: '', rest: { facesChecked: true } };

test('the patch of an edit names a photo that the form added, and leaves out those that were taken down meanwhile', () => {
  const one = entry('a', { media: [photo] });
  const editing = editingOf(one, setting);
  const mine = { ...editing, draft: { ...editing.draft, photos: [...editing.draft.photos, added] } };
  const named = { id: 'p2', alt: '', facesChecked: true };
  expect(patchIn(mine, one, setting)).toEqual({ media: [{ id: 'p1', alt: 'A flag' }, named] });
  const after = entry('a', { media: [{ ...photo, state: 'gone' }] });
  expect(patchIn(mine, after, setting)).toEqual({ media: [named] });
  expect(patchIn(mine, entry('a'), setting)).toEqual({ media: [named] });
});

test("an editor who goes on after another's revision keeps the photos that both added, and removes what either removed", () => {
  const [p1, p3, p4] = [photo, { ...photo, id: 'p3' }, { ...photo, id: 'p4' }];
  const editing = editingOf(entry('a', { media: [p1, p3] }), setting);
  const [first] = editing.draft.photos;
  const mine = { ...editing, draft: { ...editing.draft, photos: [first!, added] } };
  const after = upon(mine, entry('a', { rev: 2, media: [p1, p3, p4] }), setting);
  expect(after.draft.photos.map(({ id }) => id)).toEqual(['p1', 'p4', 'p2']);
  const gone = upon(mine, entry('a', { rev: 2, media: [p3] }), setting);
  expect(gone.draft.photos.map(({ id }) => id)).toEqual(['p2']);
});

test('a text diff names the changed words, and its pieces make up both texts', () => {
  const before = 'The march begins at three.';
  const after = 'The march begins at four today.';
  const pieces = textDiff(before, after);
  expect(
    pieces
      .filter(({ is }) => is !== 'new')
      .map(({ text }) => text)
      .join(''),
  ).toBe(before);
  expect(
    pieces
      .filter(({ is }) => is !== 'gone')
      .map(({ text }) => text)
      .join(''),
  ).toBe(after);
  expect(pieces[0]).toEqual({ is: 'same', text: 'The march begins at ' });
});

test("the board's keys do nothing while something is typed, or with a modifier", () => {
  const press = {
    key: 'x',
    code: 'KeyX',
    shiftKey: false,
    altKey: false,
    ctrlKey: false,
    metaKey: false,
    ...{ isComposing: false, keyCode: 0 },
    defaultPrevented: false,
    repeat: false,
  };
  expect(actOf(press, false)).toEqual({ on: 'entry', act: 'takeDown' });
  expect(actOf(press, true)).toBeNull();
  expect(actOf({ ...press, ctrlKey: true }, false)).toBeNull();
  expect(actOf({ ...press, isComposing: true }, false)).toBeNull();
});

test('a held key acts once, but for going from entry to entry', () => {
  const held = {
    code: '',
    shiftKey: false,
    altKey: false,
    ctrlKey: false,
    metaKey: false,
    ...{ isComposing: false, keyCode: 0 },
    defaultPrevented: false,
    repeat: true,
  };
  expect(['p', 'i', 'n', 'w'].map((key) => actOf({ ...held, key }, false))).toEqual([null, null, null, null]);
  expect(actOf({ ...held, key: 'j' }, false)).toEqual({ on: 'page', act: 'next' });
});

test('every key of the board has a description, and no two actions share a key', () => {
  const acts = [...Object.values(ENTRY_KEYS), ...Object.values(PAGE_KEYS)];
  expect(new Set(acts).size).toBe(acts.length);
  expect(Object.keys(desk.keysDo).sort()).toEqual([...acts].sort());
  expect(Object.keys(ENTRY_KEYS).filter((key) => key in PAGE_KEYS)).toEqual([]);
});

test('the desk fetches a photo from its own address', () => {
  expect(deskAddress('/media/a/b-320.webp')).toBe('/desk/media/a/b-320.webp');
});

describe('edits that an older page kept', () => {
  const one = entry('a', {
    media: [{ ...photo, takenAt: '2022-02-27T11:00:00.000Z', place: 'the square', altered: true }],
  });
  const { draft, base } = editingOf(one, setting);
  const [said] = draft.photos;
  const rest = { takenAt: '2022-02-27T11:00:00.000Z', altered: true };
  const ofDraft = { id: 'p1', alt: 'A flag', caption: '', credit: '' };
  const media = [{ place: 'the square', ...rest, id: 'p1', alt: 'A flag' }];
  const older = {
    draft: { ...draft, photos: [{ ...ofDraft, rest: { ...rest, place: 'the square' } }] },
    photos: [{ ...ofDraft, place: 'the square' }],
    base: { words: { ...base.words, media }, photos: [{ ...ofDraft, place: 'the square' }], rev: base.rev },
    note: 'why',
  };

  test('an edit that an older page kept opens as it was, with the photos’ texts beside the draft', () => {
    const opened = editingIn(JSON.parse(JSON.stringify(older)));
    expect(opened?.draft).toEqual({ ...draft, photos: [{ ...said, place: 'the square', rest }] });
    expect(opened?.note).toBe('why');
    expect(patchIn(opened!, one, setting)).toEqual({});
  });

  test('an edit kept by an older version of the page still sends its changed photo texts, also those without a field in the form', () => {
    const photos = [{ ...ofDraft, caption: 'By hand', place: 'the gate' }];
    expect(patchIn(editingIn({ ...older, photos })!, one, setting)).toEqual({
      media: [{ id: 'p1', alt: 'A flag', caption: 'By hand', place: 'the gate', ...rest }],
    });
  });

  test('an edit opens as it is kept today, too, and is null without a draft', () => {
    const today = { draft, base, note: '' };
    expect(editingIn(JSON.parse(JSON.stringify(today)))).toEqual(today);
    expect(editingIn({ ...today, draft: null })).toBeNull();
    expect(editingIn(null)).toBeNull();
  });
});
