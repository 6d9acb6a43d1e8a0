/** A follower of one list: what it takes from the bus, and what it asks the journal. */
import { jest } from '@jest/globals';
import type { FollowerUser } from '../../../server/record/follower.js';
import { Followers } from '../../../server/record/followers.js';
import { DESK_LIST, PUBLIC_LIST, type RecordList } from '../../../server/record/lists.js';
import { StoreAway, type JournalItem } from '../../../server/storage/ports.js';
import { createBlog, entryWith, heldWith, postOf, posts, stored } from '../../contracts/journal/drafts.js';
import { openRecord } from './house.js';

// Each post is on the disk before it is acknowledged, and disks are shared.
jest.setTimeout(30_000);

let record: Awaited<ReturnType<typeof openRecord>>;
beforeEach(async () => {
  record = await openRecord();
  await createBlog(record.store.journal);
});
afterEach(() => {
  jest.useRealTimers();
  return record.close();
});

async function follow(list: RecordList) {
  const numbers: (number | null)[] = [];
  const user: FollowerUser = {
    take: ({ items }) => void numbers.push(...items.map(list.numberOf)),
    beginEpoch: ({ epoch, to }) => ({ epoch, at: to }),
  };
  const follower = (await record.followers.follow('baku', list, user))!;
  return { follower, numbers };
}

function itemOf(seq: number, epoch = 'epoch-of-baku'): JournalItem {
  return { slug: 'baku', epoch, step: seq, seq, entry: null, blog: null };
}

test('[F1] a follower of readers’ list skips what only the desk sees, and a follower of the desk’s list has it', async () => {
  const [readers, desk] = [await follow(PUBLIC_LIST), await follow(DESK_LIST)];
  await posts(record.store.journal, 1);
  await stored(record.store.journal, postOf(heldWith()));
  await record.followers.compareAll();
  expect([readers.numbers, desk.numbers]).toEqual([[2], [2, 3]]);
});

test('[F1] a follower that hears of another epoch a hundred times asks the journal once a second at most', async () => {
  const { follower, numbers } = await follow(PUBLIC_LIST);
  for (let n = 0; n < 100; n += 1) record.bus.publish(itemOf(2, 'another'));
  await follower.settled();
  expect(record.calls.get('since')).toBe(1);
  record.clock.at += 1_000;
  record.bus.publish(itemOf(2, 'another'));
  await follower.settled();
  expect(record.calls.get('since')).toBe(2);
  expect(numbers).toEqual([]);
});

test('[F4] a hundred followers are compared with one question', async () => {
  const all = await Promise.all(Array.from({ length: 100 }, () => follow(PUBLIC_LIST)));
  record.calls.clear();
  await record.followers.compareAll();
  expect(Object.fromEntries(record.calls)).toEqual({ positions: 1 });
  for (const { follower } of all) follower.stop();
  await posts(record.store.journal, 1);
  await record.followers.compareAll();
  expect(all.flatMap(({ numbers }) => numbers)).toEqual([]);
});

test('[F4] the journal is asked once a second where its records stand, until the end', async () => {
  jest.useFakeTimers();
  const positions = jest.fn(async () => new Map());
  const journal = { ...record.store.journal, positions };
  const onFault = (error: unknown) => void record.faults.push(error);
  const followers = new Followers({ journal, bus: record.bus, onFault });
  followers.start();
  await jest.advanceTimersByTimeAsync(10_000);
  followers.stop();
  expect(positions).toHaveBeenCalledTimes(10);
  await jest.advanceTimersByTimeAsync(10_000);
  expect([positions.mock.calls.length, record.faults]).toEqual([10, []]);
});

test('[F4] a follower that has not begun, of a name that may be nobody’s, is not asked for beside the others', async () => {
  const { numbers } = await follow(PUBLIC_LIST);
  record.followers.open('nobody’s', PUBLIC_LIST);
  const asked: (readonly string[])[] = [];
  record.wire.hears = (name, [slugs]) => void (name === 'positions' && asked.push(slugs as string[]));
  await posts(record.store.journal, 1);
  await record.followers.compareAll();
  expect([asked, numbers]).toEqual([[['baku']], [2]]);
});

test('[F1] an item that comes before a follower knows where it stands is taken once it does', async () => {
  const follower = record.followers.open('baku', PUBLIC_LIST);
  record.bus.publish(itemOf(3));
  record.bus.publish(itemOf(4));
  const numbers: (number | null)[] = [];
  follower.begin(
    { epoch: 'epoch-of-baku', at: 3 },
    { take: ({ items }) => void numbers.push(...items.map(({ seq }) => seq)), beginEpoch: (_, stood) => stood },
  );
  expect(numbers).toEqual([4]);
});

test('[F1] [F4] an item that its user could not take is read again before any later item', async () => {
  const numbers: number[] = [];
  let fails = true;
  const user: FollowerUser = {
    take: ({ items }) => {
      if (fails) throw new Error('not taken');
      numbers.push(...items.map(({ seq }) => seq ?? 0));
    },
    beginEpoch: (_, stood) => stood,
  };
  const follower = (await record.followers.follow('baku', PUBLIC_LIST, user))!;
  await posts(record.store.journal, 2);
  record.bus.publish(itemOf(2));
  await record.followers.compareAll();
  expect([record.faults.length, follower.position?.at]).toEqual([2, 1]);
  fails = false;
  record.bus.publish(itemOf(3));
  await follower.settled();
  expect(numbers).toEqual([2, 3]);
});

test('[F4] a desk hears what the bus lost while readers’ feeds of other blogs still read what they missed', async () => {
  const feeds = ['kyiv', 'lviv', 'odesa', 'tbilisi', 'ganja'];
  for (const slug of feeds) {
    await createBlog(record.store.journal, slug);
    await record.followers.follow(slug, PUBLIC_LIST, { take: () => undefined, beginEpoch: (_, stood) => stood });
    await stored(record.store.journal, postOf(entryWith({ blog: slug })));
  }
  let goOn = (): void => undefined;
  record.wire.held.set('since', new Promise((resolve) => (goOn = resolve)));
  const reading = record.followers.compareAll();
  const desk = await follow(DESK_LIST);
  await posts(record.store.journal, 1);
  await record.followers.compareAll();
  expect([desk.numbers, record.calls.get('since')]).toEqual([[2], 4]);
  goOn();
  await reading;
  expect(record.calls.get('since')).toBe(5);
});

test('[F4] a store that is away while many followers read is reported once', async () => {
  for (let n = 0; n < 10; n += 1) await follow(PUBLIC_LIST);
  await posts(record.store.journal, 1);
  record.wire.held.set('since', Promise.reject(new StoreAway('away')));
  await record.followers.compareAll();
  expect(record.faults).toEqual([new StoreAway('away')]);
});
