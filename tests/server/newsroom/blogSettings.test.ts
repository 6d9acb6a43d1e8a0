/** The settings of a blog, over a real store. */
import { randomUUID } from 'node:crypto';
import { publicBlog } from '../../../shared/entry.js';
import type { Actor } from '../../../server/newsroom.js';
import { canonical, contentOfBlog } from '../../../server/storage/chain.js';
import { refusalOf, type House } from './house.js';
import { setScene } from './scene.js';

let house: House;
let blog: string;
let eve: Actor;

setScene((scene) => ({ house, blog, eve } = scene));

test('a change of settings from a stale rev is a conflict that names the current rev', async () => {
  await house.set(blog, { title: 'New' });
  const stale = { command: randomUUID(), blog, rev: 1, title: 'Newer' };
  expect(await refusalOf(house.newsroom.blog(eve, stale))).toMatchObject({
    code: 'conflict',
    field: 'rev',
    current: 2,
  });
});

test('null clears a setting, which has its default again', async () => {
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

test.each([false, null])(
  'a blog that asks nothing of photos any more (%s) is as if it had never asked',
  async (off) => {
    const settings = async () => (await house.store.journal.blog(blog))!.settings;
    const before = await settings();
    await house.set(blog, { facesRequired: true });
    expect(publicBlog((await house.store.journal.blog(blog))!)).toMatchObject({ facesRequired: true });
    await house.set(blog, { facesRequired: off });
    expect(await settings()).toEqual(before);
    expect(canonical(contentOfBlog(blog, { settings: await settings() }))).not.toContain('facesRequired');
  },
);

test.each([[[]], [null]])(
  'a blog that lets all sites embed it again (%s) is as if it had never listed any',
  async (all) => {
    const settings = async () => (await house.store.journal.blog(blog))!.settings;
    const before = await settings();
    await house.set(blog, { sites: ['NEWS.example', 'https://news.example/', 'http://localhost:8000/page'] });
    expect(publicBlog((await house.store.journal.blog(blog))!)).toMatchObject({
      sites: ['https://news.example', 'http://localhost:8000'],
    });
    await house.set(blog, { sites: all });
    expect(await settings()).toEqual(before);
    expect(canonical(contentOfBlog(blog, { settings: await settings() }))).not.toContain('sites');
  },
);

test('a blog that ends has the time of its end, and loses it when the blog goes on', async () => {
  await house.set(blog, { status: 'ended' });
  expect((await house.store.journal.blog(blog))!.endedAt).toBe(house.clock.at.toISOString());
  await house.set(blog, { status: 'live' });
  expect((await house.store.journal.blog(blog))!.endedAt).toBeNull();
});

test('a blog tells since when it has its status', async () => {
  house.clock.at = new Date(house.clock.at.getTime() + 600_000);
  await house.set(blog, { status: 'paused' });
  const before = (await house.store.journal.blog(blog))!;
  expect(before.statusAt).toBe(house.clock.at.toISOString());
  house.clock.at = new Date(house.clock.at.getTime() + 600_000);
  await house.set(blog, { title: 'Other' });
  expect((await house.store.journal.blog(blog))!.statusAt).toBe(before.statusAt);
});
