/** Tellings of a hub, and how often they come: over instances that share a store, and die, and a hub that fails. */
import { setTimeout as sleep } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { openSqliteStore } from '../../../server/storage/sqlite/store.js';
import { atEveryDeath } from '../../contracts/followers/everyDeath.js';
import { Death } from '../../contracts/followers/instance.js';
import { until } from '../../support/push/toldHouse.js';
import type { StandInHub } from '../../support/websub/hub.js';
import { BETWEEN_MS, HubHouse, TOPICS } from '../../support/websub/hubHouse.js';
import { newFolder, removeFolders } from '../storage/sqlite/folder.js';

jest.setTimeout(120_000);

let house: HubHouse;
let hub: StandInHub;
async function opened(): Promise<HubHouse> {
  const made = new HubHouse(await openSqliteStore({ folder: newFolder(), server: true, now: () => new Date() }));
  await made.open();
  return made;
}
beforeEach(async () => {
  house = await opened();
  hub = house.hub;
});
afterEach(() => house.close());
afterAll(removeFolders);

test('a burst of changes is gathered: each feed is told a few times, and not before some time has passed', async () => {
  const outbound = hub.outbound();
  const send = outbound.send.bind(outbound);
  const sentAt: number[] = [];
  // The time is noted where it is sent: it may be on its way for as long as this machine stands still.
  outbound.send = (request) => {
    if (request.body?.toString().endsWith('feed.rss')) sentAt.push(performance.now());
    return send(request);
  };
  house.tell(new Death(), outbound);
  const begun = performance.now();
  for (let n = 0; n < 30; n += 1) await house.post(`entry ${n}`);
  await house.settled();
  const took = performance.now() - begun;
  expect(house.rounds()).toBeGreaterThanOrEqual(1);
  expect(house.rounds()).toBeLessThanOrEqual(2 + took / BETWEEN_MS);
  expect(sentAt).not.toEqual([]);
  const gaps = sentAt.slice(1).map((at, n) => at - sentAt[n]!);
  // Room for a machine that stands still between the beginning of a telling and its sending.
  expect(gaps.filter((gap) => gap < 0.75 * BETWEEN_MS)).toEqual([]);
  expect(hub.faults).toEqual([]);
});

test('every change is told, however late: of an entry that goes, too, and of the blog’s own words', async () => {
  house.tell();
  const id = await house.post('one');
  await house.settled();
  const deeds = [
    () => house.revise(id, { text: 'two' }),
    () => house.set({ title: 'Another title' }),
    () => house.takeDown(id),
  ];
  for (const deed of deeds) {
    const before = house.rounds();
    await deed();
    await house.settled();
    expect(house.rounds()).toBeGreaterThan(before);
  }
});

test('nothing is told of a blog that is not public, and it is told again once it is', async () => {
  house.tell();
  const unlisted = { visibility: 'unlisted', isHeard: () => house.isSettled(), postIsHeard: () => house.settled() };
  // A hidden blog is heard no further: only the time passes in which the post would be told.
  const hidden = { visibility: 'desk', isHeard: () => house.isHidden(), postIsHeard: () => sleep(3 * BETWEEN_MS) };
  for (const { visibility, isHeard, postIsHeard } of [unlisted, hidden]) {
    const before = hub.told.length;
    await house.set({ visibility });
    await until('it is heard', isHeard);
    await house.post('in secret');
    await postIsHeard();
    expect(hub.told.length).toBe(before);
    await house.set({ visibility: 'public' });
    await until('it is told', () => hub.told.length > before);
    await house.settled();
  }
  expect(house.faults).toEqual([]);
});

test.each([
  ['is broken', { status: 500 }],
  ['is busy', { status: 429, retryAfter: '0' }],
  ['redirects', { status: 307, location: 'http://169.254.169.254/' }],
  ['hangs', 'hang'],
] as const)('a hub that %s is asked again, ever more seldom, until it takes the change', async (_what, behaviour) => {
  house.tell(new Death(), hub.outbound(behaviour === 'hang' ? 200 : 2_000));
  hub.behaviour = behaviour;
  await house.post('one');
  await until('it is asked more than once', () => hub.asked > TOPICS);
  await new Promise((resolve) => setTimeout(resolve, 400));
  // Without pauses there would be some hundred.
  expect(hub.asked).toBeLessThan(60);
  expect(await house.position()).toBeLessThan(await house.head());
  hub.behaviour = { status: 204 };
  await house.settled();
  expect(new Set(hub.told.map(({ topic }) => topic)).size).toBe(TOPICS);
  // A row of failures has one line; a machine that is busy may make one more row.
  expect(house.warned.filter((line) => !line.includes('was not told'))).toEqual([]);
  expect([house.warned.length > 0, house.warned.length < hub.asked / 2]).toEqual([true, true]);
  expect(house.faults).toEqual([]);
});

test('a hub that refuses a topic holds up nothing, and the log says so', async () => {
  house.tell();
  hub.behaviour = { status: 404 };
  await house.post('one');
  await house.settled();
  expect(house.warned[0]).toContain('refuses');
  hub.behaviour = { status: 202 };
  await house.post('two');
  await house.settled();
  expect(house.rounds()).toBe(1);
});

test('only one of two instances tells, and the other takes over where it ends', async () => {
  const rooms = [house.tell(), house.tell()];
  await house.post('one');
  await house.settled();
  const before = house.rounds();
  expect(before).toBe(1);
  await rooms[0]!.stop();
  await house.post('two');
  await house.settled();
  await rooms[1]!.stop();
  house.tell();
  await house.post('three');
  await house.settled();
  expect(house.rounds()).toBe(3);
});

/** An entry is told, and taken down, and another instance takes over. */
async function dies(death: Death): Promise<void> {
  const here = await opened();
  try {
    here.tell(death);
    const id = await here.post('one');
    const orDead = async () => death.hasCome || (await here.isSettled());
    await until('it is told, or it is dead', orDead);
    const before = here.hub.told.length;
    await here.takeDown(id);
    await until('the takedown is told, or it is dead', orDead);
    death.spare();
    here.tell();
    await here.settled();
    const told = new Set(here.hub.told.slice(before).map(({ topic }) => topic));
    expect({ where: death.where, told: told.size }).toEqual({ where: death.where, told: TOPICS });
  } finally {
    await here.close();
  }
}

test('an instance that dies at any await leaves no change untold, and no takedown', async () => {
  // Guards its own premise: it hears, looks whether that is news, tells and moves its position.
  expect(await atEveryDeath(['blog', 'send', 'move'], dies)).toBeGreaterThan(20);
});
