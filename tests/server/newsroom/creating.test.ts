/** The making of a blog whose answer was lost, over a real store. */
import { randomUUID } from 'node:crypto';
import type { Accepted, Actor } from '../../../server/newsroom.js';
import { refusalOf, type House } from './house.js';
import { setScene } from './scene.js';

let house: House;
let olga: Actor;

setScene((scene) => {
  ({ house } = scene);
  olga = house.person('', 'Olga', 'owner');
});

const asked = () => ({
  slug: `made-${randomUUID().slice(0, 8)}`,
  title: 'Rally',
  languages: ['en', 'uk'],
  asks: ['Tea'],
});
const create = (settings: object): Promise<Accepted> => house.newsroom.createBlog(olga, settings);

test('[J3] a blog that is asked for again in the same way is made once, and answered with its first receipt', async () => {
  const settings = asked();
  const first = await create(settings);
  house.clock.at = new Date(house.clock.at.getTime() + 60_000);
  await house.post(olga, settings.slug);
  expect(await create(settings)).toEqual({ receipt: first.receipt, repeated: true });
  expect(await create({ ...settings, visibility: 'desk' })).toEqual({ receipt: first.receipt, repeated: true });
  expect(await house.store.journal.blog(settings.slug)).toMatchObject({ step: 2, rev: 1 });
});

test('[J3] two requests for the same blog at once make one', async () => {
  const settings = asked();
  const both = await Promise.all([create(settings), create(settings)]);
  expect(both.map(({ repeated }) => repeated).sort()).toEqual([false, true]);
  expect(both[0].receipt).toEqual(both[1].receipt);
});

test('a blog of the same address with other settings, or that was changed since, is not taken for the one that is asked for', async () => {
  const settings = asked();
  await create(settings);
  const refused = { code: 'conflict', field: 'slug' };
  expect(await refusalOf(create({ ...settings, title: 'Another' }))).toMatchObject(refused);
  await house.set(settings.slug, { title: 'Another' });
  expect(await refusalOf(create(settings))).toMatchObject(refused);
  await house.set(settings.slug, { title: settings.title });
  expect(await refusalOf(create(settings))).toMatchObject(refused);
});
