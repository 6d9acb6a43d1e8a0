/** The owners of a store: the last one must not be locked out. */
import type { People } from '../../../server/storage/ports.js';
import { ANN, OLEH, OLGA, at, invited, usePeople, type OpenStore, type Who } from './setting.js';

export function ownersContract(openStore: OpenStore): void {
  const { open, setClock } = usePeople(openStore);

  async function withDevices(...devices: [id: string, who: Who][]) {
    const people = await open();
    for (const [id, who] of devices) {
      const { id: person } = await people.person(who);
      await people.addDevice({ id, person, kind: 'session', secretHash: `hash of ${id}`, at: at(0) });
    }
    return people;
  }
  const revoked = async (people: People) =>
    (await people.devices()).filter(({ revokedAt }) => revokedAt !== null).map(({ id }) => id);

  test('the last device of an owner is not removed, any other device is', async () => {
    const people = await withDevices(['phone', ANN], ['laptop', OLGA], ['tablet', OLGA]);
    expect(await people.remove('phone', at(1))).toBe('removed');
    expect(await people.remove('laptop', at(1))).toBe('removed');
    expect(await people.remove('laptop', at(2))).toBe('removed');
    expect(await people.remove('tablet', at(2))).toBe('last-owner');
    expect(await people.identify('hash of tablet')).toMatchObject({ device: 'tablet' });
    expect(await people.remove('no such device', at(3))).toBe('unknown');
    expect(await revoked(people)).toEqual(['laptop', 'phone']);
  });

  test('a device stays where two owners remove each other’s at once', async () => {
    const people = await withDevices(['laptop', OLGA], ['tablet', OLEH]);
    const answers = await Promise.all(['laptop', 'tablet'].map((device) => people.remove(device, at(1))));
    expect(answers.sort()).toEqual(['last-owner', 'removed']);
    expect(await revoked(people)).toHaveLength(1);
  });

  test('the last device of an owner is revoked by a sign-out: a borrowed machine must not stay signed in', async () => {
    const people = await withDevices(['laptop', OLGA]);
    expect(await people.revoke('laptop', at(1))).toBe(true);
    expect(await people.hasOwner()).toBe(false);
  });

  test('a store has an owner while any owner has a device, or an invitation that still holds', async () => {
    const people = await open();
    await invited(people, ANN);
    expect(await people.hasOwner()).toBe(false);
    const { id: person } = await people.person(OLGA);
    expect(await people.hasOwner()).toBe(false);
    await people.invite({
      id: 'for olga',
      person,
      secretHash: 'of olga',
      expiresAt: at(60),
      at: at(0),
      invitedBy: null,
    });
    expect(await people.hasOwner()).toBe(true);
    setClock(61);
    expect(await people.hasOwner()).toBe(false);
    await people.addDevice({ id: 'laptop', person, kind: 'session', secretHash: 'laptop', at: at(61) });
    expect(await people.hasOwner()).toBe(true);
    await people.revoke('laptop', at(62));
    expect(await people.hasOwner()).toBe(false);
  });

  test('many instances that would make the first owner at one moment make a single one, and none later', async () => {
    const people = await open();
    await people.person(OLGA);
    const invitation = (name: string) => {
      return { id: name, person: 'olga', secretHash: `secret-of-${name}`, expiresAt: at(60), at: at(0) };
    };
    const asked = ['one', 'two', 'three', 'four'].map((name) => people.inviteFirstOwner(invitation(name)));
    expect((await Promise.all(asked)).filter(Boolean)).toHaveLength(1);
    expect(await people.invitations(at(0))).toHaveLength(1);
    expect(await people.inviteFirstOwner(invitation('late'))).toBe(false);
    // Nobody used that invitation: the next start makes another.
    expect(await people.inviteFirstOwner({ ...invitation('next'), at: at(61), expiresAt: at(120) })).toBe(true);
  });
}
