/** A blog's words in other languages, over a real store. */
import { publicBlog } from '../../../shared/entry.js';
import { canonical, contentOfBlog } from '../../../server/storage/chain.js';
import { refusalOf, type House } from './house.js';
import { setScene } from './scene.js';

let house: House;
let blog: string;

setScene((scene) => ({ house, blog } = scene));

const DRIVE = { id: 'trucks', title: 'Aid', unit: 'trucks', target: 10, destination: 'the border' };
const uk = { title: 'Мітинг', asks: ['Вода', 'Свічка'], drives: { trucks: { unit: 'вантажівки' } } };

const settings = async () => (await house.store.journal.blog(blog))!.settings;
const translations = async () => (await settings()).translations;
const begun = () => house.set(blog, { drives: [DRIVE], asks: ['Water', 'Candle'], translations: { uk } });

test('a blog says its words in each language; without any its record is as before', async () => {
  expect(canonical(contentOfBlog(blog, { settings: await settings() }))).not.toContain('translations');
  expect(publicBlog((await house.store.journal.blog(blog))!).translations).toEqual({});
  await begun();
  expect(publicBlog((await house.store.journal.blog(blog))!).translations).toEqual({ uk });
  await house.set(blog, { translations: { uk: null } });
  expect(await settings()).not.toHaveProperty('translations');
});

test('a new blog may come with its translations', async () => {
  blog = await house.blog({ languages: ['en', 'uk'], translations: { uk: { title: 'Мітинг' } } });
  expect(await translations()).toEqual({ uk: { title: 'Мітинг' } });
});

test('a patch of one language comes whole, and other settings leave it alone', async () => {
  await begun();
  await house.set(blog, { status: 'paused' });
  expect(await translations()).toEqual({ uk });
  await house.set(blog, { translations: { uk: { title: 'Хода' }, az: { title: 'Mitinq' } } });
  expect(await translations()).toEqual({ uk: { title: 'Хода' }, az: { title: 'Mitinq' } });
});

test('a word that becomes another, or goes, takes its translations along, unless they come with it', async () => {
  await begun();
  await house.set(blog, { title: 'March' });
  expect(await translations()).toEqual({ uk: { asks: uk.asks, drives: uk.drives } });
  await house.set(blog, { asks: ['Water', 'Lamp'] });
  expect(await translations()).toEqual({ uk: { drives: uk.drives } });
  await house.set(blog, { drives: [{ ...DRIVE, target: 12 }] });
  expect(await translations()).toEqual({ uk: { drives: uk.drives } });
  await house.set(blog, { drives: [] });
  expect(await translations()).toBeUndefined();
  await house.set(blog, { title: 'Walk', translations: { uk: { title: 'Прогулянка' } } });
  expect(await translations()).toEqual({ uk: { title: 'Прогулянка' } });
});

test.each([
  ['a place that the blog has not', { place: 'Баку' }, 'place'],
  ['a drive that the blog has not', { drives: { ships: { title: 'x' } } }, 'drives.ships.title'],
])('a translation of %s is refused by its path', async (_, words, path) => {
  expect(await refusalOf(house.set(blog, { translations: { uk: words } }))).toMatchObject({
    code: 'invalid',
    field: `translations.uk.${path}`,
    why: 'no-original',
  });
});

test('the words of a blog in all languages together have a limit', async () => {
  const standfirst = 'x'.repeat(2_000);
  await house.set(blog, { standfirst: 'Short.', asks: Array.from({ length: 20 }, () => 'x') });
  const asks = Array.from({ length: 20 }, () => 'y'.repeat(300));
  const tags = ['uk', 'az', 'ru', 'ar', 'de', 'fr', 'it', 'es'];
  const all = Object.fromEntries(tags.map((tag) => [tag, { standfirst, asks }]));
  expect(await refusalOf(house.set(blog, { translations: all }))).toMatchObject({
    field: 'translations',
    why: 'words-too-long',
    values: { n: 60_000 },
  });
});

test('a blog has words in twenty languages at most, also where they come one after the other', async () => {
  const many = (from: number, to: number) =>
    Object.fromEntries(Array.from({ length: to - from }, (_, n) => [`aa-x-t${from + n}`, { title: 'x' }]));
  await house.set(blog, { translations: many(10, 30) });
  expect(await refusalOf(house.set(blog, { translations: many(30, 31) }))).toMatchObject({
    code: 'invalid',
    field: 'translations',
    why: 'too-many',
  });
  await house.set(blog, { translations: { ...many(30, 31), 'aa-x-t10': null } });
  expect(Object.keys((await translations())!)).toHaveLength(20);
});
