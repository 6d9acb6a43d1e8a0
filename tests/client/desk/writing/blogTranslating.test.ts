import { expect, test } from '@jest/globals';
import {
  begunIn,
  begunOf,
  blogPatchOf,
  blogTranslatingOf,
  missingAsk,
  progressOfBlog,
  rebasedWords,
  rowsOfBlog,
  translationsGo,
} from '../../../../client/desk/writing/blogTranslating.js';
import { words } from '../../../../shared/messages/en/deskPage.js';
import { speechIn } from '../../../../shared/messages/say.js';
import { blog } from '../record.js';

const english = { ...words, ...speechIn('en') };
const asked = blog({ asks: ['Water', 'Candle'], languages: ['en', 'uk', 'az'] });
const whole = { title: 'Мітинг', asks: ['Вода', 'Свічка'], drives: { trucks: { title: 'Десять' } } };

test('the desk shows a row for every word of the blog, each ask among them', () => {
  expect(rowsOfBlog(asked, english).map(({ path, label }) => [path, label])).toEqual([
    ['title', 'Title'],
    ['standfirst', 'Standfirst'],
    ['place', 'Place'],
    ['asks.0', 'What people are asked to bring'],
    ['asks.1', 'What people are asked to bring'],
    ['drives.trucks.title', 'What is collected'],
    ['drives.trucks.unit', 'Counted in'],
  ]);
});

test('a blog’s words in a language begin with what stands, and are sent whole', () => {
  const begun = blogTranslatingOf({ ...asked, translations: { uk: whole } }, 'uk');
  expect(begun).toMatchObject({ title: 'Мітинг', 'asks.1': 'Свічка', 'drives.trucks.title': 'Десять' });
  expect(blogPatchOf(asked, 'uk', begun)).toEqual({ translations: { uk: whole } });
  expect(blogPatchOf(asked, 'uk', { ...begun, 'drives.gone.title': 'x', place: ' Баку ' })).toEqual({
    translations: { uk: { ...whole, place: 'Баку' } },
  });
  expect(blogPatchOf(asked, 'uk', { title: ' ' })).toEqual({ translations: { uk: null } });
});

test('asks are said all or none, and the missing one is named', () => {
  expect(missingAsk(asked, { 'asks.0': 'Вода' })).toBe('asks.1');
  expect(missingAsk(asked, {})).toBeNull();
  expect(missingAsk(asked, { 'asks.0': 'Вода', 'asks.1': 'Свічка' })).toBeNull();
  expect(blogPatchOf(asked, 'uk', { title: 'Мітинг', 'asks.0': 'Вода' })).toEqual({
    translations: { uk: { title: 'Мітинг' } },
  });
});

test('how much of the blog is missing is told for each of its languages', () => {
  const paths = rowsOfBlog(asked, english).map(({ path }) => path);
  expect(progressOfBlog({ ...asked, translations: { uk: whole } }, paths)).toEqual([
    { lang: 'uk', missing: 3, isStale: false },
    { lang: 'az', missing: 7, isStale: false },
  ]);
});

test('words that were kept on the device are taken up, also those of an older page, and anything else is not', () => {
  const kept = { said: { title: 'Мітинг' }, base: {}, originals: { title: 'Rally' } };
  expect(begunIn(kept)).toEqual(kept);
  const unknown = { ...kept, originals: {} };
  expect(begunIn({ said: kept.said, base: {} })).toEqual(unknown);
  expect(begunIn({ title: 'Мітинг' })).toEqual(unknown);
  for (const other of [null, 'x', { title: 1 }, { said: { title: 1 }, base: {} }]) expect(begunIn(other)).toBeNull();
});

const translated = { ...asked, translations: { uk: whole } };
const begun = begunOf(translated, 'uk');
const typed = (said: Record<string, string>) => ({ ...begun, said: { ...begun.said, ...said } });
const standing = (uk: object, fields: object = {}) => begunOf({ ...translated, ...fields, translations: { uk } }, 'uk');

test('another editor’s words come in where this one left them alone, and are asked about where both typed', () => {
  const mine = typed({ title: 'Мій мітинг' });
  const apart = standing({ ...whole, place: 'Баку' });
  expect(rebasedWords(mine, apart)).toEqual({
    typing: { ...apart, said: { ...apart.said, title: 'Мій мітинг' } },
    asked: null,
  });
  const both = standing({ ...whole, title: 'Їхній мітинг' });
  const { asked: row, typing } = rebasedWords(mine, both);
  expect([row, typing.said.title]).toEqual([{ path: 'title', is: 'changed' }, 'Мій мітинг']);
  // Asked once: saved again, what this editor typed is what they want.
  expect(rebasedWords(typing, both).asked).toBeNull();
  expect(rebasedWords(mine, standing({ ...whole, title: 'Мій мітинг' })).asked).toBeNull();
});

test('each row that both typed is asked about in its turn', () => {
  const now = standing({ ...whole, title: 'Їхній мітинг', place: 'Їхнє місце' });
  const first = rebasedWords(typed({ title: 'Мій мітинг', place: 'Моє місце' }), now);
  const second = rebasedWords(first.typing, now);
  expect([first.asked?.path, second.asked?.path].sort()).toEqual(['place', 'title']);
  expect(rebasedWords(second.typing, now).asked).toBeNull();
});

test('words that were typed for an original that is another since are asked about before they are its translation', () => {
  const now = standing({ asks: whole.asks }, { place: 'Street Y', asks: ['Water', 'Torch'] });
  const first = rebasedWords(typed({ place: 'Вулиця Ікс', 'asks.1': 'Своя свічка' }), now);
  const second = rebasedWords(first.typing, now);
  expect([first.asked, second.asked].map((row) => [row?.path, row?.is])).toEqual([
    ['place', 'of-another-original'],
    ['asks.1', 'of-another-original'],
  ]);
  expect(rebasedWords(second.typing, now).asked).toBeNull();
  // Words that nobody typed here are not this editor's to answer for.
  expect(rebasedWords(typed({}), now).asked).toBeNull();
});

test('words whose originals become others are named before their translations go with them', () => {
  const several = { ...asked, translations: { uk: whole, az: { title: 'Mitinq', place: 'Bakı' } } };
  const after = { ...several, title: 'Another title', asks: ['Water'], drives: [] };
  expect(translationsGo(several, several, after, english)).toEqual([
    'Title',
    'What is collected',
    'What people are asked to bring',
  ]);
  expect(translationsGo(several, several, { ...several, standfirst: 'New' }, english)).toEqual([]);
});
