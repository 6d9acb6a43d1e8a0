/** Paused blogs and the verb `publish`, over a real store. */
import { randomUUID } from 'node:crypto';
import type { Actor } from '../../../server/newsroom.js';
import { outcomeOf, refusalOf, type House } from './house.js';
import { setScene } from './scene.js';

let house: House;
let blog: string;
let ann: Actor;
let eve: Actor;

const { posted, revised } = setScene((scene) => ({ house, blog, ann, eve } = scene));

test('a paused blog holds posts of reporters, and readers see them once an editor publishes them', async () => {
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

test('a paused blog accepts a revision of a held entry, and refuses that of a published entry so that the phone keeps it', async () => {
  const shown = await posted();
  await house.set(blog, { status: 'paused' });
  const held = await posted();
  expect(await outcomeOf(revised(held, { text: 'x' }, ann))).toBe('ok');
  expect(await refusalOf(revised(shown, { text: 'x' }, ann))).toMatchObject({ code: 'paused', retry: true });
});

test('publishing an entry that is published already is a conflict', async () => {
  const id = await posted();
  const command = { command: randomUUID(), id, blog, rev: 1 };
  expect(await refusalOf(house.newsroom.publish(eve, command))).toMatchObject({ code: 'conflict', field: 'rev' });
});
