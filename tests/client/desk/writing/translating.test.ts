import { expect, test } from '@jest/globals';
import { rowsOf } from '../../../../client/desk/writing/saidRows.js';
import {
  firstLanguage,
  madeOf,
  progressOf,
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

test('a translation that an older page kept is taken up, and anything else is not', () => {
  expect(translatingIn({ text: 'Люди', meaning: '', isMachine: false })).toEqual({
    said: { text: 'Люди', meaning: '' },
    isMachine: false,
  });
  for (const kept of [null, 'x', {}, { isMachine: true }, { said: { text: 1 }, isMachine: true }])
    expect(translatingIn(kept)).toBeNull();
});
