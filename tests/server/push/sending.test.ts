import { jest } from '@jest/globals';
import { openSqliteStore } from '../../../server/storage/sqlite/store.js';
import { atEveryDeath } from '../../contracts/followers/everyDeath.js';
import { Death } from '../../contracts/followers/instance.js';
import { ToldHouse, until } from '../../support/push/toldHouse.js';
import { loopbackOutbound } from '../../support/push/pushService.js';
import { newFolder, removeFolders } from '../storage/sqlite/folder.js';

jest.setTimeout(300_000);

const TAKEN_BACK = 'What we told you here was taken back.';

let house: ToldHouse;
async function opened(): Promise<ToldHouse> {
  const made = new ToldHouse(await openSqliteStore({ folder: newFolder(), server: true, now: () => new Date() }));
  await made.open();
  return made;
}
beforeEach(async () => (house = await opened()));
afterEach(() => house.close());
afterAll(removeFolders);

/** Moves the clock of a house, by which pauses are counted, until something holds. */
async function withTime(what: string, holds: () => boolean | Promise<boolean>, of = house): Promise<void> {
  await until(what, () => {
    of.now += 20;
    return holds();
  });
}
const told = (browser: string, count: number) =>
  withTime(`${browser} was told ${count} times`, () => house.bodies(browser).length >= count);

test.each([404, 410])('a subscription is forgotten whose service answers %i', async (status) => {
  const room = house.start();
  const endpoint = await house.subscribe(room, 'ann');
  await house.subscribe(room, 'bo');
  house.service.behaviour.set('ann', { status });
  await house.post('one');
  await told('bo', 1);
  await withTime('it is forgotten', async () => !(await room.subscriptions.stands('baku', endpoint)));
});

test.each([
  ['is busy', { status: 429, retryAfter: '0' }],
  ['is broken', { status: 500 }],
  ['does not know us for now', { status: 403 }],
  ['redirects', { status: 307, location: 'http://169.254.169.254/' }],
  ['hangs', 'hang'],
] as const)('a message is kept while the service %s, and comes in the end', async (_what, behaviour) => {
  const room = house.start(new Death(), loopbackOutbound(behaviour === 'hang' ? { timeoutMs: 100 } : {}));
  await house.subscribe(room, 'ann');
  house.service.behaviour.set('ann', behaviour);
  await house.post('one');
  await withTime('it is tried twice', () => house.service.asked >= 2);
  expect(house.bodies('ann')).toEqual([]);
  house.service.behaviour.delete('ann');
  await told('ann', 1);
});

test('each message is counted by its end: sent, gone with its subscription, or failed', async () => {
  const room = house.start();
  for (const name of ['ann', 'bo', 'cy']) await house.subscribe(room, name);
  house.service.behaviour.set('bo', { status: 410 });
  house.service.behaviour.set('cy', { status: 413 });
  await house.post('one');
  await told('ann', 1);
  await withTime('all are counted', () => Object.values(house.metrics.pushes).every((count) => count === 1));
});

test('a service is left alone for as long as it asks', async () => {
  const room = house.start();
  await house.subscribe(room, 'ann');
  house.service.behaviour.set('ann', { status: 429, retryAfter: new Date(house.now + 3_600_000).toUTCString() });
  await house.post('one');
  await until('it is asked', () => house.service.asked > 0);
  await house.postponed();
  const before = house.service.asked;
  house.now += 200;
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(house.service.asked).toBe(before);
  // No longer than the longest pause, whatever a service asks for.
  house.service.behaviour.delete('ann');
  house.now += 200;
  await told('ann', 1);
});

test('a message that the service refuses for good is dropped, and later ones come', async () => {
  await house.subscribe(house.start(), 'ann');
  house.service.behaviour.set('ann', { status: 413 });
  await house.post('one');
  await until('it is asked', () => house.service.asked > 0);
  house.service.behaviour.delete('ann');
  await house.post('two');
  await told('ann', 1);
  expect(house.bodies('ann')).toEqual(['Not confirmed: two']);
});

