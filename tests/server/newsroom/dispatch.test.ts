/** A command's way to the journal over a real store: once, in order, and with a device that counts (rules J2, J3, A3). */
import { jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Actor } from '../../../server/newsroom.js';
import { outcomeOf, refusalOf, type House } from './house.js';
import { setScene } from './scene.js';

let house: House;
let blog: string;
let ann: Actor;
let eve: Actor;

const { posted, revised } = setScene((scene) => ({ house, blog, ann, eve } = scene));

test('[J3] a post that comes again gets its first receipt and stores nothing', async () => {
  const id = randomUUID();
  const first = await house.post(ann, blog, { id });
  const again = await house.post(ann, blog, { id });
  expect(again).toEqual({ receipt: first.receipt, repeated: true });
  expect((await house.store.journal.blog(blog))!.head).toBe(2);
  expect(house.published).toHaveLength(1);
});

test('[J3] a post is the same as it came and as it is read: with line ends of another program, or isolates around a name', async () => {
  const id = randomUUID();
  const first = await house.post(ann, blog, { id, text: 'Бір\r\nекі', place: ' \u2068Алматы\u2069' });
  const read = await house.post(ann, blog, { id, text: 'Бір\nекі', place: 'Алматы' });
  expect(read).toEqual({ receipt: first.receipt, repeated: true });
  // An older server kept this text as it came.
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

test('[J3] a post that was accepted under older rules gets its first receipt; a new one is refused', async () => {
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

test('[X1] what is larger than any command was never stored: the journal is not asked for it', async () => {
  const knowing = jest.spyOn(house.store.journal, 'known');
  const translations = Object.fromEntries(Array.from({ length: 5_000 }, (_, n) => [`aa-x-${n}`, 0]));
  expect(await refusalOf(house.post(ann, blog, { translations }))).toMatchObject({ field: 'translations' });
  expect(knowing).not.toHaveBeenCalled();
  expect(await refusalOf(house.post(ann, blog, { translations: 0 }))).toMatchObject({ field: 'translations' });
  expect(knowing).toHaveBeenCalledTimes(1);
  knowing.mockRestore();
});

test('[J3] a known id with other content is a conflict on the id, and the answer shows nothing of the first content', async () => {
  const id = await posted({ text: 'a secret' });
  const refusal = await refusalOf(house.post(ann, blog, { id, text: 'other' }));
  expect(refusal).toMatchObject({ code: 'conflict', field: 'id', retry: false });
  expect(JSON.stringify(refusal)).not.toContain('secret');
});

test('[J3] a known id from another author or in another blog gets the answer to a forbidden command', async () => {
  const id = await posted();
  const other = await house.blog();
  const bobs = await refusalOf(house.post(house.person(blog, 'Bob'), blog, { id }));
  const elsewhere = await refusalOf(house.post(house.person(other, 'Ann'), other, { id }));
  const notAllowed = await refusalOf(revised(id, { text: 'x' }, house.person(blog, 'Bob'), 1));
  expect(bobs).toEqual(notAllowed);
  expect(elsewhere).toEqual(notAllowed);
  expect(notAllowed).toMatchObject({ code: 'not-found', field: 'id' });
});

test('[J3] a command that comes again gets its first receipt also after the blog has ended, whatever rev it says', async () => {
  const id = randomUUID();
  const first = await house.post(ann, blog, { id });
  const command = { command: randomUUID(), id, blog, text: 'x' };
  const revision = await house.newsroom.revise(ann, { ...command, rev: 1 });
  await house.set(blog, { status: 'ended' });
  expect((await house.post(ann, blog, { id })).receipt).toEqual(first.receipt);
  expect((await house.newsroom.revise(ann, { ...command, rev: 1 })).receipt).toEqual(revision.receipt);
  expect((await house.newsroom.revise(ann, { ...command, rev: 2 })).receipt).toEqual(revision.receipt);
});

test('[J3] a change of the blog that comes again gets its first receipt', async () => {
  const command = { command: randomUUID(), blog, rev: 1, title: 'New' };
  const first = await house.newsroom.blog(eve, command);
  expect(await house.newsroom.blog(eve, command)).toEqual({ receipt: first.receipt, repeated: true });
});

test('[J3] a post that is sent twice at once is stored once', async () => {
  const id = randomUUID();
  const both = await Promise.all([house.post(ann, blog, { id }), house.post(ann, blog, { id })]);
  expect(both[0].receipt).toEqual(both[1].receipt);
  expect(both.map(({ repeated }) => repeated).sort()).toEqual([false, true]);
});

test('[J3] a post, new or repeated, is appended without a question before it; a refused one asks for its first receipt', async () => {
  const id = randomUUID();
  const asking = jest.spyOn(house.store.journal, 'known');
  const first = await house.post(ann, blog, { id });
  expect(await house.post(ann, blog, { id })).toEqual({ ...first, repeated: true });
  expect(asking).not.toHaveBeenCalled();
  await house.set(blog, { status: 'ended' });
  asking.mockClear();
  expect(await house.post(ann, blog, { id })).toEqual({ ...first, repeated: true });
  expect(asking).toHaveBeenCalledTimes(1);
  asking.mockRestore();
});

test('[J3] a command that comes through two instances at once is never refused for its own doing', async () => {
  const { journal } = house.store;
  for (const verb of ['revise', 'takedown', 'retract'] as const) {
    const id = await posted();
    const command = { command: randomUUID(), id, blog, ...(verb === 'revise' ? { rev: 1, text: 'x' } : {}) };
    let other: Promise<unknown> = Promise.resolve();
    const asking = jest.spyOn(journal, 'known').mockImplementationOnce(async (identity) => {
      asking.mockRestore();
      const answer = await journal.known(identity);
      // The other instance stores the command between this question and the look at the entry.
      await (other = house.newsroom[verb](eve, command));
      return answer;
    });
    const late = await house.newsroom[verb](eve, command);
    expect(late).toEqual({ ...((await other) as object), repeated: true });
  }
});

test('[J2] posts that come at once are all stored, in order, without holes', async () => {
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
