/** Carrying through accidents: instances that die or lose their lease, and two at once. */
import { jest } from '@jest/globals';
import { openPostgresStore } from '../../../server/storage/postgres/store.js';
import type { Store } from '../../../server/storage/ports.js';
import { openSqliteStore } from '../../../server/storage/sqlite/store.js';
import { atEveryDeath } from '../../contracts/followers/everyDeath.js';
import type { Death } from '../../contracts/followers/instance.js';
import type { HookBody } from '../../support/outlets/hookReceiver.js';
import { OutletHouse, withTime } from '../../support/outlets/outletHouse.js';
import { startPostgres } from '../../support/postgres.js';
import { loopbackOutbound } from '../../support/push/pushService.js';
import { newFolder, removeFolders } from '../storage/sqlite/folder.js';

jest.setTimeout(300_000);

let house: OutletHouse;
async function opened(store?: Store): Promise<OutletHouse> {
  const embedded = () => openSqliteStore({ folder: newFolder(), server: true, now: () => new Date() });
  const made = new OutletHouse(store ?? (await embedded()));
  await made.open();
  return made;
}
beforeEach(async () => (house = await opened()));
afterEach(() => house.close());
afterAll(removeFolders);

/** Keeps the latest state of each entry as a receiver does, and notes what came that was older than what it had. */
function keptOf(bodies: readonly HookBody[]): { texts: string[]; older: string[]; seqs: number[] } {
  const kept = new Map<string, { seq: number; text: string }>();
  const older: string[] = [];
  for (const { seq, entry, gone } of bodies) {
    const id = entry?.id ?? gone ?? 'blog';
    const before = kept.get(id);
    if (before !== undefined && before.seq > seq) older.push(`${seq} after ${before.seq}`);
    kept.set(id, { seq, text: entry?.text ?? 'gone' });
  }
  return { texts: [...kept.values()].map(({ text }) => text), older, seqs: bodies.map(({ seq }) => seq) };
}

const bodiesOf = (of: OutletHouse): HookBody[] => of.receiver.of('ann').map(({ body }) => body);
const hasLast = (of = house): boolean => of.told('ann').at(-1)?.endsWith('last') === true;

/** Two entries are told, one is mended, the other taken down, and another instance takes over. */
async function dies(death: Death): Promise<void> {
  const here = await opened();
  try {
    await here.hook('ann');
    here.start({ death });
    const one = await here.record.post('one');
    const two = await here.record.post('two');
    const orDead = (count: number) =>
      withTime(here, `it has told ${count}, or is dead`, () => death.hasCome || here.told('ann').length >= count);
    await orDead(2);
    await here.record.revise(one, { text: 'one, mended' });
    await here.record.takeDown(two);
    await orDead(4);
    death.spare();
    await here.record.post('last');
    here.start();
    await withTime(here, `the second carries all, after a death at ${death.where}`, () => hasLast(here));
    const { texts, older, seqs } = keptOf(bodiesOf(here));
    const told = { where: death.where, texts: texts.toSorted(), older, seqs };
    const rising = seqs.toSorted((a, b) => a - b);
    expect(told).toEqual({ where: death.where, texts: ['gone', 'last', 'one, mended'], older: [], seqs: rising });
  } finally {
    await here.close();
  }
}

test('an instance that dies at any await leaves nothing out, and nothing older comes after something newer', async () => {
  // Guards its own premise: it hears, tells, reads what waits, composes, carries and notes.
  expect(await atEveryDeath(['told', 'tell', 'waiting', 'send', 'take'], dies)).toBeGreaterThan(40);
});

async function twoTell(): Promise<void> {
  house.start();
  house.start();
  await house.hook('ann');
  const ids: string[] = [];
  for (const n of [1, 2, 3, 4, 5]) ids.push(await house.record.post(`entry ${n}`));
  for (const id of ids.slice(0, 3)) await house.record.revise(id, { text: 'mended' });
  await house.record.takeDown(ids[0]!);
  await house.record.post('last');
  await withTime(house, 'all is told', () => hasLast());
  const { texts, seqs } = keptOf(bodiesOf(house));
  expect(texts.toSorted()).toEqual(['entry 4', 'entry 5', 'gone', 'last', 'mended', 'mended']);
  expect(seqs).toEqual([...new Set(seqs)].toSorted((a, b) => a - b));
}

test('two instances tell each change once, in order, and a takedown is the last word of its entry', twoTell);

test('two instances over one database tell each change once, in order', async () => {
  await house.close();
  const postgres = await startPostgres();
  try {
    const url = await postgres.database();
    house = await opened(await openPostgresStore({ url, server: true, now: () => new Date() }));
    await twoTell();
    await house.close();
  } finally {
    await postgres.stop();
    house = await opened();
  }
});

test('an instance that is cut off in the middle of a request counts that as no failure, and the next one goes on', async () => {
  const first = house.start({ outbound: loopbackOutbound({ timeoutMs: 60_000 }) });
  await house.hook('ann');
  house.receiver.behaviour.set('ann', 'hang');
  await house.record.post('last');
  await withTime(house, 'it is asked', () => house.receiver.asked.get('ann') === 1);
  await first.stop();
  house.receiver.behaviour.delete('ann');
  expect((await house.admin().list('baku'))[0]?.failure).toBeUndefined();
  house.start();
  await withTime(house, 'the next one carries it', () => hasLast());
});
