/** An instance's copy of a blog: how it keeps up with the journal, whatever the bus loses. */
import { jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Actor } from '../../../server/newsroom.js';
import type { Journal, JournalItem } from '../../../server/storage/ports.js';
import { openHouse, type House } from '../newsroom/house.js';
import { listenTo, startInstance, until, type Instance } from './instance.js';

let house: House;
let here: Instance;
let blog: string;
let ann: Actor;
const opened: Instance[] = [];

// Each post is on the disk before it is acknowledged, and disks are shared.
jest.setTimeout(30_000);

beforeAll(async () => (house = await openHouse()));
afterAll(() => house.close());
beforeEach(async () => {
  house.told.publish = () => undefined;
  here = start();
  blog = await house.blog({ languages: ['en', 'uk'] });
  ann = house.person(blog, 'Ann');
});
afterEach(() => opened.splice(0).forEach(({ stop }) => stop()));

function start(over: Partial<Journal> = {}): Instance {
  const instance = startInstance(house, over);
  opened.push(instance);
  return instance;
}

function newGate() {
  let open = (): void => undefined;
  const isOpen = new Promise<void>((resolve) => (open = resolve));
  return { open: () => open(), isOpen };
}

test('[F1] the change that follows the head is applied from the bus alone, and known ones are ignored', async () => {
  const { feed } = await here.live(blog);
  const reads = here.calls.get('since') ?? 0;
  await house.post(ann, blog);
  await house.post(ann, blog);
  expect(feed.head).toBe(3);
  house.published.slice(-2).forEach((item) => feed.accept(item));
  expect(feed.head).toBe(3);
  expect(here.calls.get('since') ?? 0).toBe(reads);
});

test('[F1] a feed’s gap is read from the journal once, however many ask', async () => {
  const { feed } = await here.live(blog);
  here.wire.delivers = false;
  for (let n = 0; n < 5; n += 1) await house.post(ann, blog);
  const last = house.published.at(-1)!;
  feed.accept(last);
  feed.accept(last);
  await Promise.all([feed.heal(), feed.heal()]);
  expect(feed.head).toBe(6);
  expect(here.calls.get('since')).toBe(1);
});

test('[F4] a change that the bus lost is read at the next comparison, and reaches the readers of this instance', async () => {
  const live = await here.live(blog);
  const heard = listenTo(live);
  here.wire.delivers = false;
  const { receipt } = await house.post(ann, blog);
  await until('the frame is there', () => heard.frames.length > 0);
  expect(heard.frames[0]).toMatchObject({ from: 2, to: 2, deltas: [{ seq: 2, id: receipt.id }] });
});

test('[F1] two instances on one journal end at the same record, also where the bus of one loses everything', async () => {
  const there = start();
  there.wire.delivers = false;
  const [near, far] = [await here.live(blog), await there.live(blog)];
  for (let n = 0; n < 10; n += 1) await house.post(ann, blog, { text: `Number ${n}` });
  await until('both stand at the head', () => near.feed.head === 11 && far.feed.head === 11, 15_000);
  const page = async (live: typeof near) => (await live.pages.newest('en')).body.toString();
  expect(await page(far)).toBe(await page(near));
});

test('[F1] items that come twice, late and in any order leave the record as it is', async () => {
  here.wire.delivers = false;
  const { feed } = await here.live(blog);
  const from = house.published.length;
  for (let n = 0; n < 8; n += 1) await house.post(ann, blog);
  const items = house.published.slice(from);
  for (const at of [3, 0, 0, 7, 1, 2, 6, 5, 4, 7]) feed.accept(items[at]!);
  await until('it stands at the head', () => feed.head === 9);
  const { entries } = await feed.firstPage(20);
  expect(entries.map(({ order }) => order)).toEqual([9, 8, 7, 6, 5, 4, 3, 2]);
});

