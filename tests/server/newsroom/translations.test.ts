/** Words of an entry in other languages, besides its text, over a real store. */
import { randomUUID } from 'node:crypto';
import type { Actor } from '../../../server/newsroom.js';
import { contentOfEntry } from '../../../server/storage/chain.js';
import { contentWith, createBlog, entryWith, postOf, stored } from '../../contracts/journal/drafts.js';
import { refusalOf, type House } from './house.js';
import { setScene } from './scene.js';

let house: House;
let blog: string;
let ann: Actor;

const { posted, revised, act } = setScene((scene) => ({ house, blog, ann } = scene));

// A photo belongs to one entry of a store: each test has one of its own.
let photo: string;
beforeEach(() => (photo = randomUUID()));

const media = () => [{ id: photo, alt: 'A flag', caption: 'At noon' }];
const speaker = { description: 'A student', role: 'speaker' };
const speech = () => ({ kind: 'speech', speaker, verbatim: false, place: 'Square', media: media() });
const role = { role: 'промовець' };
const uk = () => ({ speaker: role, place: 'Площа', media: { [photo]: { alt: 'Прапор', caption: 'Опівдні' } } });

const translationsOf = async (id: string) => (await house.entry(blog, id)).content.translations;

test('a post says more than its text in each language, and a text may be left out', async () => {
  const id = await posted({ ...speech(), translations: { uk: uk() } });
  expect(await translationsOf(id)).toEqual({ uk: { text: '', by: 'desk', of: 1, ...uk() } });
  expect((await house.entry(blog, id)).html.translations).toEqual({ uk: '' });
});

test.each([
  ['a role that the speaker has not', { speaker: { organisation: 'D18' } }, 'speaker.organisation'],
  ['a place in an entry without one', { place: 'Площа' }, 'place'],
  ['words of another kind', { according: 'поліція' }, 'according'],
  ['a photo of another entry', { media: { [randomUUID()]: { alt: 'x' } } }, expect.stringMatching(/media\..*\.alt$/)],
])('a translation of %s is refused by its path', async (_, words, path) => {
  const fields = { kind: 'speech', speaker, verbatim: true };
  const field = typeof path === 'string' ? `translations.uk.${path}` : path;
  const refused = { code: 'invalid', field, why: 'no-original' };
  expect(await refusalOf(posted({ ...fields, translations: { uk: words } }))).toMatchObject(refused);
  const id = await posted(fields);
  expect(await refusalOf(revised(id, { translations: { uk: words } }))).toMatchObject(refused);
});

test('a field of a translation that is too long is refused by its path, with the number of characters', async () => {
  const id = await posted(speech());
  const long = { media: { [photo]: { caption: 'x'.repeat(2_001) } } };
  expect(await refusalOf(revised(id, { translations: { uk: long } }))).toMatchObject({
    field: `translations.uk.media.${photo}.caption`,
    why: 'too-long',
    values: { n: 2_000 },
  });
});

test('all words in all languages together have a limit, which names the field and the number', async () => {
  const id = await posted({ text: 'x'.repeat(19_000), media: [{ id: photo, alt: 'x'.repeat(1_500) }] });
  const half = { text: 'x'.repeat(19_000), media: { [photo]: { alt: 'x'.repeat(1_500) } } };
  await revised(id, { translations: { uk: half } });
  const refused = { field: 'translations', why: 'words-too-long', values: { n: 60_000 } };
  expect(await refusalOf(revised(id, { translations: { az: half } }))).toMatchObject(refused);
});

test('a patch of one language comes whole, and leaves the others as they are', async () => {
  const id = await posted({ ...speech(), translations: { uk: uk(), az: { place: 'Meydan' } } });
  await revised(id, { translations: { uk: { text: 'Стійте.' } } });
  const { uk: now, az } = await translationsOf(id);
  expect(now).toEqual({ text: 'Стійте.', by: 'desk', of: 2 });
  expect(az).toEqual({ text: '', by: 'desk', of: 1, place: 'Meydan' });
});

test.each([
  ['caption', () => ({ media: [{ id: photo, alt: 'A flag', caption: 'At one' }] })],
  ['description of a photo', () => ({ media: [{ id: photo, alt: 'Two flags', caption: 'At noon' }] })],
  ['place', () => ({ place: 'Street' })],
  ['role', () => ({ speaker: { role: 'organiser' } })],
  ['note', () => ({ correction: { note: 'It was noon.' } })],
])('a new %s makes what was translated before of an earlier version', async (_, patch) => {
  const id = await posted({ ...speech(), translations: { uk: uk() } });
  await revised(id, patch());
  const { wordsRev, content } = await house.entry(blog, id);
  expect([wordsRev, content.translations.uk!.of]).toEqual([2, 1]);
});

