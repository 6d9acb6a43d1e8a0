/** [T1] The verb `takedown`, over a real store. */
import { randomUUID } from 'node:crypto';
import type { Actor } from '../../../server/newsroom.js';
import { outcomeOf, type House } from './house.js';
import { setScene } from './scene.js';

let house: House;
let blog: string;
let ann: Actor;

const { posted, act } = setScene((scene) => ({ house, blog, ann } = scene));

test('[T1] a takedown leaves no word of the entry, and any retry of its post gets the first receipt', async () => {
  const id = randomUUID();
  const first = await house.post(ann, blog, { id, text: 'a secret' });
  await act('takedown', id);
  expect(JSON.stringify(await house.entry(blog, id))).not.toContain('secret');
  expect((await house.post(ann, blog, { id, text: 'other' })).receipt).toEqual(first.receipt);
  expect(await house.store.journal.verify(blog)).toMatchObject({ ok: true, emptied: 1 });
});

test('[T1] the takedown of a photo leaves the entry and empties that photo', async () => {
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
