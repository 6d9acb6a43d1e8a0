/** Who takes a phone keeps nothing made with it by invitations either, in every store alike (rule A3). */
import type { People, Store } from '../../../server/storage/ports.js';
import { ANN, OLGA, at, usePeople, type OpenStore } from './setting.js';

const live = async (people: People) =>
  (await people.devices()).filter(({ revokedAt }) => revokedAt === null).map(({ id }) => id);

/** An invitation by a device, of the same name as its secret. */
async function invitedBy(people: People, device: string, name: string, minutes: number): Promise<boolean> {
  const { id: person } = await people.person({ ...ANN, id: `person ${name}`, name: `Of ${name}` });
  const times = { at: at(minutes), expiresAt: at(minutes + 43_200) };
  return people.invite({ id: `invitation ${name}`, person, secretHash: name, ...times, invitedBy: device });
}

/** Redeems it: the device has the invitation's name. */
const comes = (people: People, name: string, minutes: number) =>
  people.redeem({
    invitationHash: name,
    attemptHash: `attempt ${name}`,
    device: { id: name, secretHash: `hash of ${name}`, halfHash: 'half' },
    at: at(minutes),
  });

async function brings(people: People, device: string, name: string, minutes: number): Promise<void> {
  await invitedBy(people, device, name, minutes);
  expect(await comes(people, name, minutes)).toMatchObject({ kind: 'redeemed' });
}

async function moved({ moves }: Store, from: string, id: string, code: string): Promise<void> {
  await moves.open({ id, secretHash: `of ${id}`, codes: [code], deviceName: null, at: at(10) });
  await moves.claim({ id, device: from, at: at(10) });
  await moves.take({ secretHash: `of ${id}`, device: { secretHash: `hash of ${id}`, halfHash: 'half' }, at: at(10) });
}

export function invitedByContract(openStore: OpenStore): void {
  const { openStore: open } = usePeople(openStore);

  async function withPhone(): Promise<Store> {
    const store = await open();
    const { id: person } = await store.people.person(ANN);
    for (const id of ['laptop', 'phone'])
      await store.people.addDevice({ id, person, kind: 'session', secretHash: `hash of ${id}`, at: at(0) });
    return store;
  }

  test.each(['revoke', 'remove'] as const)(
    '[A3] a %s withdraws the open invitations of the device alone',
    async (verb) => {
      const { people } = await withPhone();
      await invitedBy(people, 'phone', 'mal', 1);
      await invitedBy(people, 'laptop', 'bob', 1);
      await people[verb]('phone', at(2));
      expect(await comes(people, 'mal', 3)).toEqual({ kind: 'refused', why: 'withdrawn' });
      expect(await comes(people, 'bob', 3)).toMatchObject({ kind: 'redeemed' });
      expect(await live(people)).toEqual(['laptop', 'bob']);
    },
  );

  test('[A3] who came by its invitations since a moment goes with it, and who came through them; others stay', async () => {
    const store = await withPhone();
    const { people } = store;
    await brings(people, 'phone', 'bob', 1);
    await brings(people, 'bob', 'dan', 6);
    await brings(people, 'phone', 'mal', 6);
    await brings(people, 'mal', 'mo', 7);
    await moved(store, 'mo', 'app of mo', '000001');
    await invitedBy(people, 'app of mo', 'late', 11);
    await people.remove('phone', at(12), at(5));
    expect(await live(people)).toEqual(['laptop', 'bob', 'dan']);
    expect(await people.isPutOut('hash of mal')).toBe(true);
    expect(await comes(people, 'late', 13)).toEqual({ kind: 'refused', why: 'withdrawn' });
  });

  test('who came by its invitations stays where no moment is named', async () => {
    const { people } = await withPhone();
    await brings(people, 'phone', 'bob', 1);
    await people.remove('phone', at(2));
    expect(await live(people)).toEqual(['laptop', 'bob']);
  });

  test('a sign-out leaves its invitations open, and whoever came by them', async () => {
    const { people } = await withPhone();
    await brings(people, 'phone', 'bob', 1);
    await invitedBy(people, 'phone', 'cem', 2);
    await people.signOut('phone', at(3));
    expect(await comes(people, 'cem', 4)).toMatchObject({ kind: 'redeemed' });
    expect(await live(people)).toEqual(['laptop', 'bob', 'cem']);
  });

  test('[A3] a device that signed itself out, or was put out before, is ended once more with all that came from it', async () => {
    const store = await withPhone();
    const { people } = store;
    await brings(people, 'phone', 'mal', 1);
    await brings(people, 'mal', 'mo', 2);
    await invitedBy(people, 'phone', 'late', 3);
    await people.signOut('phone', at(4));
    await people.remove('mal', at(4));
    await people.remove('phone', at(5), at(0));
    expect(await live(people)).toEqual(['laptop']);
    expect(await comes(people, 'late', 6)).toEqual({ kind: 'refused', why: 'withdrawn' });
  });

  test('[A3] a device that is ended invites nobody', async () => {
    const { people } = await withPhone();
    await people.remove('phone', at(1));
    expect(await invitedBy(people, 'phone', 'mal', 2)).toBe(false);
    expect(await invitedBy(people, 'laptop', 'bob', 2)).toBe(true);
    expect((await people.invitations(at(3))).map(({ id, invitedBy: by }) => [id, by])).toEqual([
      ['invitation bob', 'laptop'],
    ]);
  });

  test('[A3] nobody who redeems, invites or invites again while the device is put out stands afterwards', async () => {
    const { people } = await withPhone();
    for (let n = 0; n < 6; n += 1) await invitedBy(people, 'phone', `mal ${n}`, 1);
    await brings(people, 'phone', 'mo', 1);
    const late = async (n: number) => {
      await comes(people, `mal ${n}`, 2);
      if (await invitedBy(people, `mal ${n}`, `next ${n}`, 2)) await comes(people, `next ${n}`, 2);
    };
    const more = async (n: number) => {
      if (await invitedBy(people, 'mo', `more ${n}`, 2)) await comes(people, `more ${n}`, 2);
    };
    const working = [0, 1, 2, 3, 4, 5].map((n) => Promise.all([late(n), more(n)]));
    await Promise.all([...working, people.remove('phone', at(2), at(0)), people.remove('mo', at(2), at(0))]);
    expect(await live(people)).toEqual(['laptop']);
    expect(await people.invitations(at(3))).toEqual([]);
  });

  test('a device is listed with the one that invited it, and the one that gave it its session', async () => {
    const store = await withPhone();
    await brings(store.people, 'phone', 'bob', 1);
    await moved(store, 'bob', 'app', '000002');
    const came = (await store.people.devices()).map(({ id, invitedBy: by, movedFrom }) => [id, by, movedFrom]);
    expect(came).toEqual([
      ['laptop', null, null],
      ['phone', null, null],
      ['bob', 'phone', null],
      ['app', null, 'bob'],
    ]);
  });

  test('[A3] the last owner stays, and so does everything else where an end is refused', async () => {
    const { people } = await withPhone();
    const { id: person } = await people.person(OLGA);
    await people.addDevice({ id: 'desk', person, kind: 'session', secretHash: 'desk', at: at(1) });
    await brings(people, 'desk', 'bob', 2);
    await invitedBy(people, 'desk', 'cem', 2);
    expect(await people.remove('desk', at(3), at(0))).toBe('last-owner');
    expect(await live(people)).toEqual(['laptop', 'phone', 'desk', 'bob']);
    expect(await comes(people, 'cem', 4)).toMatchObject({ kind: 'redeemed' });
  });
}
