/** The verbs of the house, over a real store. */
import { jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { publicBlog, publicEntry } from '../../shared/entry.js';
import type { Actor } from '../../server/newsroom.js';
import { openHouse, outcomeOf, refusalOf, type House } from './newsroom/house.js';

let house: House;
let blog: string;
let ann: Actor;
let eve: Actor;

beforeAll(async () => (house = await openHouse()));
afterAll(() => house.close());
beforeEach(async () => {
  blog = await house.blog({ languages: ['en', 'uk'] });
  ann = house.person(blog, 'Ann');
  eve = house.person(blog, 'Eve', 'editor');
  house.published.length = 0;
});

async function posted(fields: Record<string, unknown> = {}, actor = ann): Promise<string> {
  return (await house.post(actor, blog, fields)).receipt.id;
}

async function revised(id: string, patch: object, actor = eve, rev?: number) {
  const command = { command: randomUUID(), id, blog, rev: rev ?? (await house.entry(blog, id)).rev };
  return house.newsroom.revise(actor, { ...command, ...patch });
}

const act = (verb: 'retract' | 'takedown', id: string, more: object = {}) =>
  house.newsroom[verb](eve, { command: randomUUID(), id, blog, ...more });

describe('a post', () => {
  test('becomes an entry with its HTML, and is told to the feeds once', async () => {
    const { receipt, repeated } = await house.post(ann, blog, { text: 'They **sing**.' });
    expect({ receipt, repeated }).toEqual({ receipt: { id: receipt.id, seq: 2, rev: 1 }, repeated: false });
    const entry = await house.entry(blog, receipt.id);
    expect(entry).toMatchObject({ state: 'published', seq: 2, order: 2, rev: 1, wordsRev: 1, byline: 'Ann' });
    expect(entry.html.text).toBe('<p>They <strong>sing</strong>.</p>');
    expect(house.published.map(({ seq, entry: told }) => [seq, told?.id])).toEqual([[2, receipt.id]]);
  });

  test('[A4] shows readers nothing of the account, and times to the minute', async () => {
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
  ])('at %s keeps its time %s: it lies %s', async (happenedAt, kept) => {
    const entry = await house.entry(blog, await posted({ happenedAt }));
    expect(entry.content.happenedAt).toBe(kept === 'received' ? entry.receivedAt : happenedAt);
  });

  test.each(['2022-01-23T11:42:00.000Z', '2018-04-23T10:00:00.000Z', '1990-01-20T00:00:00.000Z'])(
    'of an editor keeps a time of long ago as it is said: %s, and of a reporter does not',
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

  test('of which nothing would be seen is refused as empty, at its text, and so is a change that leaves nothing', async () => {
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

  test('that corrects an entry that is not there, or held, or of another blog is refused alike', async () => {
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

  test('can be looked at before it is sent; nothing is stored', async () => {
    const id = randomUUID();
    const command = { id, blog, kind: 'update', lang: 'en', text: '*x*', happenedAt: house.clock.at.toISOString() };
    expect(await house.newsroom.preview(ann, command)).toMatchObject({ id, html: '<p><em>x</em></p>' });
    expect(await house.store.journal.entry(blog, id)).toBeNull();
    expect(house.published).toEqual([]);
  });
});

describe('[J3] the same id again', () => {
  test('with the same content gets the first receipt and stores nothing', async () => {
    const id = randomUUID();
    const first = await house.post(ann, blog, { id });
    const again = await house.post(ann, blog, { id });
    expect(again).toEqual({ receipt: first.receipt, repeated: true });
    expect((await house.store.journal.blog(blog))!.head).toBe(2);
    expect(house.published).toHaveLength(1);
  });

  test('is the same as it came and as it is read: with line ends of another program, or isolates around a name', async () => {
    const id = randomUUID();
    const first = await house.post(ann, blog, { id, text: 'Бір\r\nекі', place: ' \u2068Алматы\u2069' });
    const read = await house.post(ann, blog, { id, text: 'Бір\nекі', place: 'Алматы' });
    expect(read).toEqual({ receipt: first.receipt, repeated: true });
    // A server of before kept this text as it came.
    const { journal } = house.store;
    const old = randomUUID();
    const appending = jest.spyOn(journal, 'append').mockImplementationOnce((append) => {
      appending.mockRestore();
      const { came: body = append.command.body, ...command } = append.command;
      return journal.append({ ...append, command: { ...command, body } });
    });
    const kept = await house.post(ann, blog, { id: old, text: 'one\u2028two' });
    expect(await house.post(ann, blog, { id: old, text: 'one\u2028two' })).toEqual({ ...kept, repeated: true });
    expect(await outcomeOf(house.post(ann, blog, { id: old, text: 'three' }))).toBe('conflict');
  });

  test('that was taken before, and would not be taken now, gets its first receipt; another one is refused', async () => {
    const { journal } = house.store;
    const id = randomUUID();
    const crowd = { id, kind: 'crowd', text: '', low: 300.5, according: 'us' };
    const appending = jest.spyOn(journal, 'append').mockImplementationOnce((append) => {
      appending.mockRestore();
      const body = append.command.body.replace('"low":300', '"low":300.5');
      return journal.append({ ...append, command: { ...append.command, body } });
    });
    const { receipt } = await house.post(ann, blog, { ...crowd, low: 300 });
    expect(await house.post(ann, blog, crowd)).toEqual({ receipt, repeated: true });
    const refused = { code: 'invalid', field: 'low' };
    expect(await refusalOf(house.post(ann, blog, { ...crowd, low: 9.5 }))).toMatchObject(refused);
    expect(await refusalOf(house.post(ann, blog, { ...crowd, id: randomUUID() }))).toMatchObject(refused);
    expect(await refusalOf(house.post(ann, blog, { ...crowd, said: '\ud83d' }))).toMatchObject({ field: 'said' });
    expect(await refusalOf(house.post(house.person(blog, 'Bob'), blog, crowd))).toMatchObject(refused);
  });

  test('with other content is a conflict on the id, which shows nothing', async () => {
    const id = await posted({ text: 'a secret' });
    const refusal = await refusalOf(house.post(ann, blog, { id, text: 'other' }));
    expect(refusal).toMatchObject({ code: 'conflict', field: 'id', retry: false });
    expect(JSON.stringify(refusal)).not.toContain('secret');
  });

  test('by another author, or in another blog, answers as what is not allowed', async () => {
    const id = await posted();
    const other = await house.blog();
    const bobs = await refusalOf(house.post(house.person(blog, 'Bob'), blog, { id }));
    const elsewhere = await refusalOf(house.post(house.person(other, 'Ann'), other, { id }));
    const notAllowed = await refusalOf(revised(id, { text: 'x' }, house.person(blog, 'Bob'), 1));
    expect(bobs).toEqual(notAllowed);
    expect(elsewhere).toEqual(notAllowed);
    expect(notAllowed).toMatchObject({ code: 'not-found', field: 'id' });
  });

  test('gets the first receipt also after the blog has ended, whatever rev it says', async () => {
    const id = randomUUID();
    const first = await house.post(ann, blog, { id });
    const command = { command: randomUUID(), id, blog, text: 'x' };
    const revision = await house.newsroom.revise(ann, { ...command, rev: 1 });
    await house.set(blog, { status: 'ended' });
    expect((await house.post(ann, blog, { id })).receipt).toEqual(first.receipt);
    expect((await house.newsroom.revise(ann, { ...command, rev: 1 })).receipt).toEqual(revision.receipt);
    expect((await house.newsroom.revise(ann, { ...command, rev: 2 })).receipt).toEqual(revision.receipt);
  });

  test('of a blog command gets the first receipt', async () => {
    const command = { command: randomUUID(), blog, rev: 1, title: 'New' };
    const first = await house.newsroom.blog(eve, command);
    expect(await house.newsroom.blog(eve, command)).toEqual({ receipt: first.receipt, repeated: true });
  });

  test('sent twice at the same time is stored once', async () => {
    const id = randomUUID();
    const both = await Promise.all([house.post(ann, blog, { id }), house.post(ann, blog, { id })]);
    expect(both[0].receipt).toEqual(both[1].receipt);
    expect(both.map(({ repeated }) => repeated).sort()).toEqual([false, true]);
  });

  test('sent through another instance at the same time is never refused for what it did itself', async () => {
    const { journal } = house.store;
    for (const verb of ['revise', 'takedown', 'retract'] as const) {
      const id = await posted();
      const command = { command: randomUUID(), id, blog, ...(verb === 'revise' ? { rev: 1, text: 'x' } : {}) };
      let other: Promise<unknown> = Promise.resolve();
      const asking = jest.spyOn(journal, 'known').mockImplementationOnce(async (identity) => {
        asking.mockRestore();
        const answer = await journal.known(identity);
        // Between this question and the look at the entry.
        await (other = house.newsroom[verb](eve, command));
        return answer;
      });
      const late = await house.newsroom[verb](eve, command);
      expect(late).toEqual({ ...((await other) as object), repeated: true });
    }
  });
});

describe('a paused blog', () => {
  test('holds what reporters send, and readers see it from the moment an editor publishes it', async () => {
    await house.set(blog, { status: 'paused' });
    const { receipt } = await house.post(ann, blog);
    expect(receipt).toMatchObject({ seq: null, rev: 1 });
    expect((await house.store.journal.since(blog, 0, 200))!.entries).toEqual([]);
    expect((await house.store.journal.entriesBefore(blog, { limit: 20 }))!.entries).toEqual([]);
    const between = await posted({}, eve);
    const published = await house.newsroom.publish(eve, { command: randomUUID(), id: receipt.id, blog, rev: 1 });
    const entry = await house.entry(blog, receipt.id);
    expect(entry).toMatchObject({ state: 'published', order: published.receipt.seq, seq: published.receipt.seq });
    expect(entry.order).toBeGreaterThan((await house.entry(blog, between)).order!);
    expect(entry.byline).toBe('Ann');
  });

  test('says since when', async () => {
    house.clock.at = new Date(house.clock.at.getTime() + 600_000);
    await house.set(blog, { status: 'paused' });
    const before = (await house.store.journal.blog(blog))!;
    expect(before.statusAt).toBe(house.clock.at.toISOString());
    house.clock.at = new Date(house.clock.at.getTime() + 600_000);
    await house.set(blog, { title: 'Other' });
    expect((await house.store.journal.blog(blog))!.statusAt).toBe(before.statusAt);
  });

  test('keeps a revision of what is held, and refuses one of what is published so that the phone keeps it', async () => {
    const shown = await posted();
    await house.set(blog, { status: 'paused' });
    const held = await posted();
    expect(await outcomeOf(revised(held, { text: 'x' }, ann))).toBe('ok');
    expect(await refusalOf(revised(shown, { text: 'x' }, ann))).toMatchObject({ code: 'paused', retry: true });
  });

  test('an entry that is published already is a conflict for a second editor', async () => {
    const id = await posted();
    const command = { command: randomUUID(), id, blog, rev: 1 };
    expect(await refusalOf(house.newsroom.publish(eve, command))).toMatchObject({ code: 'conflict', field: 'rev' });
  });
});

describe('a revision', () => {
  test('of a stale rev is a conflict with the current one; nothing changes', async () => {
    const id = await posted();
    await revised(id, { text: 'second' });
    expect(await refusalOf(revised(id, { text: 'third' }, eve, 1))).toMatchObject({
      code: 'conflict',
      field: 'rev',
      current: 2,
    });
    expect((await house.entry(blog, id)).content.text).toBe('second');
  });

  test('of labels leaves the rev, one of content raises it, and the order never moves', async () => {
    const id = await posted();
    await posted();
    for (const labels of [{ pinned: true }, { key: true }, { verification: 'seen' }]) {
      expect((await revised(id, labels)).receipt.rev).toBe(1);
    }
    expect((await revised(id, { text: 'x' })).receipt.rev).toBe(2);
    const entry = await house.entry(blog, id);
    expect(entry).toMatchObject({ rev: 2, order: 2, seq: 7, pinned: true, key: true, verification: 'seen' });
  });

  test('of the words raises wordsRev; a translation is of the rev that it was made at', async () => {
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
    expect((await house.entry(blog, id)).wordsRev).toBe(2);
  });

  test('with null removes, and what the kind does not have is named', async () => {
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
  ])('of a %s patches its own fields and leaves a whole that holds together', async (_, fields, patch) => {
    const id = await posted(fields);
    await revised(id, patch, ann);
    const { content } = await house.entry(blog, id);
    expect(JSON.stringify(content)).not.toContain('null');
    expect(content.kind).toBe(fields.kind);
  });

  test('that would leave a whole that does not hold together is refused', async () => {
    const id = await posted({ kind: 'speech', speaker: { name: 'A' }, verbatim: true });
    expect(await refusalOf(revised(id, { speaker: { name: null } }))).toMatchObject({ field: 'speaker' });
    const drive = await posted({ kind: 'drive', text: '', drive: 'trucks', add: 2 });
    expect(await refusalOf(revised(drive, { total: 3 }))).toMatchObject({ code: 'invalid', field: 'add' });
  });

  test('of nothing is refused, and makes no step', async () => {
    const id = await posted();
    const before = await house.entry(blog, id);
    expect(await refusalOf(revised(id, {}))).toMatchObject({ code: 'invalid' });
    expect(await refusalOf(house.set(blog, {}))).toMatchObject({ code: 'invalid' });
    expect(await house.entry(blog, id)).toEqual(before);
  });

  test('with a correction says so publicly, with its time', async () => {
    const id = await posted();
    house.clock.at = new Date(house.clock.at.getTime() + 60_000);
    await revised(id, { correction: { note: 'The number was wrong.' }, verification: 'corrected' });
    const entry = await house.entry(blog, id);
    expect(entry).toMatchObject({ rev: 2, wordsRev: 1, verification: 'corrected' });
    expect(entry.correction).toEqual({ note: 'The number was wrong.', at: house.clock.at.toISOString() });
    expect(entry.editedAt).toBe(house.clock.at.toISOString());
  });

  test('of the time is measured like that of a post; what cannot be true becomes the time of receipt', async () => {
    const id = await posted();
    const { receivedAt } = await house.entry(blog, id);
    house.clock.at = new Date(house.clock.at.getTime() + 40 * 86_400_000);
    await revised(id, { happenedAt: '2022-02-27T11:30:00Z' });
    expect((await house.entry(blog, id)).content.happenedAt).toBe('2022-02-27T11:30:00.000Z');
    await revised(id, { happenedAt: '2023-02-27T11:30:00Z' });
    expect((await house.entry(blog, id)).content.happenedAt).toBe(receivedAt);
  });

  test('cannot point a correction at what is not there', async () => {
    const id = await posted();
    expect(await refusalOf(revised(id, { corrects: randomUUID() }))).toMatchObject({
      code: 'not-found',
      field: 'corrects',
    });
    expect(await outcomeOf(revised(id, { corrects: await posted() }))).toBe('ok');
  });

  test('sent by two at the same time: one is stored, the other is a conflict', async () => {
    const id = await posted();
    const outcomes = await Promise.all(['a', 'b'].map((text) => outcomeOf(revised(id, { text }, eve, 1))));
    expect(outcomes.sort()).toEqual(['conflict', 'ok']);
  });
});

describe('what stands above the feed', () => {
  const positions = async () => {
    const { head, topSeq, blogSeq } = (await house.store.journal.blog(blog))!;
    return { head, topSeq, blogSeq };
  };

  test('changes with a pinned or key entry, and not with others', async () => {
    const id = await posted();
    expect(await positions()).toEqual({ head: 2, topSeq: 1, blogSeq: 1 });
    await revised(id, { pinned: true });
    expect(await positions()).toEqual({ head: 3, topSeq: 3, blogSeq: 1 });
    await revised(id, { text: 'x' });
    expect(await positions()).toEqual({ head: 4, topSeq: 4, blogSeq: 1 });
    await revised(id, { pinned: false, key: true });
    await revised(id, { key: false });
    expect(await positions()).toEqual({ head: 6, topSeq: 6, blogSeq: 1 });
    await revised(id, { text: 'y' });
    expect((await positions()).topSeq).toBe(6);
  });

  test('a drive is folded from its published entries into the blog', async () => {
    const trucks = { id: 'trucks', title: 'Ten trucks', unit: 'trucks', target: 10 };
    await house.set(blog, { drives: [trucks] });
    const done = async () => publicBlog((await house.store.journal.blog(blog))!).drives[0]!.done;
    const drive = { kind: 'drive', text: '', drive: 'trucks' };
    await posted({ ...drive, add: 2 });
    const total = await posted({ ...drive, total: 5 });
    await posted({ ...drive, add: 1 });
    expect(await done()).toBe(6);
    await revised(total, { total: 7 }, ann);
    expect(await done()).toBe(8);
    await act('retract', total);
    expect(await done()).toBe(3);
    await house.set(blog, { status: 'paused' });
    const held = await posted({ ...drive, add: 4 });
    expect(await done()).toBe(3);
    await house.newsroom.publish(eve, { command: randomUUID(), id: held, blog, rev: 1 });
    expect(await done()).toBe(7);
    const { head, blogSeq } = await positions();
    expect(blogSeq).toBe(head);
  });
});

describe('a retraction', () => {
  test('is never refused for a stale rev, and unpins', async () => {
    const id = await posted();
    await revised(id, { text: 'x', pinned: true });
    expect((await act('retract', id, { rev: 1, reason: 'A face' })).receipt).toMatchObject({ seq: 4, rev: 2 });
    expect(await house.entry(blog, id)).toMatchObject({
      state: 'retracted',
      pinned: false,
      reason: 'A face',
      order: 2,
    });
  });

  test('[R4] takes the points of the summary with it that link to it, and none can link to it again', async () => {
    const [id, other] = [await posted(), await posted()];
    const point = (entry: string, text: string) => ({ lang: 'en', text, entry });
    const summary = [point(id, 'what it says'), point(other, 'what stays')];
    await house.set(blog, { summary });
    const { rev } = (await house.store.journal.blog(blog))!;
    await act('retract', id);
    const after = (await house.store.journal.blog(blog))!;
    expect(after).toMatchObject({ rev: rev + 1, settings: { summary: [summary[1]] } });
    expect(house.published.at(-1)).toMatchObject({ entry: { id }, blog: { rev: rev + 1 } });
    const again = { command: randomUUID(), blog, rev: after.rev, summary };
    expect(await refusalOf(house.newsroom.blog(eve, again))).toMatchObject({ code: 'gone', field: 'summary' });
  });

  test('[R4] of what was never shown leaves the point that links to it, and the summary can be changed beside it', async () => {
    await house.set(blog, { status: 'paused' });
    const id = await posted();
    const stays = { lang: 'en', text: 'what stands for itself', entry: id };
    await house.set(blog, { summary: [stays] });
    await act('retract', id);
    const { rev, settings } = (await house.store.journal.blog(blog))!;
    expect(settings.summary).toEqual([stays]);
    const summary = [stays, { lang: 'en', text: 'another' }];
    await house.newsroom.blog(eve, { command: randomUUID(), blog, rev, summary });
    expect((await house.store.journal.blog(blog))!.settings.summary).toEqual(summary);
  });

  test('of what was never shown stays with the desk', async () => {
    await house.set(blog, { status: 'paused' });
    const id = await posted();
    expect((await act('retract', id)).receipt.seq).toBeNull();
  });

  test('ends all other commands on it with gone', async () => {
    const id = await posted();
    await act('retract', id);
    expect(await outcomeOf(revised(id, { text: 'x' }))).toBe('gone');
    expect(await outcomeOf(act('retract', id))).toBe('gone');
    expect(await outcomeOf(house.newsroom.publish(eve, { command: randomUUID(), id, blog, rev: 1 }))).toBe('gone');
    expect(await outcomeOf(act('takedown', id))).toBe('ok');
    expect(await outcomeOf(act('takedown', id))).toBe('gone');
  });
});

describe('[T1] a takedown', () => {
  test('leaves no word of the entry, and any retry of its post gets the first receipt', async () => {
    const id = randomUUID();
    const first = await house.post(ann, blog, { id, text: 'a secret' });
    await act('takedown', id);
    expect(JSON.stringify(await house.entry(blog, id))).not.toContain('secret');
    expect((await house.post(ann, blog, { id, text: 'other' })).receipt).toEqual(first.receipt);
    expect(await house.store.journal.verify(blog)).toMatchObject({ ok: true, emptied: 1 });
  });

  test('of one photo leaves the entry and empties that photo', async () => {
    const [one, two] = [randomUUID(), randomUUID()];
    const media = [
      { id: one, alt: 'a face', caption: 'a name' },
      { id: two, alt: 'flags' },
    ];
    const id = await posted({ kind: 'photo', text: '', media });
    expect((await act('takedown', id, { media: one })).receipt.rev).toBe(1);
    const entry = await house.entry(blog, id);
    expect(entry.state).toBe('published');
    expect(entry.content.media).toMatchObject([
      { id: one, state: 'gone', alt: '' },
      { id: two, alt: 'flags' },
    ]);
    expect(JSON.stringify(entry)).not.toMatch(/a face|a name/);
    expect(await outcomeOf(act('takedown', id, { media: randomUUID() }))).toBe('not-found');
  });
});

describe('the settings of a blog', () => {
  test('a stale rev is a conflict with the current one', async () => {
    await house.set(blog, { title: 'New' });
    const stale = { command: randomUUID(), blog, rev: 1, title: 'Newer' };
    expect(await refusalOf(house.newsroom.blog(eve, stale))).toMatchObject({
      code: 'conflict',
      field: 'rev',
      current: 2,
    });
  });

  test('null clears, and what is cleared has its default again', async () => {
    await house.set(blog, {
      place: 'Baku',
      asks: ['Water'],
      home: 'https://example.org',
      startsAt: '2022-02-27T11:00:00Z',
    });
    await house.set(blog, { place: null, asks: null, home: null, startsAt: null });
    const shown = publicBlog((await house.store.journal.blog(blog))!);
    expect(shown).toMatchObject({ place: '', startsAt: null });
    expect(shown).not.toHaveProperty('asks');
    expect(shown).not.toHaveProperty('home');
  });

  test('the end has its time, and goes when the blog goes on', async () => {
    await house.set(blog, { status: 'ended' });
    expect((await house.store.journal.blog(blog))!.endedAt).toBe(house.clock.at.toISOString());
    await house.set(blog, { status: 'live' });
    expect((await house.store.journal.blog(blog))!.endedAt).toBeNull();
  });
});

test('[J2] many that post at once are all stored, in order, without holes', async () => {
  const receipts = await Promise.all(
    Array.from({ length: 40 }, (_, n) => house.post(n % 2 === 0 ? ann : eve, blog).then(({ receipt }) => receipt.seq!)),
  );
  expect(receipts.sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, n) => n + 2));
});

test('[A3] a device that was revoked stores nothing', async () => {
  const { people } = house.store;
  const who = { id: randomUUID(), blog, name: 'Rita', role: 'reporter' as const };
  const person = await people.person(who);
  const at = house.clock.at.toISOString();
  await people.addDevice({ id: 'ritas', person: person.id, kind: 'token', secretHash: randomUUID(), at });
  expect(await outcomeOf(house.post({ device: 'ritas', person }, blog))).toBe('ok');
  await people.revoke('ritas', at);
  expect(await outcomeOf(house.post({ device: 'ritas', person }, blog))).toBe('unauthenticated');
});
