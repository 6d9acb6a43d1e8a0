/** Carrying through failures of a carrier, of the store, and of this program: what counts, what is noted, and what the desk sees. */
import { jest } from '@jest/globals';
import { FilesAway } from '../../../server/media/mediaStore.js';
import type { Carried, Carrier, Load } from '../../../server/outlets/carrier.js';
import { StoreAway, type Outlet } from '../../../server/storage/ports.js';
import { openSqliteStore } from '../../../server/storage/sqlite/store.js';
import { OutletHouse, withTime } from '../../support/outlets/outletHouse.js';
import { newFolder, removeFolders } from '../storage/sqlite/folder.js';

jest.setTimeout(180_000);

let house: OutletHouse;
beforeEach(async () => {
  house = new OutletHouse(await openSqliteStore({ folder: newFolder(), server: true, now: () => new Date() }));
  await house.open();
});
afterEach(() => house.close());
afterAll(removeFolders);

/** A carrier that does as a test says, and remembers what it was handed. */
class PlayedCarrier implements Carrier {
  readonly atOnce = 32;
  readonly loads: Load[] = [];
  then: (load: Load) => Carried | Error = ({ changes }) => ({ taken: changes.length });

  async carry(load: Load): Promise<Carried> {
    this.loads.push(load);
    const carried = this.then(load);
    if (carried instanceof Error) throw carried;
    return carried;
  }

  async test(): Promise<null> {
    return null;
  }

  nameOf(): string {
    return 'played';
  }
}

const outlet = async (): Promise<Outlet> => (await house.store.outlets.outlets('baku'))[0]!;
const notesOf = ({ changes }: Load, note: string): Map<string, string> =>
  new Map(changes.flatMap((change) => ('entry' in change ? [[change.entry.id, note] as const] : [])));

/** Starts an instance whose webhooks are carried as played. */
async function play(carrier: PlayedCarrier, outlets = house.store.outlets): Promise<void> {
  house.start({ carriers: { webhook: carrier }, outlets });
  await house.hook('ann');
}

test('an outlet that takes nothing is tried ever more seldom and paused after a day, though its carrier keeps notes each time', async () => {
  const carrier = new PlayedCarrier();
  carrier.then = (load) => ({
    taken: 0,
    notes: notesOf(load, `note ${carrier.loads.length}`),
    then: { kind: 'later', afterS: null, why: 'broken' },
  });
  await play(carrier);
  const id = await house.record.post('one');
  await withTime(house, 'it failed three times', async () => (await outlet()).attempts >= 3);
  expect(await outlet()).toMatchObject({ state: 'on', lastAt: null, failingSince: expect.any(String) });
  house.record.now += 86_400_000;
  await withTime(house, 'it is paused', async () => (await outlet()).state === 'paused');
  const { id: of } = await outlet();
  expect((await house.store.outlets.notes(of, [id])).get(id)).toBe(`note ${carrier.loads.length}`);
});

test('an outlet that failed once hears of a takedown at once, though the clock was set back by an hour since', async () => {
  const carrier = new PlayedCarrier();
  carrier.then = () => ({ taken: 0, then: { kind: 'later', afterS: 0, why: 'busy', status: 429 } });
  await play(carrier);
  const id = await house.record.post('one');
  await withTime(house, 'it failed', async () => (await outlet()).attempts > 0);
  carrier.then = ({ changes }) => ({ taken: changes.length });
  await withTime(house, 'it took the entry', async () => (await outlet()).lastAt !== null);
  house.setClockBack(3_600_000);
  await house.record.takeDown(id);
  const hears = () => carrier.loads.at(-1)?.changes.some((change) => 'gone' in change) === true;
  // Ten seconds, in which the clocks of the house go on by less than a minute.
  await withTime(house, 'it hears of the takedown', hears, 10_000);
});