test('[A2] a reporter says nothing in other languages after the post, and no note of a correction with it', async () => {
  const id = await posted(speech());
  expect(await refusalOf(revised(id, { translations: { uk: uk() } }, ann))).toMatchObject({ code: 'forbidden' });
  expect(await refusalOf(posted({ translations: { uk: { correction: 'Опівдні.' } } }))).toMatchObject({
    code: 'invalid',
    field: 'translations.uk.correction',
    why: 'unknown-field',
  });
});

test('a note is translated where there is one, and a new correction drops its translations', async () => {
  const id = await posted({ text: 'At one.' });
  const noted = { translations: { uk: { correction: 'Це було опівдні.' } } };
  expect(await refusalOf(revised(id, noted))).toMatchObject({ why: 'no-original' });
  await revised(id, { correction: { note: 'It was noon.' }, ...noted });
  expect((await translationsOf(id)).uk).toMatchObject({ of: 2, correction: 'Це було опівдні.' });
  await revised(id, { correction: { note: 'It was one after all.' } });
  expect(await translationsOf(id)).toEqual({});
});

test('[T2] a photo that is taken down takes its words along in every language', async () => {
  const id = await posted({ ...speech(), translations: { uk: uk(), az: { media: { [photo]: { alt: 'Bayraq' } } } } });
  await act('takedown', id, { media: photo });
  expect(await translationsOf(id)).toEqual({
    uk: { text: '', by: 'desk', of: 1, speaker: role, place: 'Площа' },
  });
  expect((await house.entry(blog, id)).html.translations).toEqual({ uk: '' });
  // A translation that was begun before the takedown brings nothing back.
  await revised(id, { translations: { uk: uk() } });
  expect(JSON.stringify(await house.entry(blog, id))).not.toMatch(/Прапор|Опівдні|Bayraq/);
});

test('[T2] a word that a revision removes is removed in every language', async () => {
  const id = await posted({ ...speech(), translations: { uk: uk() } });
  await revised(id, { media: [], place: null });
  expect((await translationsOf(id)).uk).toEqual({ text: '', by: 'desk', of: 1, speaker: role });
  await act('takedown', id);
  expect(await translationsOf(id)).toEqual({});
});

test('a record of before has no field that it did not have, verifies, and is revised whatever its size', async () => {
  const { journal } = house.store;
  if ((await journal.blog('baku')) === null) await createBlog(journal);
  const photos = Array.from({ length: 20 }, () => {
    return { id: randomUUID(), state: 'waiting' as const, alt: 'a'.repeat(2_000), caption: 'c'.repeat(2_000) };
  }).map((photo) => ({ ...photo, altered: false, sources: [] }));
  const translations = { uk: { text: 'Співають.', by: 'desk' as const, of: 1 } };
  const before = await stored(journal, postOf(entryWith({ content: contentWith({ media: photos, translations }) })));
  expect(contentOfEntry(before)).toContain('"translations":{"uk":{"by":"desk","of":1,"text":"Співають."}}');
  const eve = house.person('baku', 'Eve', 'editor');
  const target = { command: randomUUID(), id: before.id, blog: 'baku', rev: 1 };
  await house.newsroom.revise(eve, { ...target, text: 'They sang' });
  expect((await house.entry('baku', before.id)).content).toMatchObject({ text: 'They sang', translations });
  const longer = { ...target, command: randomUUID(), rev: 2, text: 'They sang louder than before.' };
  expect(await refusalOf(house.newsroom.revise(eve, longer))).toMatchObject({ why: 'words-too-long' });
  expect(await journal.verify('baku')).toMatchObject({ ok: true });
});

test('an entry has twenty translations at most, also where they come one after the other', async () => {
  const id = await posted();
  const many = (from: number, to: number) =>
    Object.fromEntries(Array.from({ length: to - from }, (_, n) => [`aa-x-t${from + n}`, { text: 'x' }]));
  await revised(id, { translations: many(10, 30) });
  expect(await refusalOf(revised(id, { translations: many(30, 31) }))).toMatchObject({
    code: 'invalid',
    field: 'translations',
    why: 'too-many',
    values: { n: 20 },
  });
  await revised(id, { translations: { ...many(30, 31), 'aa-x-t10': null } });
  expect(Object.keys(await translationsOf(id))).toHaveLength(20);
});
