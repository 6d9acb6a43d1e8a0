import { expect, test } from '@jest/globals';
import { rowsOf } from '../../../../client/desk/writing/saidRows.js';
import {
  firstLanguage,
  madeOf,
  ofPresent,
  progressOf,
  rebasedUpon,
  translatingIn,
  translatingOf,
} from '../../../../client/desk/writing/translating.js';
import type { DeskEntry } from '../../../../shared/entry.js';
import { KINDS } from '../../../../shared/entry.js';
import { words } from '../../../../shared/messages/en/deskPage.js';
import { speechIn } from '../../../../shared/messages/say.js';
import { entry } from '../record.js';

const english = { ...words, ...speechIn('en') };
const photo: DeskEntry['media'][number] = {
  ...{ id: 'p1', state: 'ready', alt: 'A flag', caption: 'At noon' },
  ...{ altered: false, sources: [] },
};
const speaker = { name: 'Ann', role: 'teacher' };
const speech = entry('a', { kind: 'speech', speaker, verbatim: true, place: 'Square', media: [photo] } as object);
const uk = { text: 'Люди йдуть.', html: '', by: 'desk' as const, of: 1, place: 'Площа' };

test('the desk shows a row for the text and for each word beside it, with a label of the form and its original', () => {
  const noted = { ...speech, correction: { note: 'It was noon.', at: speech.happenedAt } };
  expect(rowsOf(noted, english, 'az').map(({ path, label, original, lang }) => [path, label, original, lang])).toEqual([
    ['text', 'Words', 'People are arriving.', 'en'],
    ['speaker.role', 'Role', 'teacher', 'en'],
    ['place', 'Where', 'Square', 'en'],
    ['media.p1.alt', 'For those who cannot see it', 'A flag', 'en'],
    ['media.p1.caption', 'Caption', 'At noon', 'en'],
    ['correction', 'Note for readers', 'It was noon.', 'az'],
  ]);
});

test.each(KINDS)('every word of an entry of kind %s has a label in the catalogue', (kind) => {
  const all = {
    ...{ speaker: { description: 'a', role: 'b', organisation: 'c' }, source: { name: 'd' } },
    ...{ said: 'e', method: 'f', according: 'g', words: 'h', meanings: {} },
  };
  for (const { path, label } of rowsOf(entry('a', { kind, ...all }), english)) expect(label).not.toBe(path);
});

test('the desk tells of each language how much is missing, and whether it is of an earlier version', () => {
  const paths = rowsOf(speech, english).map(({ path }) => path);
  const one = { ...speech, translations: { uk, az: { ...uk, of: 0 } } };
  const progress = progressOf(one, ['en', 'uk', 'az', 'ru'], paths);
  expect(progress).toEqual([
    { lang: 'uk', missing: 3, isStale: false },
    { lang: 'az', missing: 3, isStale: true },
    { lang: 'ru', missing: 5, isStale: false },
  ]);
  expect(firstLanguage(progress, one)).toBe('az');
});

test('a translation is sent whole, in the wire’s shape, without blank words and words that the original lost', () => {
  const said = { text: 'Люди йдуть. ', 'speaker.role': ' учителька ', place: ' ', 'media.p2.alt': 'gone' };
  expect(madeOf(speech, 'uk', { said, isMachine: false })).toEqual({
    translations: { uk: { text: 'Люди йдуть.', speaker: { role: 'учителька' }, by: 'desk' } },
  });
  expect(madeOf(speech, 'uk', { said: { place: 'Площа' }, isMachine: true })).toEqual({
    translations: { uk: { place: 'Площа', by: 'machine' } },
  });
  expect(madeOf(speech, 'uk', { said: { text: ' ' }, isMachine: false })).toEqual({});
});