test('a store that is away right after something was sent is asked until it notes that, so that nothing is sent twice', async () => {
  const { outlets } = house.store;
  let refusals = 0;
  const away = {
    ...outlets,
    take: (...asked: Parameters<typeof outlets.take>) => {
      if (refusals === 2) return outlets.take(...asked);
      refusals += 1;
      return Promise.reject(new StoreAway('away'));
    },
  };
  const carrier = new PlayedCarrier();
  carrier.then = (load) => ({ taken: load.changes.length, notes: notesOf(load, 'message 7') });
  await play(carrier, away);
  const id = await house.record.post('one');
  await withTime(house, 'it is noted', async () => (await outlet()).lastAt !== null);
  expect([carrier.loads.length, refusals]).toEqual([1, 2]);
  expect(await outlets.notes((await outlet()).id, [id])).toEqual(new Map([[id, 'message 7']]));
});

test('a store that is away when a failure is to be noted is asked until it notes that', async () => {
  const { outlets } = house.store;
  let refusals = 0;
  const away = {
    ...outlets,
    fail: (...asked: Parameters<typeof outlets.fail>) => {
      if (refusals === 1) return outlets.fail(...asked);
      refusals += 1;
      return Promise.reject(new StoreAway('away'));
    },
  };
  const carrier = new PlayedCarrier();
  carrier.then = () => ({ taken: 0, then: { kind: 'dead', why: 'gone' } });
  await play(carrier, away);
  await house.record.post('one');
  await withTime(house, 'it is paused', async () => (await outlet()).state === 'paused');
  expect([carrier.loads.length, refusals]).toEqual([1, 1]);
});

test.each([
  ['a defect', () => new TypeError('a defect')],
  ['a folder of photos that is away', () => new FilesAway('the folder is away')],
])('%s leaves the outlet alone for a growing pause, and desk and log hear of it', async (_what, errorOf) => {
  const carrier = new PlayedCarrier();
  carrier.then = errorOf;
  await play(carrier);
  await house.record.post('one');
  await withTime(house, 'it failed twice', async () => (await outlet()).attempts >= 2);
  expect(await outlet()).toMatchObject({ state: 'on', failingSince: expect.any(String) });
  // The log has each once, and the desk its id.
  const { attempts, failure } = await outlet();
  expect(failure).toMatchObject({ why: 'internal', error: `fault ${attempts}` });
  expect(house.record.faults).toHaveLength(attempts);
  const { due } = await outlet();
  expect(Date.parse(due)).toBeGreaterThan(Date.parse((await outlet()).failure!.at));
  carrier.then = ({ changes }) => ({ taken: changes.length });
  await withTime(house, 'it goes on', async () => (await outlet()).lastAt !== null);
});

test('a defect loses nothing that its carrier took and noted before, and the failure counts from there', async () => {
  const carrier = new PlayedCarrier();
  const failing = (): Carried => ({ taken: 0, then: { kind: 'later', afterS: null, why: 'busy' } });
  carrier.then = failing;
  await play(carrier);
  const [one, two] = [await house.record.post('one'), await house.record.post('two')];
  await withTime(house, 'it failed twice', async () => (await outlet()).attempts >= 2);
  carrier.then = (load) => ({ taken: 1, notes: notesOf(load, 'message'), defect: new TypeError('a defect') });
  await withTime(house, 'the first is taken', async () => (await outlet()).failure?.why === 'internal');
  carrier.then = failing;
  const { id, attempts } = await outlet();
  expect(attempts).toBe(1);
  expect([...(await house.store.outlets.notes(id, [one, two])).keys()]).toEqual([one, two]);
  expect((await house.store.outlets.waiting(id, 9)).map(({ item }) => item)).toEqual([two]);
});

test('a store that is away is no failure of the outlet', async () => {
  const carrier = new PlayedCarrier();
  carrier.then = () => new StoreAway('away');
  await play(carrier);
  await house.record.post('one');
  await withTime(house, 'it is asked twice', () => carrier.loads.length >= 2);
  expect(await outlet()).toMatchObject({ attempts: 0, failure: null });
});

test('a defect is in the log though the store is away right after it', async () => {
  const { outlets } = house.store;
  const carrier = new PlayedCarrier();
  const away = {
    ...outlets,
    outlet: (id: string) =>
      carrier.loads.length === 0 ? outlets.outlet(id) : Promise.reject(new StoreAway('the store is away')),
  };
  carrier.then = () => new TypeError('a defect');
  await play(carrier, away);
  await house.record.post('one');
  await withTime(house, 'the log has it', () => house.record.faults.some((fault) => fault instanceof TypeError));
});
