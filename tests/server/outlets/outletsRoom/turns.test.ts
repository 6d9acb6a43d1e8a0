/** Turns at the slots: addresses that are slow and willing, as many as there are slots, and one that is prompt. */
import { jest } from '@jest/globals';
import type { Carried, Carrier, Load } from '../../../../server/outlets/carrier.js';
import { TURN_LIMITS } from '../../../../server/outlets/outletsRoom.js';
import { openSqliteStore } from '../../../../server/storage/sqlite/store.js';
import { OutletHouse, withTime } from '../../../support/outlets/outletHouse.js';
import { newFolder, removeFolders } from '../../storage/sqlite/folder.js';

jest.setTimeout(60_000);

let house: OutletHouse;
beforeEach(async () => {
  house = new OutletHouse(await openSqliteStore({ folder: newFolder(), server: true, now: () => new Date() }));
  await house.open();
});
afterEach(() => house.close());
afterAll(removeFolders);

/** Outlets whose ids begin with `slow` answer when they are let, after 4.9 s of the house's clock; others at once. */
class SlowAndWilling implements Carrier {
  readonly atOnce = 1;
  /** Ids of outlets, as each took a change. */
  readonly taken: string[] = [];
  /** Requests of slow outlets that wait for their answers, by id. */
  readonly open = new Map<string, () => void>();

  async carry({ outlet: { id } }: Load, signal: AbortSignal): Promise<Carried> {
    if (id.startsWith('slow')) {
      await new Promise<void>((resolve) => {
        this.open.set(id, resolve);
        // A signal of its own: one signal has few listeners.
        AbortSignal.any([signal]).addEventListener('abort', () => resolve());
      });
      this.open.delete(id);
    }
    this.taken.push(id);
    return { taken: 1 };
  }

  /** Has all that are asked now answer. */
  answer(): void {
    house.record.now += 4_900;
    for (const resolve of this.open.values()) resolve();
  }

  async test(): Promise<null> {
    return null;
  }

  nameOf(): string {
    return 'played';
  }
}

const PROMPT = 'the prompt one';

/** Starts with this many slow outlets, and after them a prompt one. */
async function startWith(slow: number): Promise<SlowAndWilling> {
  const ids = Array.from({ length: slow }, (_, n) => `slow ${n.toString().padStart(2, '0')}`);
  const addedAt = new Date(house.record.now).toISOString();
  for (const id of [...ids, PROMPT])
    await house.store.outlets.add({ id, blog: 'baku', kind: 'webhook', settings: {}, addedAt }, 100);
  const carrier = new SlowAndWilling();
  house.start({ carriers: { webhook: carrier } });
  return carrier;
}

const takenBy = (carrier: SlowAndWilling, id: string): number => carrier.taken.filter((one) => one === id).length;

test('a prompt outlet is told after one answer of slow ones that hold all slots, and then whatever they hold', async () => {
  const carrier = await startWith(TURN_LIMITS.slots);
  for (const text of ['one', 'two', 'three']) await house.record.post(text);
  await withTime(house, 'slow ones hold all slots', () => carrier.open.size === TURN_LIMITS.slots);
  expect(takenBy(carrier, PROMPT)).toBe(0);
  carrier.answer();
  // None of them answers once more before that.
  await withTime(house, 'the prompt one has all', () => takenBy(carrier, PROMPT) === 3);
  await withTime(house, 'slow ones hold their slots', () => carrier.open.size === TURN_LIMITS.forSlow);
  await house.record.post('four');
  await withTime(house, 'the prompt one is told that, too', () => takenBy(carrier, PROMPT) === 4);
  expect(carrier.open.size).toBe(TURN_LIMITS.forSlow);
});

test('slow outlets take turns: none is told of a third change before each was told of a first', async () => {
  const carrier = await startWith(TURN_LIMITS.slots + TURN_LIMITS.forSlow);
  for (const text of ['one', 'two', 'three']) await house.record.post(text);
  const all = 3 * (TURN_LIMITS.slots + TURN_LIMITS.forSlow + 1);
  await withTime(house, 'all is told', () => {
    carrier.answer();
    return carrier.taken.length === all;
  });
  const firstOf = new Set<string>();
  const thirds: number[] = [];
  carrier.taken.forEach((id, index) => {
    firstOf.add(id);
    if (carrier.taken.slice(0, index + 1).filter((one) => one === id).length === 3 && id !== PROMPT)
      thirds.push(firstOf.size);
  });
  expect(Math.min(...thirds)).toBe(TURN_LIMITS.slots + TURN_LIMITS.forSlow + 1);
});
