/** The verb `post` over a real store, and the preview of a post. */
import { randomUUID } from 'node:crypto';
import { publicEntry } from '../../../shared/entry.js';
import type { Actor } from '../../../server/newsroom.js';
import { refusalOf, type House } from './house.js';
import { setScene } from './scene.js';

let house: House;
let blog: string;
let ann: Actor;
let eve: Actor;

const { posted, revised } = setScene((scene) => ({ house, blog, ann, eve } = scene));

test('a post becomes an entry with its HTML, and is told to the feeds once', async () => {
  const { receipt, repeated } = await house.post(ann, blog, { text: 'They **sing**.' });
  expect({ receipt, repeated }).toEqual({ receipt: { id: receipt.id, seq: 2, rev: 1 }, repeated: false });
  const entry = await house.entry(blog, receipt.id);
  expect(entry).toMatchObject({ state: 'published', seq: 2, order: 2, rev: 1, wordsRev: 1, byline: 'Ann' });
  expect(entry.html.text).toBe('<p>They <strong>sing</strong>.</p>');
  expect(house.published.map(({ seq, entry: told }) => [seq, told?.id])).toEqual([[2, receipt.id]]);
});

test('[A4] a public entry shows nothing of the account, and times to the minute', async () => {
  const shown = publicEntry(await house.entry(blog, await posted({ place: 'Fountain Square' })));
  expect(shown).toMatchObject({ happenedAt: '2022-02-27T11:42:00.000Z', publishedAt: '2022-02-27T11:42:00.000Z' });
  expect(Object.keys(shown)).not.toEqual(expect.arrayContaining(['author']));
  for (const secret of ['author', 'receivedAt', 'state', 'step', 'reason']) expect(shown).not.toHaveProperty(secret);
  expect(JSON.stringify(shown)).not.toContain(ann.person.id);
});

test.each([
  ['2022-02-27T11:44:00.000Z', 'as given', 'less than 2 minutes ahead'],
  ['2022-02-27T11:44:08.000Z', 'received', 'more than 2 minutes ahead'],
  ['2022-01-29T11:42:08.000Z', 'as given', 'less than 30 days behind'],
  ['2022-01-28T11:42:06.000Z', 'received', 'more than 30 days behind'],
])('a post that happened at %s keeps its time %s: it lies %s', async (happenedAt, kept) => {
  const entry = await house.entry(blog, await posted({ happenedAt }));
  expect(entry.content.happenedAt).toBe(kept === 'received' ? entry.receivedAt : happenedAt);
});

test.each(['2022-01-23T11:42:00.000Z', '2018-04-23T10:00:00.000Z', '1990-01-20T00:00:00.000Z'])(
  "an editor's post or revision keeps a time of long ago (%s), a reporter's does not",
  async (happenedAt) => {
    const id = await posted({ happenedAt }, eve);
    expect((await house.entry(blog, id)).content.happenedAt).toBe(happenedAt);
    const anns = await posted();
    await revised(anns, { happenedAt });
    expect((await house.entry(blog, anns)).content.happenedAt).toBe(happenedAt);
    await revised(anns, { happenedAt: '2022-01-24T11:42:00.000Z' }, ann);
    const { content, receivedAt } = await house.entry(blog, anns);
    expect(content.happenedAt).toBe(receivedAt);
  },
);

test('a post whose HTML shows nothing is refused as blank, and so is a revision that leaves nothing', async () => {
  const photo = { kind: 'photo', media: [] };
  for (const text of ['\u200b', '\u2060\u3164', '[]()', '![]( )', '---', '* * *', '[](https://example.org)']) {
    const refusal = { code: 'invalid', field: 'text', why: 'blank' };
    expect([text, await refusalOf(house.post(ann, blog, { text }))]).toMatchObject([text, refusal]);
    expect(await refusalOf(revised(await posted(), { text }))).toMatchObject(refusal);
    expect(await refusalOf(house.post(ann, blog, { ...photo, text }))).toMatchObject({ ...refusal, field: 'media' });
  }
  const media = [{ id: randomUUID(), alt: '' }];
  const withPhoto = await posted({ kind: 'photo', text: '', media });
  expect(await refusalOf(revised(withPhoto, { media: [] }))).toMatchObject({ field: 'media', why: 'blank' });
});

test('a correction of an entry that is missing, held or of another blog is refused with one answer', async () => {
  const other = await house.blog();
  const elsewhere = (await house.post(house.person(other, 'Ann'), other)).receipt.id;
  await house.set(blog, { status: 'paused' });
  const held = await posted();
  for (const corrects of [randomUUID(), held, elsewhere]) {
    expect(await refusalOf(house.post(eve, blog, { corrects }))).toMatchObject({
      code: 'not-found',
      field: 'corrects',
    });
  }
});

test('a preview shows a post before it is sent, and stores nothing', async () => {
  const id = randomUUID();
  const command = { id, blog, kind: 'update', lang: 'en', text: '*x*', happenedAt: house.clock.at.toISOString() };
  expect(await house.newsroom.preview(ann, command)).toMatchObject({ id, html: '<p><em>x</em></p>' });
  expect(await house.store.journal.entry(blog, id)).toBeNull();
  expect(house.published).toEqual([]);
});
