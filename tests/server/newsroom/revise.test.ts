/** The verb `revise`, over a real store. */
import { randomUUID } from 'node:crypto';
import type { Actor } from '../../../server/newsroom.js';
import { outcomeOf, refusalOf, type House } from './house.js';
import { setScene } from './scene.js';

let house: House;
let blog: string;
let ann: Actor;
let eve: Actor;

const { posted, revised } = setScene((scene) => ({ house, blog, ann, eve } = scene));

test('a revision of a stale rev is a conflict that names the current rev, and changes nothing', async () => {
  const id = await posted();
  await revised(id, { text: 'second' });
  expect(await refusalOf(revised(id, { text: 'third' }, eve, 1))).toMatchObject({
    code: 'conflict',
    field: 'rev',
    current: 2,
  });
  expect((await house.entry(blog, id)).content.text).toBe('second');
});

test('a revision of labels leaves the rev, a revision of content raises it, and the order never moves', async () => {
  const id = await posted();
  await posted();
  for (const labels of [{ pinned: true }, { key: true }, { verification: 'seen' }]) {
    expect((await revised(id, labels)).receipt.rev).toBe(1);
  }
  expect((await revised(id, { text: 'x' })).receipt.rev).toBe(2);
  const entry = await house.entry(blog, id);
  expect(entry).toMatchObject({ rev: 2, order: 2, seq: 7, pinned: true, key: true, verification: 'seen' });
});

test('a revision of the text raises wordsRev, and a translation keeps the rev that it was made at', async () => {
  const id = await posted({ translations: { uk: { text: 'Співають.', by: 'source' } } });
  expect((await house.entry(blog, id)).content.translations.uk).toMatchObject({ by: 'source', of: 1 });
  await revised(id, { text: 'They sing again.' });
  const stale = await house.entry(blog, id);
  expect([stale.rev, stale.wordsRev, stale.content.translations.uk!.of]).toEqual([2, 2, 1]);
  await revised(id, { translations: { uk: { text: 'Знову співають.' } } });
  const fresh = await house.entry(blog, id);
  expect([fresh.rev, fresh.wordsRev]).toEqual([3, 2]);
  expect(fresh.content.translations.uk).toEqual({ text: 'Знову співають.', by: 'desk', of: 3 });
  expect(fresh.html.translations.uk).toBe('<p>Знову співають.</p>');
  await revised(id, { place: 'Square', happenedAt: '2022-02-27T11:00:00Z' });
  expect((await house.entry(blog, id)).wordsRev).toBe(4);
  await revised(id, { place: null, happenedAt: '2022-02-27T11:01:00Z' });
  expect((await house.entry(blog, id)).wordsRev).toBe(4);
});

test('null in a revision removes a field, and a field that the kind does not have is named', async () => {
  const id = await posted({ place: 'Square', translations: { uk: { text: 'а' }, az: { text: 'b' } } });
  await revised(id, { place: null, translations: { az: null } });
  const { content, html } = await house.entry(blog, id);
  expect(content).not.toHaveProperty('place');
  expect(Object.keys(content.translations)).toEqual(['uk']);
  expect(Object.keys(html.translations)).toEqual(['uk']);
  expect(await refusalOf(revised(id, { words: 'x' }))).toMatchObject({ code: 'invalid', field: 'words' });
  expect(await refusalOf(revised(id, { text: null }))).toMatchObject({ code: 'invalid', field: 'text' });
});

test.each([
  ['chant', { kind: 'chant', text: '', words: 'a', meanings: { en: 'b' } }, { meanings: { en: null, uk: 'c' } }],
  ['speech', { kind: 'speech', speaker: { name: 'A', role: 'b' }, verbatim: true }, { speaker: { role: null } }],
  ['quote', { kind: 'quote', source: { name: 'A', url: 'https://a.example' } }, { source: { url: null } }],
  ['notice', { kind: 'notice', urgency: 'info' }, { urgency: null, until: '2022-02-27T14:00:00Z' }],
  ['drive', { kind: 'drive', text: '', drive: 'trucks', add: 2 }, { add: null, total: 7 }],
  ['crowd', { kind: 'crowd', text: '', low: 1, high: 2, according: 'us' }, { low: null, high: null, said: 'many' }],
  [
    'photo',
    { kind: 'photo', text: 'By the sea' },
    { media: [{ id: '7f1b8e7e-27a5-4b57-8f0a-0f4b1e0a9c22', alt: 'x' }] },
  ],
])('a revision of a %s patches its own fields and leaves a valid entry', async (_, fields, patch) => {
  const id = await posted(fields);
  await revised(id, patch, ann);
  const { content } = await house.entry(blog, id);
  expect(JSON.stringify(content)).not.toContain('null');
  expect(content.kind).toBe(fields.kind);
});

test('a revision that would leave an invalid entry is refused', async () => {
  const id = await posted({ kind: 'speech', speaker: { name: 'A' }, verbatim: true });
  expect(await refusalOf(revised(id, { speaker: { name: null } }))).toMatchObject({ field: 'speaker' });
  const drive = await posted({ kind: 'drive', text: '', drive: 'trucks', add: 2 });
  expect(await refusalOf(revised(drive, { total: 3 }))).toMatchObject({ code: 'invalid', field: 'add' });
});

test('an empty revision is refused, and makes no step', async () => {
  const id = await posted();
  const before = await house.entry(blog, id);
  expect(await refusalOf(revised(id, {}))).toMatchObject({ code: 'invalid' });
  expect(await refusalOf(house.set(blog, {}))).toMatchObject({ code: 'invalid' });
  expect(await house.entry(blog, id)).toEqual(before);
});

test('a revision with a correction shows its note publicly, with its time', async () => {
  const id = await posted();
  house.clock.at = new Date(house.clock.at.getTime() + 60_000);
  await revised(id, { correction: { note: 'The number was wrong.' }, verification: 'corrected' });
  const entry = await house.entry(blog, id);
  expect(entry).toMatchObject({ rev: 2, wordsRev: 2, verification: 'corrected' });
  expect(entry.correction).toEqual({ note: 'The number was wrong.', at: house.clock.at.toISOString() });
  expect(entry.editedAt).toBe(house.clock.at.toISOString());
});

test('a revised time is measured like that of a post: an impossible time becomes the time of receipt', async () => {
  const id = await posted();
  const { receivedAt } = await house.entry(blog, id);
  house.clock.at = new Date(house.clock.at.getTime() + 40 * 86_400_000);
  await revised(id, { happenedAt: '2022-02-27T11:30:00Z' });
  expect((await house.entry(blog, id)).content.happenedAt).toBe('2022-02-27T11:30:00.000Z');
  await revised(id, { happenedAt: '2023-02-27T11:30:00Z' });
  expect((await house.entry(blog, id)).content.happenedAt).toBe(receivedAt);
});

test('a revision cannot name a missing entry as the one that it corrects', async () => {
  const id = await posted();
  expect(await refusalOf(revised(id, { corrects: randomUUID() }))).toMatchObject({
    code: 'not-found',
    field: 'corrects',
  });
  expect(await outcomeOf(revised(id, { corrects: await posted() }))).toBe('ok');
});

test('two revisions at once: the first is stored, the second is a conflict', async () => {
  const id = await posted();
  const outcomes = await Promise.all(['a', 'b'].map((text) => outcomeOf(revised(id, { text }, eve, 1))));
  expect(outcomes.sort()).toEqual(['conflict', 'ok']);
});
