/** A feed's change that fails: in the feed itself, or in a listener. */
import { jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Actor } from '../../../server/newsroom.js';
import { openHouse, type House } from '../newsroom/house.js';
import { listenTo, startInstance, until, type Instance } from './instance.js';

let house: House;
let here: Instance;
let blog: string;
let ann: Actor;

// Each post is synced to the disk, which takes long where other test files use the same disk.
jest.setTimeout(30_000);

beforeAll(async () => (house = await openHouse()));
afterAll(() => house.close());
beforeEach(async () => {
  house.told.publish = () => undefined;
  here = startInstance(house);
  blog = await house.blog();
  ann = house.person(blog, 'Ann');
});
afterEach(() => here.stop());

test('[F1] an item that a feed cannot keep leaves it as it was, and is read again from the journal', async () => {
  const { feed } = await here.live(blog);
  here.wire.delivers = false;
  await house.post(ann, blog);
  const item = house.published.at(-1)!;
  const broken = { ...item, entry: { ...item.entry!, content: null as never } };
  expect(() => feed.accept(broken)).toThrow(TypeError);
  expect([feed.head, feed.remembered(item.entry!.id)]).toEqual([1, undefined]);
  await feed.heal();
  expect([feed.head, feed.remembered(item.entry!.id)?.id]).toEqual([2, item.entry!.id]);
});

test('a listener of a feed that fails keeps no change from the next listener, nor from the feed', async () => {
  const { feed } = await here.live(blog);
  const heard: string[] = [];
  feed.listen(() => {
    throw new Error('no listener');
  });
  feed.listen((event) => heard.push(event));
  await house.post(ann, blog);
  expect([feed.head, heard, here.faults]).toEqual([2, ['changed'], [new Error('no listener')]]);
});

test('[F6] an entry that cannot be shown is shown as plain text, is reported once, and nothing waits for it', async () => {
  const live = await here.live(blog);
  const heard = listenTo(live, { as: 'html', lang: 'en' });
  await house.post(ann, blog);
  const item = house.published.at(-1)!;
  const broken = {
    ...item,
    seq: 3,
    step: 3,
    entry: { ...item.entry!, id: randomUUID(), seq: 3, order: 3, content: { ...item.entry!.content, media: null } },
  };
  live.feed.accept(broken as never);
  await until('the frame is out', () => heard.frames.length === 2);
  expect(heard.frames[1]!.to).toBe(3);
  expect(JSON.stringify(heard.frames[1])).toContain('They sing.');
  await live.pages.newest('en');
  expect(here.faults).toHaveLength(1);
});

test.each(['\u0000', 'baku\u0000', '', 'Baku', 'a b', '-', 'a'.repeat(65), '../baku'])(
  'the name %j is no blog’s: nothing is asked of the store for it',
  async (name) => {
    expect(await here.feeds.forReaders(name)).toBeNull();
    // Followers are compared once a second meanwhile.
    expect([...here.calls.keys()].filter((method) => method !== 'positions')).toEqual([]);
  },
);
