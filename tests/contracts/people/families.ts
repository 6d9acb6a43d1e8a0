/** Sessions that were moved from each other are ended together, in every store alike (rule A3). */
import type { Store } from '../../../server/storage/ports.js';
import { ANN, OLEH, OLGA, at, usePeople, type OpenStore, type Who } from './setting.js';

let codes = 0;

/** Moves a session from a device to a new one. */
async function moved({ moves }: Store, from: string, id: string, minutes: number) {
  const code = (codes += 1).toString().padStart(6, '0');
  await moves.open({ id, secretHash: `of ${id}`, codes: [code], deviceName: null, at: at(minutes) });
  await moves.claim({ id, device: from, at: at(minutes) });
  return taken({ moves }, id, minutes);
}

const taken = ({ moves }: Pick<Store, 'moves'>, id: string, minutes: number) =>
  moves.take({
    secretHash: `of ${id}`,
    device: { secretHash: `hash of ${id}`, halfHash: 'half' },
    at: at(minutes),
  });

const live = async ({ people }: Store) =>
  (await people.devices()).filter(({ revokedAt }) => revokedAt === null).map(({ id }) => id);

export function familiesContract(openStore: OpenStore): void {
  const { openStore: open } = usePeople(openStore);

  /** A store with a phone, `app` that was moved from it, `tablet` from `app`, and a laptop that came by itself. */
  async function withFamily(who: Who = ANN): Promise<Store> {
    const store = await open();
    const { id: person } = await store.people.person(who);
    for (const id of ['phone', 'laptop'])
      await store.people.addDevice({ id, person, kind: 'session', secretHash: `hash of ${id}`, at: at(0) });
    await moved(store, 'phone', 'app', 1);
    await moved(store, 'app', 'tablet', 2);
    expect(await live(store)).toEqual(['laptop', 'phone', 'app', 'tablet']);
    return store;
  }

  test.each(['revoke', 'remove'] as const)(
    '[A3] a %s ends the sessions that were moved from the device, and from those again, at once',
    async (verb) => {
      const store = await withFamily();
      await store.people[verb]('phone', at(3));
      expect(await live(store)).toEqual(['laptop']);
      expect(await store.people.identify('hash of tablet')).toBeNull();
      expect(await store.people.isPutOut('hash of tablet')).toBe(true);
      expect(await store.people.revokedAmong(['app', 'tablet', 'laptop'])).toEqual(['app', 'tablet']);
      expect(await moved(store, 'tablet', 'late', 4)).toEqual({ kind: 'waits' });
    },
  );

  test('[A3] a device is ended without the one that it was moved from, as long as that one stands', async () => {
    const store = await withFamily();
    await store.people.remove('app', at(3));
    expect(await live(store)).toEqual(['laptop', 'phone']);
    await store.people.remove('app', at(4));
    expect((await store.people.devices()).find(({ id }) => id === 'app')).toMatchObject({ revokedAt: at(3) });
  });

  test('a sign-out ends its device alone: people leave the browser for the app', async () => {
    const store = await withFamily();
    await store.people.signOut('phone', at(3));
    expect(await live(store)).toEqual(['laptop', 'app', 'tablet']);
  });

  test('[A3] sign-outs of those in between leave no session that an end of one of them does not reach', async () => {
    const store = await withFamily();
    for (let n = 0; n < 4; n += 1) await moved(store, 'app', `app ${n}`, 3);
    await moved(store, 'app 2', 'deep', 4);
    for (const id of ['phone', 'app', 'app 2']) await store.people.signOut(id, at(5));
    await store.people.remove('app 1', at(6));
    expect(await live(store)).toEqual(['laptop']);
  });

  test('[A3] a session that is taken while its device is ended does not stand afterwards', async () => {
    const store = await withFamily();
    for (let n = 0; n < 8; n += 1) {
      const code = (codes += 1).toString().padStart(6, '0');
      await store.moves.open({ id: `new ${n}`, secretHash: `of new ${n}`, codes: [code], deviceName: null, at: at(3) });
      await store.moves.claim({ id: `new ${n}`, device: n % 2 === 0 ? 'tablet' : 'app', at: at(3) });
    }
    const taking = Array.from({ length: 8 }, (_, n) => taken(store, `new ${n}`, 4));
    await Promise.all([...taking.slice(0, 4), store.people.remove('phone', at(4)), ...taking.slice(4)]);
    expect(await live(store)).toEqual(['laptop']);
  });

  test('the last devices of an owner stay, also where they were moved from each other', async () => {
    const store = await withFamily(OLGA);
    expect(await store.people.remove('phone', at(3))).toBe('removed');
    await moved(store, 'laptop', 'pad', 4);
    expect(await store.people.remove('laptop', at(5))).toBe('last-owner');
    expect(await live(store)).toEqual(['laptop', 'pad']);
    await store.people.signOut('laptop', at(6));
    expect(await store.people.remove('laptop', at(7))).toBe('last-owner');
    await store.people.person(OLEH);
    await store.people.addDevice({ id: 'other', person: 'oleh', kind: 'session', secretHash: 'other', at: at(8) });
    expect(await store.people.remove('laptop', at(9))).toBe('removed');
    expect(await live(store)).toEqual(['other']);
  });
}