test.each([
  ['was taken, but its answer lost', 'lose'],
  ['met a broken gateway behind which it may have been taken', { status: 502 }],
] as const)('a message that %s is taken back with its entry', async (_what, behaviour) => {
  await house.subscribe(house.start(), 'ann');
  house.service.behaviour.set('ann', behaviour);
  const id = await house.post('one');
  await until('it is tried', () => house.service.asked > 0);
  await house.postponed();
  await house.takeDown(id);
  house.service.behaviour.delete('ann');
  await withTime('it is taken back', () => house.bodies('ann').includes(TAKEN_BACK));
});

test.each([429, 503, 403])(
  'nobody hears of an entry that is taken down after a service refused it by %i',
  async (status) => {
    await house.subscribe(house.start(), 'ann');
    house.service.behaviour.set('ann', { status });
    const id = await house.post('one');
    await until('it is tried', () => house.service.asked > 0);
    await house.postponed();
    await house.takeDown(id);
    house.service.behaviour.delete('ann');
    await house.post('two');
    await told('ann', 1);
    expect(house.bodies('ann')).toEqual(['Not confirmed: two']);
  },
);

test('a service that hangs delays no other, and has few requests at once', async () => {
  const room = house.start(new Death(), loopbackOutbound({ timeoutMs: 60_000 }));
  for (let n = 0; n < 12; n += 1) {
    await house.subscribe(room, `dead-${n}`, { host: 'dead.test' });
    house.service.behaviour.set(`dead-${n}`, 'hang');
  }
  await house.subscribe(room, 'ann', { host: 'good.test' });
  await house.post('one');
  await told('ann', 1);
  await house.post('two');
  await told('ann', 2);
  expect(house.service.asked - 2).toBe(4);
});

test('a subscriber whose messages fail delays no other of the same service', async () => {
  const room = house.start();
  await house.subscribe(room, 'bad');
  for (const name of ['ann', 'bo', 'cy']) await house.subscribe(room, name);
  house.service.behaviour.set('bad', { status: 500 });
  await house.post('one');
  for (const name of ['ann', 'bo', 'cy']) await told(name, 1);
});

test('two instances send each message once', async () => {
  const rooms = [house.start(), house.start()];
  for (const [n, room] of rooms.entries()) await house.subscribe(room, `reader-${n}`);
  for (let n = 0; n < 5; n += 1) await house.post(`moment ${n}`);
  for (const n of [0, 1]) await told(`reader-${n}`, 5);
  expect(house.service.received).toHaveLength(10);
  const keys = await Promise.all(rooms.map((room) => room.keys.inForce()));
  expect(keys[0]).toEqual(keys[1]);
});

/** Two entries are told, one is mended, the other taken down, and another instance takes over. */
async function dies(death: Death): Promise<void> {
  const here = await opened();
  try {
    const asker = here.start(new Death());
    await here.subscribe(asker, 'ann');
    await asker.stop();
    here.start(death);
    const one = await here.post('one');
    const two = await here.post('two');
    const bodies = () => here.bodies('ann').map((body) => body.replace('Not confirmed: ', ''));
    await until('both are told, or it is dead', () => death.hasCome || bodies().length >= 2);
    await here.revise(one, { text: 'one, mended' });
    const isTaken = bodies().includes('two');
    await here.takeDown(two);
    await until('it has mended, or is dead', () => death.hasCome || bodies().includes('one, mended'));
    death.spare();
    await here.post('last');
    here.start();
    const isTold = () => bodies().at(-1) === 'last' && bodies().includes('one, mended');
    await withTime(`the second sends all, after a death at ${death.where}`, isTold, here);
    const toldOf = (entry: string) => here.service.toldTo('ann').filter(({ id }) => id === entry);
    for (const entry of [one, two]) {
      const seqs = toldOf(entry).map(({ seq }) => seq);
      expect({ where: death.where, seqs }).toEqual({ where: death.where, seqs: seqs.toSorted((a, b) => a - b) });
    }
    const ofTwo = toldOf(two).at(-1);
    if (isTaken) expect({ where: death.where, body: ofTwo?.body }).toEqual({ where: death.where, body: TAKEN_BACK });
  } finally {
    await here.close();
  }
}

test('an instance that dies at any await leaves nothing out, and nothing older of an entry comes after something newer', async () => {
  // Guards its own premise: it hears, tells, reads what waits, sends and settles.
  expect(await atEveryDeath(['tell', 'waiting', 'send', 'sent'], dies)).toBeGreaterThan(30);
});
