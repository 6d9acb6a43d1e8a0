/** Photos that a blog takes only once somebody looked at them for faces, over a real store. */
import { randomUUID } from 'node:crypto';
import type { Actor } from '../../../server/newsroom.js';
import { deskEntry, publicEntry } from '../../../shared/entry.js';
import { Chance } from '../../support/seeded.js';
import { outcomeOf, refusalOf, type House } from './house.js';
import { setScene } from './scene.js';

let house: House;
let blog: string;
let ann: Actor;

const { posted, revised } = setScene((scene) => ({ house, blog, ann } = scene));

const REFUSED = { code: 'invalid', retry: false, field: 'media', why: 'faces-not-checked' };

const photo = (looked?: boolean) => ({
  id: randomUUID(),
  alt: 'Flags',
  ...(looked === undefined ? {} : { facesChecked: looked }),
});

test('a blog that asks for it takes a new photo only with facesChecked', async () => {
  await house.set(blog, { facesRequired: true });
  for (const looked of [undefined, false]) {
    expect(await refusalOf(house.post(ann, blog, { media: [photo(true), photo(looked)] }))).toMatchObject(REFUSED);
  }
  const id = await posted({ media: [photo(true)] });
  expect((await house.entry(blog, id)).content.media).toMatchObject([{ facesChecked: true }]);
});

test('a blog that does not ask for it takes a photo with or without facesChecked', async () => {
  for (const looked of [undefined, false, true]) await posted({ media: [photo(looked)] });
});

test('a photo that was taken before the setting stays, and a new one beside it is refused', async () => {
  const before = photo();
  const id = await posted({ media: [before] });
  await house.set(blog, { facesRequired: true });
  await revised(id, { media: [{ ...before, alt: 'A flag' }] });
  expect(await refusalOf(revised(id, { media: [before, photo()] }, ann))).toMatchObject(REFUSED);
  await revised(id, { media: [before, photo(true)] }, ann);
  await revised(id, { text: 'They sing on.' });
  expect((await house.entry(blog, id)).content.media).toHaveLength(2);
});

test('a photo that was taken out of its entry comes back only with facesChecked', async () => {
  const one = photo();
  const id = await posted({ media: [one] });
  await revised(id, { media: null });
  await house.set(blog, { facesRequired: true });
  expect(await refusalOf(revised(id, { media: [one] }))).toMatchObject(REFUSED);
  await revised(id, { media: [{ ...one, facesChecked: true }] });
});

test('[J3] a post that was accepted before the setting has its receipt when it is repeated after it', async () => {
  const command = { id: randomUUID(), media: [photo()] };
  const first = await house.post(ann, blog, command);
  await house.set(blog, { facesRequired: true });
  expect(await house.post(ann, blog, command)).toEqual({ ...first, repeated: true });
});

test('the desk learns which photos were looked at, and readers do not', async () => {
  const record = await house.entry(blog, await posted({ media: [photo(true), photo()] }));
  const told = deskEntry(record).media.map(({ facesChecked }) => facesChecked);
  expect(told).toEqual([true, undefined]);
  expect(JSON.stringify(publicEntry({ ...record, seq: 1, order: 1 }))).not.toContain('facesChecked');
});

test.each([1, 2, 3])(
  'no photo comes in unseen while the blog asks for it, whatever is sent (seed %d)',
  async (seed) => {
    const chance = new Chance(seed);
    const unseen = new Set<string>();
    let isAsked = false;
    const id = await posted({ media: [] });
    for (let turn = 0; turn < 40; turn += 1) {
      if (chance.happens(0.2)) {
        isAsked = !isAsked;
        await house.set(blog, { facesRequired: isAsked });
      }
      const { media } = (await house.entry(blog, id)).content;
      const kept = media.filter(() => chance.happens(0.8)).map(({ id: known, alt }) => ({ id: known, alt }));
      const fresh = chance.happens(0.5) ? [photo(chance.one([undefined, false, true]))] : [];
      await outcomeOf(revised(id, { media: [...kept, ...fresh] }));
      for (const item of (await house.entry(blog, id)).content.media) {
        if (item.facesChecked === true || unseen.has(item.id)) continue;
        expect(isAsked).toBe(false);
        unseen.add(item.id);
      }
    }
  },
);
