/** What every engine keeps of people alike. An engine's test is a call of this with a factory of fresh, empty stores. */
import type { People, Store } from '../../server/storage/ports.js';
import { createBlog } from './journal/drafts.js';

const NOON = Date.parse('2022-02-27T12:00:00.000Z');
const at = (minutes: number): string => new Date(NOON + minutes * 60_000).toISOString();

/** Stores are closed by the suite, and must be given a clock that stands at noon of 27 February 2022, UTC. */
export function peopleContract(openStore: (now: () => Date) => Promise<Store>): void {
  const opened: Store[] = [];
  let time = NOON;

  async function open(): Promise<People> {
    const store = await openStore(() => new Date(time));
    opened.push(store);
    await createBlog(store.journal);
    return store.people;
  }

  afterEach(async () => {
    time = NOON;
    for (const store of opened.splice(0)) await store.close();
  });

  const ann = { id: 'ann', blog: 'baku', name: 'Ann', role: 'reporter' } as const;
  const olga = { id: 'olga', blog: null, name: 'Olga', role: 'owner' } as const;

  async function invited(people: People, who: typeof ann | typeof olga = ann): Promise<void> {
    const { id: person } = await people.person(who);
    await people.invite({
      id: `invitation-of-${person}`,
      person,
      secretHash: 'invitation',
      expiresAt: at(60),
      at: at(0),
    });
  }

  const ask = (minutes: number, over: { attemptHash?: string; secretHash?: string; id?: string } = {}) => {
    const { attemptHash = 'attempt', secretHash = 'session', id = 'phone' } = over;
    return { invitationHash: 'invitation', attemptHash, device: { id, secretHash }, at: at(minutes) };
  };

  test('the same name and role in a blog is the same person', async () => {
    const people = await open();
    expect(await people.person(ann)).toEqual(ann);
    expect(await people.person({ ...ann, id: 'other' })).toEqual(ann);
    expect(await people.person({ ...ann, id: 'editor', role: 'editor' })).toMatchObject({ id: 'editor' });
    expect(await people.person(olga)).toEqual(olga);
    expect(await people.person({ ...olga, id: 'other' })).toEqual(olga);
  });

  test('[A1] a secret identifies its device and person until the device is revoked', async () => {
    const people = await open();
    await people.person(ann);
    await people.addDevice({ id: 'token', person: 'ann', kind: 'token', secretHash: 'secret', at: at(0) });
    expect(await people.identify('secret')).toEqual({ device: 'token', person: ann });
    expect(await people.identify('other')).toBeNull();
    expect(await people.revoke('token', at(1))).toBe(true);
    expect(await people.identify('secret')).toBeNull();
    expect(await people.revoke('no such device', at(1))).toBe(false);
  });

  test('[A3] of many devices those that are revoked are told', async () => {
    const people = await open();
    await people.person(ann);
    for (const id of ['one', 'two', 'three']) {
      await people.addDevice({ id, person: 'ann', kind: 'session', secretHash: `hash of ${id}`, at: at(0) });
    }
    await people.revoke('two', at(1));
    expect(await people.revokedAmong(['one', 'two', 'three', 'none'])).toEqual(['two', 'none']);
    expect(await people.revokedAmong([])).toEqual([]);
  });

  test('revoking again leaves the time of the first', async () => {
    const people = await open();
    await people.person(ann);
    await people.addDevice({ id: 'phone', person: 'ann', kind: 'session', secretHash: 'secret', at: at(0) });
    await people.revoke('phone', at(1));
    expect(await people.revoke('phone', at(9))).toBe(true);
    expect(await people.devices()).toMatchObject([{ id: 'phone', revokedAt: at(1) }]);
  });

  test('devices are listed with whose they are, and when they were last seen, to the minute', async () => {
    const people = await open();
    await people.person(ann);
    await people.addDevice({ id: 'phone', person: 'ann', kind: 'session', secretHash: 'secret', at: at(0) });
    const seenAt = async () => (await people.devices())[0]?.lastSeenAt;
    await people.seen('phone', at(0.5));
    expect(await seenAt()).toBe(at(0));
    await people.seen('phone', at(1.5));
    expect(await seenAt()).toBe(at(1.5));
    await people.seen('phone', at(1));
    await people.seen('no such device', at(3));
    expect(await people.devices()).toEqual([
      {
        id: 'phone',
        person: 'ann',
        kind: 'session',
        createdAt: at(0),
        lastSeenAt: at(1.5),
        revokedAt: null,
        name: 'Ann',
        blog: 'baku',
        role: 'reporter',
      },
    ]);
  });

  test('an invitation is redeemed once and makes a session', async () => {
    const people = await open();
    await invited(people);
    const identity = { device: 'phone', person: ann };
    expect(await people.redeem(ask(1))).toEqual({ kind: 'redeemed', identity });
    expect(await people.identify('session')).toEqual(identity);
    const second = ask(2, { attemptHash: 'another', id: 'tablet', secretHash: 'of the tablet' });
    expect(await people.redeem(second)).toEqual({ kind: 'refused', why: 'used' });
    expect(await people.identify('of the tablet')).toBeNull();
    expect(await people.devices()).toMatchObject([{ id: 'phone', kind: 'session', createdAt: at(1) }]);
  });

  test('the same attempt within ten minutes gets the same device, by the secret that it is told now', async () => {
    const people = await open();
    await invited(people);
    await people.redeem(ask(1));
    const repeated = await people.redeem(ask(11, { id: 'again', secretHash: 'told now' }));
    expect(repeated).toEqual({ kind: 'repeated', identity: { device: 'phone', person: ann } });
    expect(await people.identify('told now')).toMatchObject({ device: 'phone' });
    expect(await people.redeem(ask(11.1))).toEqual({ kind: 'refused', why: 'used' });
    expect(await people.devices()).toHaveLength(1);
  });

  test('[A3] an attempt is not answered again once its device was revoked', async () => {
    const people = await open();
    await invited(people);
    await people.redeem(ask(1));
    await people.revoke('phone', at(2));
    expect(await people.redeem(ask(3))).toEqual({ kind: 'refused', why: 'used' });
    expect(await people.identify('session')).toBeNull();
  });

  test('of two attempts at once one is redeemed', async () => {
    const people = await open();
    await invited(people);
    const attempts = ['one', 'two'].map((id) => ask(1, { attemptHash: id, id, secretHash: `secret of ${id}` }));
    const kinds = await Promise.all(attempts.map((attempt) => people.redeem(attempt)));
    expect(kinds.map(({ kind }) => kind).sort()).toEqual(['redeemed', 'refused']);
    expect(await people.devices()).toHaveLength(1);
  });

  test('an invitation that expired, or that nobody made, is refused', async () => {
    const people = await open();
    await invited(people);
    expect(await people.redeem(ask(60))).toEqual({ kind: 'refused', why: 'expired' });
    expect(await people.redeem({ ...ask(1), invitationHash: 'made up' })).toEqual({ kind: 'refused', why: 'unknown' });
    expect(await people.devices()).toEqual([]);
  });

  test('open invitations are listed with whose they are, by rising time, and no other ones', async () => {
    const people = await open();
    await invited(people);
    const { id: person } = await people.person(olga);
    await people.invite({ id: 'for olga', person, secretHash: 'of olga', expiresAt: at(90), at: at(5) });
    const ofAnn = { id: 'invitation-of-ann', person: 'ann', createdAt: at(0), expiresAt: at(60) };
    const ofOlga = { id: 'for olga', person, createdAt: at(5), expiresAt: at(90) };
    expect(await people.invitations(at(10))).toEqual([
      { ...ofAnn, name: 'Ann', blog: 'baku', role: 'reporter' },
      { ...ofOlga, name: 'Olga', blog: null, role: 'owner' },
    ]);
    const idsAt = async (minutes: number) => (await people.invitations(at(minutes))).map(({ id }) => id);
    expect(await idsAt(60)).toEqual(['for olga']);
    await people.redeem(ask(20));
    expect(await idsAt(20)).toEqual(['for olga']);
    await people.withdraw('for olga', at(21));
    expect(await idsAt(21)).toEqual([]);
  });

  test('an invitation that was withdrawn is refused, and says so', async () => {
    const people = await open();
    await invited(people, olga);
    expect(await people.withdraw('invitation-of-olga', at(1))).toBe(true);
    expect(await people.redeem(ask(2))).toEqual({ kind: 'refused', why: 'withdrawn' });
    expect(await people.devices()).toEqual([]);
    expect(await people.hasOwner()).toBe(false);
    expect(await people.withdraw('invitation-of-olga', at(3))).toBe(false);
    expect(await people.withdraw('no such invitation', at(3))).toBe(false);
  });

  test('an invitation that was redeemed is not withdrawn: the same page gets its session again', async () => {
    const people = await open();
    await invited(people);
    await people.redeem(ask(1));
    expect(await people.withdraw('invitation-of-ann', at(2))).toBe(false);
    expect(await people.redeem(ask(3))).toMatchObject({ kind: 'repeated' });
  });

  describe('the last owner’s device', () => {
    async function withDevices(...devices: [id: string, who: typeof ann | typeof olga | typeof oleh][]) {
      const people = await open();
      for (const [id, who] of devices) {
        const { id: person } = await people.person(who);
        await people.addDevice({ id, person, kind: 'session', secretHash: `hash of ${id}`, at: at(0) });
      }
      return people;
    }
    const oleh = { ...olga, id: 'oleh', name: 'Oleh' } as const;
    const revoked = async (people: People) =>
      (await people.devices()).filter(({ revokedAt }) => revokedAt !== null).map(({ id }) => id);

    test('is not removed, any other is', async () => {
      const people = await withDevices(['phone', ann], ['laptop', olga], ['tablet', olga]);
      expect(await people.remove('phone', at(1))).toBe('removed');
      expect(await people.remove('laptop', at(1))).toBe('removed');
      expect(await people.remove('laptop', at(2))).toBe('removed');
      expect(await people.remove('tablet', at(2))).toBe('last-owner');
      expect(await people.identify('hash of tablet')).toMatchObject({ device: 'tablet' });
      expect(await people.remove('no such device', at(3))).toBe('unknown');
      expect(await revoked(people)).toEqual(['laptop', 'phone']);
    });

    test('stays where two owners remove each other’s at once', async () => {
      const people = await withDevices(['laptop', olga], ['tablet', oleh]);
      const answers = await Promise.all(['laptop', 'tablet'].map((device) => people.remove(device, at(1))));
      expect(answers.sort()).toEqual(['last-owner', 'removed']);
      expect(await revoked(people)).toHaveLength(1);
    });

    test('is revoked by its owner’s own sign-out: who leaves a borrowed machine must be able to', async () => {
      const people = await withDevices(['laptop', olga]);
      expect(await people.revoke('laptop', at(1))).toBe(true);
      expect(await people.hasOwner()).toBe(false);
    });
  });

  test('there is an owner while one has a device, or an invitation that still holds', async () => {
    const people = await open();
    await invited(people, ann);
    expect(await people.hasOwner()).toBe(false);
    const { id: person } = await people.person(olga);
    expect(await people.hasOwner()).toBe(false);
    await people.invite({ id: 'for olga', person, secretHash: 'of olga', expiresAt: at(60), at: at(0) });
    expect(await people.hasOwner()).toBe(true);
    time = NOON + 61 * 60_000;
    expect(await people.hasOwner()).toBe(false);
    await people.addDevice({ id: 'laptop', person, kind: 'session', secretHash: 'laptop', at: at(61) });
    expect(await people.hasOwner()).toBe(true);
    await people.revoke('laptop', at(62));
    expect(await people.hasOwner()).toBe(false);
  });

  test('of many that would make the first owner at one moment one does, and later none', async () => {
    const people = await open();
    await people.person(olga);
    const invitation = (name: string) => {
      return { id: name, person: 'olga', secretHash: `secret-of-${name}`, expiresAt: at(60), at: at(0) };
    };
    const asked = ['one', 'two', 'three', 'four'].map((name) => people.inviteFirstOwner(invitation(name)));
    expect((await Promise.all(asked)).filter(Boolean)).toHaveLength(1);
    expect(await people.invitations(at(0))).toHaveLength(1);
    expect(await people.inviteFirstOwner(invitation('late'))).toBe(false);
    // Nobody came by it: whoever starts then makes another.
    expect(await people.inviteFirstOwner({ ...invitation('next'), at: at(61), expiresAt: at(120) })).toBe(true);
  });
}
