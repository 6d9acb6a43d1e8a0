/** The desk's parts between instances: they tell each other how many readers they have, and of revoked devices. */
import type { Bus, Notice, NoticeListener } from '../../../server/bus/bus.js';
import { Presence } from '../../../server/desk/presence.js';
import { Revocations } from '../../../server/desk/revocations.js';
import type { People } from '../../../server/storage/ports.js';
import { openHouse, type House } from '../newsroom/house.js';
import { until } from '../feed/instance.js';

/** A bus whose other instances are this test. */
function openBus() {
  const listeners = new Set<NoticeListener>();
  const told: Notice[] = [];
  const bus: Bus = {
    publish: () => undefined,
    subscribe: () => () => undefined,
    tell: (notice) => told.push(notice),
    hear: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => Promise.resolve(),
  };
  return { bus, told, say: (notice: Notice, from: string) => listeners.forEach((listener) => listener(notice, from)) };
}

test('readers of all instances are counted as each last told, and an instance that is silent for 15 s is forgotten', () => {
  const clock = { at: 0 };
  const { bus, told, say } = openBus();
  const presence = new Presence(bus, () => clock.at);
  presence.start();
  for (let readers = 0; readers < 20; readers += 1) presence.enter('baku');
  say({ kind: 'readers', counts: { baku: 100 } }, 'one');
  say({ kind: 'readers', counts: { baku: 40, constructor: 10 } }, 'one');
  say({ kind: 'readers', counts: { baku: 40, kyiv: 300 } }, 'two');
  expect([presence.readers('baku'), presence.readers('kyiv'), presence.readers('toString')]).toEqual([100, 300, 0]);
  clock.at = 10_000;
  say({ kind: 'readers', counts: { baku: 40 } }, 'two');
  clock.at = 16_000;
  expect([presence.readers('baku'), presence.readers('kyiv')]).toEqual([60, 0]);
  presence.stop();
  // An instance that leaves says so, and hears no more.
  expect(told.at(-1)).toEqual({ kind: 'readers', counts: {} });
  say({ kind: 'readers', counts: { baku: 900 } }, 'three');
  expect(presence.readers('baku')).toBe(60);
});

describe('revoked devices', () => {
  let house: House;
  beforeAll(async () => (house = await openHouse()));
  afterAll(() => house.close());

  test('[A3] an instance that hears of a revoked device asks the store at once, and twice at most for a hundred messages', async () => {
    const { bus, told, say } = openBus();
    const asked: string[][] = [];
    const people: People = {
      ...house.store.people,
      revokedAmong: async (devices) => {
        asked.push([...devices]);
        await new Promise((resolve) => setTimeout(resolve, 10));
        return asked.length < 2 ? [] : ['phone'];
      },
    };
    const faults: unknown[] = [];
    const revocations = new Revocations({ people, bus, onFault: (error) => faults.push(error) });
    revocations.start();
    const ended: string[] = [];
    revocations.watch('phone', () => ended.push('phone'));
    revocations.watch('laptop', () => ended.push('laptop'));
    for (let words = 0; words < 100; words += 1) say({ kind: 'revoked' }, 'another');
    // A device revoked after a question was asked is in the answer to the next.
    await until('it is out', () => ended.length > 0);
    expect([ended, asked.length]).toEqual([['phone'], 2]);
    await revocations.announce();
    expect(told).toEqual([{ kind: 'revoked' }]);
    revocations.stop();
    expect(faults).toEqual([]);
  });
});
