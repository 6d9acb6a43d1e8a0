/** Invitations, in every store alike. */
import { ANN, OLGA, at, attempt, invited, usePeople, type OpenStore } from './setting.js';

export function invitationsContract(openStore: OpenStore): void {
  const { open } = usePeople(openStore);

  test('an invitation is redeemed once, and makes a session', async () => {
    const people = await open();
    await invited(people);
    const identity = { device: 'phone', person: ANN };
    expect(await people.redeem(attempt(1))).toEqual({ kind: 'redeemed', identity });
    expect(await people.identify('session')).toEqual({
      ...identity,
      kind: 'session',
      halfHash: 'half',
      createdAt: at(1),
    });
    const second = attempt(2, { attemptHash: 'another', id: 'tablet', secretHash: 'of the tablet' });
    expect(await people.redeem(second)).toEqual({ kind: 'refused', why: 'used' });
    expect(await people.identify('of the tablet')).toBeNull();
    expect(await people.devices()).toMatchObject([{ id: 'phone', kind: 'session', createdAt: at(1) }]);
  });

  test('an attempt to redeem that is repeated within ten minutes gets the same device, by its new secrets', async () => {
    const people = await open();
    await invited(people);
    await people.redeem(attempt(1));
    const repeated = await people.redeem(
      attempt(11, { id: 'again', secretHash: 'told now', halfHash: 'half told now' }),
    );
    expect(repeated).toEqual({ kind: 'repeated', identity: { device: 'phone', person: ANN } });
    expect(await people.identify('told now')).toMatchObject({ device: 'phone', halfHash: 'half told now' });
    expect(await people.redeem(attempt(11.1))).toEqual({ kind: 'refused', why: 'used' });
    expect(await people.devices()).toHaveLength(1);
  });

  test('[A3] an attempt to redeem is not answered again once its device was revoked', async () => {
    const people = await open();
    await invited(people);
    await people.redeem(attempt(1));
    await people.revoke('phone', at(2));
    expect(await people.redeem(attempt(3))).toEqual({ kind: 'refused', why: 'used' });
    expect(await people.identify('session')).toBeNull();
  });

  test('two attempts to redeem at once make a single device', async () => {
    const people = await open();
    await invited(people);
    const attempts = ['one', 'two'].map((id) => attempt(1, { attemptHash: id, id, secretHash: `secret of ${id}` }));
    const kinds = await Promise.all(attempts.map((each) => people.redeem(each)));
    expect(kinds.map(({ kind }) => kind).sort()).toEqual(['redeemed', 'refused']);
    expect(await people.devices()).toHaveLength(1);
  });

  test('an invitation that expired, or that nobody made, is refused', async () => {
    const people = await open();
    await invited(people);
    expect(await people.redeem(attempt(60))).toEqual({ kind: 'refused', why: 'expired' });
    expect(await people.redeem({ ...attempt(1), invitationHash: 'made up' })).toEqual({
      kind: 'refused',
      why: 'unknown',
    });
    expect(await people.devices()).toEqual([]);
  });

  test('open invitations are listed with their person, by rising time, and no other ones', async () => {
    const people = await open();
    await invited(people);
    const { id: person } = await people.person(OLGA);
    await people.invite({
      id: 'for olga',
      person,
      secretHash: 'of olga',
      expiresAt: at(90),
      at: at(5),
      invitedBy: null,
    });
    const ofAnn = { id: 'invitation-of-ann', person: 'ann', createdAt: at(0), expiresAt: at(60), invitedBy: null };
    const ofOlga = { id: 'for olga', person, createdAt: at(5), expiresAt: at(90), invitedBy: null };
    expect(await people.invitations(at(10))).toEqual([
      { ...ofAnn, name: 'Ann', blog: 'baku', role: 'reporter' },
      { ...ofOlga, name: 'Olga', blog: null, role: 'owner' },
    ]);
    const idsAt = async (minutes: number) => (await people.invitations(at(minutes))).map(({ id }) => id);
    expect(await idsAt(60)).toEqual(['for olga']);
    await people.redeem(attempt(20));
    expect(await idsAt(20)).toEqual(['for olga']);
    await people.withdraw('for olga', at(21));
    expect(await idsAt(21)).toEqual([]);
  });

  test('an invitation is known by its secret, also once it was redeemed, and no other secret is', async () => {
    const people = await open();
    await invited(people);
    expect([await people.knowsInvitation('invitation'), await people.knowsInvitation('made up')]).toEqual([
      true,
      false,
    ]);
    await people.redeem(attempt(1));
    expect(await people.knowsInvitation('invitation')).toBe(true);
  });

  test('an invitation that was withdrawn is refused, and says so', async () => {
    const people = await open();
    await invited(people, OLGA);
    expect(await people.withdraw('invitation-of-olga', at(1))).toBe(true);
    expect(await people.redeem(attempt(2))).toEqual({ kind: 'refused', why: 'withdrawn' });
    expect(await people.devices()).toEqual([]);
    expect(await people.hasOwner()).toBe(false);
    expect(await people.withdraw('invitation-of-olga', at(3))).toBe(false);
    expect(await people.withdraw('no such invitation', at(3))).toBe(false);
  });

  test('an invitation that was redeemed cannot be withdrawn: its page gets the session again', async () => {
    const people = await open();
    await invited(people);
    await people.redeem(attempt(1));
    expect(await people.withdraw('invitation-of-ann', at(2))).toBe(false);
    expect(await people.redeem(attempt(3))).toMatchObject({ kind: 'repeated' });
  });
}
