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
  const kept = { said: { title: 'Мітинг' }, base: {} };
  expect(begunIn(kept)).toEqual(kept);
  expect(begunIn({ title: 'Мітинг' })).toEqual(kept);
  for (const other of [null, 'x', { title: 1 }, { said: { title: 1 }, base: {} }]) expect(begunIn(other)).toBeNull();
});

test('another editor’s words come in where this one left them alone, and are asked about where both typed', () => {
  const begun = begunOf({ ...asked, translations: { uk: whole } }, 'uk');
  const mine = { ...begun, said: { ...begun.said, title: 'Мій мітинг' } };
  const now = { ...begun.base, place: 'Баку' };
  expect(rebasedWords(mine, now)).toEqual({
    said: { ...begun.said, title: 'Мій мітинг', place: 'Баку' },
    base: now,
    both: [],
  });
  const { both, ...next } = rebasedWords(mine, { ...begun.base, title: 'Їхній мітинг' });
  expect([both, next.said.title]).toEqual([['title'], 'Мій мітинг']);
  // Asked once: saved again, what this editor typed is what they want.
  expect(rebasedWords(next, next.base).both).toEqual([]);
  expect(rebasedWords(mine, { ...begun.base, title: 'Мій мітинг' }).both).toEqual([]);
});

test('words whose originals become others are named before their translations go with them', () => {
  const translated = { ...asked, translations: { uk: whole, az: { title: 'Mitinq', place: 'Bakı' } } };
  const after = { ...translated, title: 'Another title', asks: ['Water'], drives: [] };
  expect(translationsGo(translated, translated, after, english)).toEqual([
    'Title',
    'What is collected',
    'What people are asked to bring',
  ]);
  expect(translationsGo(translated, translated, { ...translated, standfirst: 'New' }, english)).toEqual([]);
});
