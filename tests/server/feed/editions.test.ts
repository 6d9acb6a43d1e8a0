/** Other forms of a head: which are kept, and which are let go. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Editions } from '../../../server/feed/editions.js';
import { Moments } from '../../../server/feed/moments.js';
import { createViews } from '../../../server/feed/views.js';
import { openHouse, type House } from '../newsroom/house.js';
import { startInstance, type Instance } from './instance.js';
import { INLINE, INSTALLED_APP } from '../../support/installedApp.js';

const FILES = { script: '/a.js', style: '/a.css' };
const ASSETS = {
  reader: { ...FILES, inline: INLINE },
  reporter: FILES,
  desk: FILES,
  join: FILES,
  frame: FILES,
  embed: FILES,
  installed: INSTALLED_APP,
};
const SITE = { name: 'x', contact: null, url: 'http://x', assets: ASSETS };

let house: House;
let instance: Instance;
let blog: string;

beforeAll(async () => {
  house = await openHouse();
  blog = await house.blog();
  await house.post(house.person(blog, 'Ann'), blog);
  instance = startInstance(house);
});
afterAll(async () => {
  instance.stop();
  await house.close();
});

test('[F5] beyond its bytes the edition that was not asked for longest is made again; the others are kept', async () => {
  const { feed } = await instance.live(blog);
  const editions = new Editions(
    feed,
    house.store.journal,
    createViews(SITE, () => undefined),
    new Moments(house.store.journal),
    10_000,
  );
  const made: string[] = [];
  const ask = (key: string) =>
    editions.newest({ key, type: 'text/plain' }, () => {
      made.push(key);
      return key.repeat(4_000);
    });
  for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) await ask(key);
  expect(made).toEqual(['a', 'b', 'c', 'b']);
});
