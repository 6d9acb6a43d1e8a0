/** Moves of a session to another app of the same person, in every store alike. */
import { MOVES_MOST, type ArchiveRecord, type Store } from '../../../server/storage/ports.js';
import { ANN, at, usePeople, type OpenStore } from './setting.js';

const SAM = { id: 'sam', blog: 'other', name: 'Sam', role: 'reporter' } as const;

export function movesContract(openStore: OpenStore): void {
  const { openStore: open } = usePeople(openStore);

  /** A store with a signed-in phone of Ann's, and one of Sam's, who is of another blog. */
  async function withPhones(): Promise<Store> {
    const store = await open();
    for (const who of [ANN, SAM]) {
      await store.people.person(who);
      const device = {
        id: `phone of ${who.id}`,
        person: who.id,
        kind: 'session',
        secretHash: `secret of ${who.id}`,
      } as const;
      await store.people.addDevice({ ...device, at: at(0) });
    }
    return store;
  }
  const opened = ({ moves }: Store, minutes = 0, over: Partial<Parameters<Store['moves']['open']>[0]> = {}) =>
    moves.open({
      id: 'app',
      secretHash: 'of the app',
      codes: ['123456'],
      deviceName: 'iPhone · Safari',
      at: at(minutes),
      ...over,
    });
  const claimed = ({ moves }: Store, minutes: number, device = 'phone of ann') =>
    moves.claim({ id: 'app', device, at: at(minutes) });
  const taken = ({ moves }: Store, minutes: number, secretHash = 'session') =>
    moves.take({
      secretHash: 'of the app',
      device: { secretHash, halfHash: `half of ${secretHash}` },
      at: at(minutes),
    });

  test('a move is known by its secret, also once it was taken, and no other secret is', async () => {
    const store = await withPhones();
    await opened(store);
    expect([await store.moves.knows('of the app'), await store.moves.knows('made up')]).toEqual([true, false]);
    await claimed(store, 2);
    await taken(store, 3);
    expect(await store.moves.knows('of the app')).toBe(true);
  });

  test('a move that was claimed makes a device of its own, of the claimer’s person, with its name', async () => {
    const store = await withPhones();
    const move = { id: 'app', code: '123456', deviceName: 'iPhone · Safari', expiresAt: at(10) };
    expect(await opened(store)).toEqual(move);
    expect(await store.moves.find('123456', at(1))).toEqual(move);
    expect(await taken(store, 1)).toEqual({ kind: 'waits' });
    expect(await claimed(store, 2)).toBe(true);
    const identity = { device: 'app', person: ANN };
    expect(await taken(store, 3)).toEqual({ kind: 'taken', identity });
    expect(await store.people.identify('session')).toMatchObject({
      ...identity,
      kind: 'session',
      halfHash: 'half of session',
    });
    const listed = (await store.people.devices()).find(({ id }) => id === 'app');
    expect(listed).toMatchObject({ person: 'ann', blog: 'baku', deviceName: 'iPhone · Safari', createdAt: at(3) });
    expect(await store.people.identify('secret of ann')).toMatchObject({ device: 'phone of ann' });
  });

  test('a move belongs to no blog: it makes a session of the person who claimed it, and of no other', async () => {
    const store = await withPhones();
    await opened(store);
    expect(await claimed(store, 1, 'phone of sam')).toBe(true);
    expect(await claimed(store, 1)).toBe(false);
    expect(await taken(store, 2)).toMatchObject({ identity: { person: SAM } });
  });

  test('the same secret gets the same digits again, and another app others', async () => {
    const store = await withPhones();
    const first = await opened(store);
    expect(await opened(store, 3, { id: 'again', codes: ['654321'] })).toEqual(first);
    const other = await opened(store, 3, { id: 'other', secretHash: 'of another', codes: ['123456', '654321'] });
    expect(other).toMatchObject({ id: 'other', code: '654321', expiresAt: at(13) });
    expect(await opened(store, 3, { id: 'third', secretHash: 'of a third', codes: ['123456', '654321'] })).toBeNull();
  });

  test('digits that are over, that nobody shows, or that were claimed are not found', async () => {
    const store = await withPhones();
    await opened(store);
    expect(await store.moves.find('000000', at(1))).toBeNull();
    expect(await store.moves.find('123456', at(10))).toBeNull();
    expect(await claimed(store, 10)).toBe(false);
    expect(await taken(store, 10)).toEqual({ kind: 'refused', why: 'expired' });
    expect(await claimed(store, 9)).toBe(true);
    expect(await store.moves.find('123456', at(9))).toBeNull();
    expect(await store.moves.claim({ id: 'no such move', device: 'phone of ann', at: at(1) })).toBe(false);
  });

  test('a claim that is repeated by the same device stands; one by a device that was revoked, or is not known, does not', async () => {
    const store = await withPhones();
    await opened(store);
    await store.people.revoke('phone of sam', at(0));
    expect(await claimed(store, 1, 'phone of sam')).toBe(false);
    expect(await claimed(store, 1, 'no such device')).toBe(false);
    expect([await claimed(store, 1), await claimed(store, 2)]).toEqual([true, true]);
  });

  test('[A3] a move makes no session once the device that claimed it was revoked', async () => {
    const store = await withPhones();
    await opened(store);
    await claimed(store, 1);
    await store.people.revoke('phone of ann', at(2));
    expect(await taken(store, 3)).toEqual({ kind: 'refused', why: 'withdrawn' });
    expect(await store.people.identify('session')).toBeNull();
  });

  test('a session that was taken is answered again for ten minutes, by its new secrets, and then no more', async () => {
    const store = await withPhones();
    await opened(store);
    await claimed(store, 1);
    await taken(store, 2);
    expect(await taken(store, 12, 'told now')).toEqual({ kind: 'repeated', identity: { device: 'app', person: ANN } });
    expect(await store.people.identify('told now')).toMatchObject({ device: 'app', halfHash: 'half of told now' });
    expect(await taken(store, 12.1)).toEqual({ kind: 'refused', why: 'used' });
    await store.people.revoke('app', at(5));
    expect(await taken(store, 6)).toEqual({ kind: 'refused', why: 'used' });
    expect(await store.people.devices()).toHaveLength(3);
  });

  test('a claimed move that its app does not ask for within ten minutes is over', async () => {
    const store = await withPhones();
    await opened(store);
    await claimed(store, 9);
    expect(await taken(store, 19.1)).toEqual({ kind: 'refused', why: 'expired' });
  });

  test('a secret that nobody opened a move with is unknown, and so is one after an hour', async () => {
    const store = await withPhones();
    expect(await taken(store, 1)).toEqual({ kind: 'refused', why: 'unknown' });
    await opened(store);
    expect(await opened(store, 61, { id: 'late', secretHash: 'of a late one' })).toMatchObject({ code: '123456' });
    expect(await taken(store, 61)).toEqual({ kind: 'refused', why: 'unknown' });
  });

  test('two devices that claim one move at once do not both get it, and two questions at once make one device', async () => {
    const store = await withPhones();
    await opened(store);
    const claims = await Promise.all([claimed(store, 1), claimed(store, 1, 'phone of sam')]);
    expect(claims.sort()).toEqual([false, true]);
    const answers = await Promise.all([taken(store, 2), taken(store, 2)]);
    expect(answers.map(({ kind }) => kind).sort()).toEqual(['repeated', 'taken']);
    expect(await store.people.devices()).toHaveLength(3);
  });

  test('open moves are bounded; those that are over or claimed make room', async () => {
    const store = await withPhones();
    const many = async (from: number, count: number, minutes: number) => {
      for (let n = from; n < from + count; n += 1) {
        const code = n.toString().padStart(6, '0');
        const move = await opened(store, minutes, { id: `app ${code}`, secretHash: `of ${code}`, codes: [code] });
        if (move === null) return n - from;
      }
      return count;
    };
    expect(await many(0, MOVES_MOST + 1, 0)).toBe(MOVES_MOST);
    await store.moves.claim({ id: 'app 000007', device: 'phone of ann', at: at(1) });
    expect(await many(5_000, 2, 1)).toBe(1);
    expect(await many(6_000, 2, 10)).toBe(2);
  });

  test('a restore leaves no moves behind', async () => {
    const store = await withPhones();
    await opened(store);
    await claimed(store, 1);
    await store.archive.replaceAll(nothing(), () => Promise.resolve());
    expect(await taken(store, 2)).toEqual({ kind: 'refused', why: 'unknown' });
  });
}

async function* nothing(): AsyncGenerator<ArchiveRecord> {}
