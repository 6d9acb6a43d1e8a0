/** Tellings of a hub, and how often they come: over instances that share a store, and die, and a hub that fails. */
import { jest } from '@jest/globals';
import type { Outbound } from '../../../server/outbound/outbound.js';
import { Followers } from '../../../server/record/followers.js';
import { openSqliteStore } from '../../../server/storage/sqlite/store.js';
import { WebSub, type WebSubTiming } from '../../../server/websub/webSub.js';
import { Death } from '../../contracts/followers/instance.js';
import { ToldHouse, until } from '../../support/push/toldHouse.js';
import { HUB, StandInHub } from '../../support/websub/hub.js';
import { newFolder, removeFolders } from '../storage/sqlite/folder.js';

jest.setTimeout(120_000);

const TIMING: WebSubTiming = {
  leases: { leaseMs: 400, renewEveryMs: 100, askEveryMs: 20 },
  pauses: { firstMs: 10, longestMs: 50 },
  hub: { firstMs: 20, longestMs: 200 },
  gathering: { settleMs: 20, betweenMs: 100 },
};
const TOPICS = 6;

let house: ToldHouse;
let hub: StandInHub;
let ends: (() => Promise<unknown>)[];
let warned: string[];

async function open(): Promise<void> {
  house = new ToldHouse(await openSqliteStore({ folder: newFolder(), server: true, now: () => new Date() }));
  hub = new StandInHub();
  [ends, warned] = [[], []];
  await hub.start();
  await house.open();
  await house.store.followers.make('websub');
}
async function close(): Promise<void> {
  for (const end of ends.splice(0).reverse()) await end();
  await hub.stop();
  await house.close();
}
beforeEach(open);
afterEach(close);
afterAll(removeFolders);

/** An instance that tells the hub; it may die at an await. */
function start(death = new Death(), outbound: Outbound = hub.outbound()): WebSub {
  const over = <Port extends object>(port: Port): Port => death.over(port);
  const { journal, followers: positions, archive } = house.store;
  const seen = { journal: over(journal), followers: over(positions), archive: over(archive) };
  const now = () => new Date();
  const onFault = (error: unknown) => void house.faults.push(error);
  const followers = new Followers({ journal: seen.journal, bus: house.bus, now, onFault });
  const log = { warn: (text: string, fields = {}) => void warned.push(`${text} ${JSON.stringify(fields)}`) };
  const parts = { url: HUB, origin: 'https://live.example', store: seen, journal: seen.journal, followers };
  const room = new WebSub({ ...parts, outbound, log, now, onFault, timing: TIMING });
  followers.start();
  room.start();
  const compare = setInterval(() => void followers.compareAll(), 20);
  death.onCome(() => outbound.stop());
  ends.push(async () => {
    clearInterval(compare);
    followers.stop();
    await Promise.race([room.stop(), death.come]);
    outbound.stop();
  });
  return room;
}

const position = async () => (await house.store.followers.position('websub', 'baku'))?.seq;
const head = async () => (await house.store.journal.blog('baku'))!.head;
/** Everything that changed was told, and the position stands behind it. */
const settled = () => until('all was told', async () => (await position()) === (await head()));
const rounds = () => hub.told.length / TOPICS;

test('a burst of changes is gathered: each feed is told a few times, and not before some time has passed', async () => {
  start();
  const begun = performance.now();
  for (let n = 0; n < 30; n += 1) await house.post(`entry ${n}`, {});
  await settled();
  const took = performance.now() - begun;
  expect(rounds()).toBeGreaterThanOrEqual(1);
  expect(rounds()).toBeLessThanOrEqual(2 + took / TIMING.gathering!.betweenMs);
  const rss = hub.told.filter(({ topic }) => topic.endsWith('feed.rss')).map(({ at }) => at);
  const gaps = rss.slice(1).map((at, n) => at - rss[n]!);
  // The clock of a busy machine is not that exact.
  expect(gaps.filter((gap) => gap < TIMING.gathering!.betweenMs / 2)).toEqual([]);
  expect(hub.faults).toEqual([]);
});

test('every change is told, however late: of an entry that goes, too, and of the blog’s own words', async () => {
  start();
  const id = await house.post('one', {});
  await settled();
  const deeds = [
    () => house.revise(id, { text: 'two' }),
    () => house.set({ title: 'Another title' }),
    () => house.takeDown(id),
  ];
  for (const deed of deeds) {
    const before = rounds();
    await deed();
    await settled();
    expect(rounds()).toBeGreaterThan(before);
  }
});

test('nothing is told of a blog that is not public, and it is told again once it is', async () => {
  start();
  for (const visibility of ['unlisted', 'desk']) {
    await house.set({ visibility });
    await until('it is heard', async () => (await position())! > 0);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const before = hub.told.length;
    await house.post('in secret', {});
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(hub.told.length).toBe(before);
    await house.set({ visibility: 'public' });
    await until('it is told', () => hub.told.length > before);
    await settled();
  }
  expect(house.faults).toEqual([]);
});

test.each([
  ['is broken', { status: 500 }],
  ['is busy', { status: 429, retryAfter: '0' }],
  ['redirects', { status: 307, location: 'http://169.254.169.254/' }],
  ['hangs', 'hang'],
] as const)('a hub that %s is asked again, ever more seldom, until it takes the change', async (_what, behaviour) => {
  start(new Death(), hub.outbound(behaviour === 'hang' ? 200 : 2_000));
  hub.behaviour = behaviour;
  await house.post('one', {});
  await until('it is asked more than once', () => hub.asked > TOPICS);
  await new Promise((resolve) => setTimeout(resolve, 400));
  // Without pauses there would be some hundred.
  expect(hub.asked).toBeLessThan(60);
  expect(await position()).toBeLessThan(await head());
  hub.behaviour = { status: 204 };
  await settled();
  expect(new Set(hub.told.map(({ topic }) => topic)).size).toBe(TOPICS);
  // A row of failures has one line; a machine that is busy may make one more row.
  expect(warned.filter((line) => !line.includes('was not told'))).toEqual([]);
  expect([warned.length > 0, warned.length < hub.asked / 2]).toEqual([true, true]);
  expect(house.faults).toEqual([]);
});

test('a hub that refuses a topic holds up nothing, and the log says so', async () => {
  start();
  hub.behaviour = { status: 404 };
  await house.post('one', {});
  await settled();
  expect(warned[0]).toContain('refuses');
  hub.behaviour = { status: 202 };
  await house.post('two', {});
  await settled();
  expect(rounds()).toBe(1);
});

test('only one of two instances tells, and the other takes over where it ends', async () => {
  const rooms = [start(), start()];
  await house.post('one', {});
  await settled();
  const before = rounds();
  expect(before).toBe(1);
  await rooms[0]!.stop();
  await house.post('two', {});
  await settled();
  await rooms[1]!.stop();
  start();
  await house.post('three', {});
  await settled();
  expect(rounds()).toBe(3);
});

test('an instance that dies at any moment leaves no change untold', async () => {
  await close();
  let died = true;
  for (let at = 1; died && at < 60; at += 3) {
    await open();
    const death = new Death(at);
    start(death);
    await house.post('one', {});
    await Promise.race([death.come, settled().catch(() => undefined)]);
    died = death.hasCome;
    start();
    await settled();
    expect(new Set(hub.told.map(({ topic }) => topic)).size).toBe(TOPICS);
    if (died) await close();
  }
  expect(died).toBe(false);
});