test('[J6] a change accepted while the journal answers an older question is no sign that the record went back', async () => {
  const begun: string[] = [];
  const [answered, due] = [newGate(), newGate()];
  const slow = start({
    since: async (slug, seq, limit) => {
      const answer = await house.store.journal.since(slug, seq, limit);
      answered.open();
      await due.isOpen;
      return answer;
    },
    beginEpoch: async (slug, change) => {
      begun.push(slug);
      return house.store.journal.beginEpoch(slug, change);
    },
  });
  const { feed } = await slow.live(blog);
  const { epoch } = feed;
  const healing = feed.heal();
  await answered.isOpen;
  await house.post(ann, blog);
  expect(feed.head).toBe(2);
  due.open();
  await healing;
  expect([feed.epoch, feed.head, begun]).toEqual([epoch, 2, []]);
});

test('[F3] a feed that loads itself again does not go back behind what it was told meanwhile', async () => {
  let hold = Promise.resolve();
  const slow = start({
    snapshot: async (slug, limits) => {
      const snapshot = await house.store.journal.snapshot(slug, limits);
      await hold;
      return snapshot;
    },
  });
  const ids: string[] = [];
  for (let n = 0; n < 61; n += 1) ids.push((await house.post(ann, blog)).receipt.id);
  const { feed } = await slow.live(blog);
  for (const id of ids.slice(-40)) await house.newsroom.retract(ann, { command: randomUUID(), id, blog });
  let goOn = (): void => undefined;
  hold = new Promise((resolve) => (goOn = resolve));
  const page = feed.firstPage(20);
  const { receipt } = await house.post(ann, blog);
  goOn();
  const { entries } = await page;
  expect(feed.head).toBe(receipt.seq);
  expect(entries[0]!.id).toBe(receipt.id);
  expect(entries).toHaveLength(20);
});

test('[F5] a first page whose entries were withdrawn is filled again from the journal', async () => {
  const ids: string[] = [];
  for (let n = 0; n < 50; n += 1) ids.push((await house.post(ann, blog)).receipt.id);
  const { feed } = await here.live(blog);
  for (const id of ids.slice(-30)) await house.newsroom.retract(ann, { command: randomUUID(), id, blog });
  const { entries, older } = await feed.firstPage(20);
  expect(entries.map(({ id }) => id)).toEqual(ids.slice(0, 20).reverse());
  expect(older).toBeNull();
});

test('[F4] a change of the desk alone moves no seq, and no journal is read for it', async () => {
  const { feed } = await here.live(blog);
  await house.set(blog, { status: 'paused' });
  const { head } = feed;
  await house.post(ann, blog);
  expect([feed.head, feed.blog.step]).toEqual([head, head + 1]);
  expect(here.calls.get('since') ?? 0).toBe(0);
});

describe('a store that is away', () => {
  test('[F7] while the store is away, pages, frames and catch-up go on from memory', async () => {
    await house.post(ann, blog);
    const live = await here.live(blog);
    const heard = listenTo(live);
    const item = { ...(await nextItem()) };
    here.wire.storeIsThere = false;
    live.feed.accept(item);
    expect(heard.frames.at(-1)).toMatchObject({ to: 3 });
    expect((await live.pages.newest('en')).body.toString()).toContain(item.entry!.id);
    const answer = await live.changes.answer({ since: 1, epoch: live.feed.epoch, as: 'json', lang: 'en' });
    expect(JSON.parse(answer.json)).toMatchObject({ from: 2, to: 3, head: 3 });
    expect((await here.live(blog)).feed).toBe(live.feed);
  });

  test('[F7] an instance reads what it missed by itself once the store is back', async () => {
    const { feed } = await here.live(blog);
    here.wire.storeIsThere = here.wire.delivers = false;
    await house.post(ann, blog);
    await until('the fault is known', () => here.faults.length > 0);
    expect(feed.head).toBe(1);
    here.wire.storeIsThere = true;
    await until('it stands at the head', () => feed.head === 2);
  });

  async function nextItem(): Promise<JournalItem> {
    here.wire.delivers = false;
    await house.post(ann, blog);
    return house.published.at(-1)!;
  }
});

test('a blog that is its desk’s alone is not there for readers, and its readers are let go when it becomes so', async () => {
  const live = await here.live(blog);
  const heard = listenTo(live);
  await house.set(blog, { visibility: 'desk' });
  expect(heard.closed).toBe(1);
  expect(JSON.stringify(heard.frames)).toBe('[]');
  expect(await here.feeds.forReaders(blog)).toBeNull();
  expect(here.feeds.atHand(blog)).toBeNull();
});
