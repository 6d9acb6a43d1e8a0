import {
  blogWords,
  charactersOf,
  entryWords,
  hasNewWords,
  nestedWords,
  translatedWords,
} from '../../../shared/entry/words.js';

const PHOTO = 'b1c7f1f0-0000-4000-8000-000000000001';

const speech = {
  text: 'Stay.',
  speaker: { name: 'Ann', role: 'teacher' },
  place: 'Square',
  media: [{ id: PHOTO, alt: 'A flag', caption: '\u200b' }],
  correction: { note: 'Another street.' },
};

test('an entry’s own words are flat, by the wire’s paths, without names and without blank ones', () => {
  expect(entryWords(speech)).toEqual({
    'speaker.role': 'teacher',
    place: 'Square',
    [`media.${PHOTO}.alt`]: 'A flag',
    correction: 'Another street.',
  });
  expect(entryWords({})).toEqual({});
});

test('words of a translation become the wire’s shape and flat again without a loss', () => {
  const translation = { speaker: { role: 'учителька' }, media: { [PHOTO]: { alt: 'Прапор' } }, place: 'Площа' };
  const flat = translatedWords({ ...translation, text: 'Стійте.', html: '', by: 'desk', of: 1 });
  expect(flat).toEqual({ 'speaker.role': 'учителька', place: 'Площа', [`media.${PHOTO}.alt`]: 'Прапор' });
  expect(nestedWords(flat)).toEqual(translation);
});

test('a drive whose id is the name of something that every object has keeps its words, and touches nothing else', () => {
  const drives = { constructor: { title: 'Yük maşınları' }, 'to-string': { unit: 'ədəd' } };
  expect(nestedWords(translatedWords({ drives }))).toEqual({ drives });
  expect(Object.hasOwn(Object, 'title')).toBe(false);
});

test('a blog’s words are its title, standfirst and place, and those of its drives', () => {
  const drive = { id: 'trucks', title: 'Aid', unit: 'trucks', target: 10, destination: 'the border' };
  expect(blogWords({ title: 'Rally', standfirst: '', place: 'Baku', drives: [drive] } as object)).toEqual({
    title: 'Rally',
    place: 'Baku',
    'drives.trucks.title': 'Aid',
    'drives.trucks.unit': 'trucks',
    'drives.trucks.destination': 'the border',
  });
});

test('all words of an entry count in all languages', () => {
  const translations = { uk: { text: 'Тут.', place: 'Площа' } };
  expect(charactersOf({ ...speech, translations })).toBe(
    ['Stay.', 'teacher', 'Square', 'A flag', 'Another street.', 'Тут.', 'Площа'].join('').length,
  );
  expect(charactersOf({ words: 'a', transliteration: 'bb', meanings: { en: 'ccc' } } as object)).toBe(6);
});

test('words that only went are no new words', () => {
  expect(hasNewWords({ place: 'a', said: 'b' }, { place: 'a' })).toBe(false);
  expect(hasNewWords({ place: 'a' }, { place: 'b' })).toBe(true);
  expect(hasNewWords({}, { place: 'a' })).toBe(true);
});