test('a text that the source gave stays the source’s where only words are added beside it', () => {
  const quoted = { ...speech, translations: { uk: { ...uk, by: 'source' as const } } };
  const begun = translatingOf(quoted, 'uk');
  expect(madeOf(quoted, 'uk', begun)).toMatchObject({ translations: { uk: { by: 'source', place: 'Площа' } } });
  const changed = { ...begun, said: { ...begun.said, text: 'Інше.' } };
  expect(madeOf(quoted, 'uk', changed)).toMatchObject({ translations: { uk: { by: 'desk' } } });
});

test('a translation that was kept is taken up, of an older page as of no known version, and anything else is not', () => {
  const begun = translatingOf({ ...speech, translations: { uk } }, 'uk');
  expect(translatingIn(JSON.parse(JSON.stringify(begun)))).toEqual(begun);
  const said = { text: 'Люди', meaning: '' };
  const unknown = { said, isMachine: false, base: { said: {}, isMachine: false, wordsRev: 0, original: null } };
  expect(translatingIn({ ...said, isMachine: false })).toEqual(unknown);
  expect(translatingIn({ said, isMachine: false })).toEqual(unknown);
  for (const kept of [null, 'x', {}, { isMachine: true }, { said: { text: 1 }, isMachine: true }])
    expect(translatingIn(kept)).toBeNull();
});

const closed = entry('a', { text: 'Street X is closed.', place: 'Square', translations: { uk } });
const paths = ['text', 'place'];
const begun = translatingOf(closed, 'uk');
const typed = { ...begun, said: { ...begun.said, text: 'Вулицю Ікс закрито.' } };

test('a translation that was typed of an original with other words is asked about before it is one of the new', () => {
  const corrected = { ...closed, text: 'Street Y is closed.', rev: 2, wordsRev: 2 };
  const asked = rebasedUpon(corrected, 'uk', typed, paths);
  expect(asked.question).toEqual({ isOriginal: true, both: [] });
  expect(asked.typing.base.original).toContain('Street X is closed.');
  // Typing on answers nothing.
  const on = { ...asked.typing, said: { ...asked.typing.said, text: 'Вулицю Ігрек закрито.' } };
  expect(rebasedUpon(corrected, 'uk', on, paths).question).toEqual({ isOriginal: true, both: [] });
  expect(rebasedUpon(corrected, 'uk', ofPresent(corrected, 'uk', on), paths)).toMatchObject({
    typing: { said: { text: 'Вулицю Ігрек закрито.' } },
    question: null,
  });
});

test('another editor’s translation comes in where this one left it alone, and is asked about where both typed', () => {
  const theirs = { ...closed, rev: 2, translations: { uk: { ...uk, of: 2, place: 'Майдан' } } };
  expect(rebasedUpon(theirs, 'uk', typed, paths)).toMatchObject({
    typing: { said: { text: 'Вулицю Ікс закрито.', place: 'Майдан' } },
    question: null,
  });
  const both = { ...theirs, translations: { uk: { ...uk, of: 2, text: 'Вулиця Ікс зачинена.' } } };
  const asked = rebasedUpon(both, 'uk', typed, paths);
  expect(asked.question).toEqual({ isOriginal: false, both: ['text'] });
  expect(rebasedUpon(both, 'uk', asked.typing, paths).question).toEqual(asked.question);
  expect(rebasedUpon(both, 'uk', ofPresent(both, 'uk', asked.typing), paths).question).toBeNull();
});

test('a translation that somebody took away while it was typed is asked about; one of another language says nothing here', () => {
  const { uk: _gone, ...none } = closed.translations;
  expect(rebasedUpon({ ...closed, rev: 2, translations: none }, 'uk', typed, paths).question?.both).toEqual(['text']);
  const other = { ...closed, rev: 2, translations: { uk, az: { ...uk, of: 2 } } };
  expect(rebasedUpon(other, 'uk', typed, paths).question).toBeNull();
  expect(rebasedUpon(closed, 'uk', typed, paths)).toEqual({ typing: typed, question: null });
});
