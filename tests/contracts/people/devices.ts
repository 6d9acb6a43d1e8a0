/** Persons and their devices, in every store alike. */
import { ANN, OLGA, at, attempt, invited, usePeople, type OpenStore } from './setting.js';

export function devicesContract(openStore: OpenStore): void {
  const { open } = usePeople(openStore);

  test('people of the same name and role in a blog are the same person', async () => {
    const people = await open();
    expect(await people.person(ANN)).toEqual(ANN);
    expect(await people.person({ ...ANN, id: 'other' })).toEqual(ANN);
    expect(await people.person({ ...ANN, id: 'editor', role: 'editor' })).toMatchObject({ id: 'editor' });
    expect(await people.person(OLGA)).toEqual(OLGA);
    expect(await people.person({ ...OLGA, id: 'other' })).toEqual(OLGA);
  });

  test('[A1] a secret identifies its device and person until the device is revoked', async () => {
    const people = await open();
    await people.person(ANN);
    await people.addDevice({ id: 'token', person: 'ann', kind: 'token', secretHash: 'secret', at: at(0) });
    expect(await people.identify('secret')).toEqual({
      device: 'token',
      person: ANN,
      kind: 'token',
      halfHash: null,
      createdAt: at(0),
    });
    expect(await people.identify('other')).toBeNull();
    expect(await people.revoke('token', at(1))).toBe(true);
    expect(await people.identify('secret')).toBeNull();
    expect(await people.revoke('no such device', at(1))).toBe(false);
  });

  test('a session that has no second half takes the first that comes, and keeps it', async () => {
    const people = await open();
    await people.person(ANN);
    for (const kind of ['session', 'token'] as const)
      await people.addDevice({ id: kind, person: 'ann', kind, secretHash: `hash of ${kind}`, at: at(0) });
    const answers = await Promise.all(['one', 'other'].map((half) => people.takeHalf('session', half)));
    expect(answers.sort()).toEqual([false, true]);
    const { halfHash } = (await people.identify('hash of session'))!;
    expect(['one', 'other']).toContain(halfHash);
    // Its answer may have been lost.
    expect(await people.takeHalf('session', halfHash!)).toBe(true);
    expect(await people.takeHalf('session', 'third')).toBe(false);
    expect(await people.identify('hash of session')).toMatchObject({ halfHash });
    expect(await people.takeHalf('token', 'one')).toBe(false);
    expect(await people.takeHalf('no such device', 'one')).toBe(false);
    await people.revoke('session', at(1));
    expect(await people.takeHalf('session', halfHash!)).toBe(false);
  });

  test('[A3] revokedAmong returns the revoked and the unknown devices among those asked about', async () => {
    const people = await open();
    await people.person(ANN);
    for (const id of ['one', 'two', 'three']) {
      await people.addDevice({ id, person: 'ann', kind: 'session', secretHash: `hash of ${id}`, at: at(0) });
    }
    await people.revoke('two', at(1));
    expect(await people.revokedAmong(['one', 'two', 'three', 'none'])).toEqual(['two', 'none']);
    expect(await people.revokedAmong([])).toEqual([]);
  });

  test('[A3] a device that others ended is known as put out by its secret; one that signed out itself is not', async () => {
    const people = await open();
    await people.person(ANN);
    for (const id of ['out', 'gone', 'in'])
      await people.addDevice({ id, person: 'ann', kind: 'session', secretHash: `hash of ${id}`, at: at(0) });
    await people.revoke('out', at(1));
    await people.signOut('gone', at(1));
    const hashes = ['hash of out', 'hash of gone', 'hash of in', 'unknown'];
    expect(await Promise.all(hashes.map((hash) => people.isPutOut(hash)))).toEqual([true, false, false, false]);
    expect(await Promise.all(hashes.map(async (hash) => (await people.identify(hash))?.device))).toEqual([
      undefined,
      undefined,
      'in',
      undefined,
    ]);
    expect(await people.revokedAmong(['out', 'gone', 'in'])).toEqual(['out', 'gone']);
  });

  test('a second revoke of a device leaves the time of the first', async () => {
    const people = await open();
    await people.person(ANN);
    await people.addDevice({ id: 'phone', person: 'ann', kind: 'session', secretHash: 'secret', at: at(0) });
    await people.revoke('phone', at(1));
    expect(await people.revoke('phone', at(9))).toBe(true);
    expect(await people.devices()).toMatchObject([{ id: 'phone', revokedAt: at(1) }]);
  });

  test('devices are listed with their person, and when they were last seen, to the minute', async () => {
    const people = await open();
    await people.person(ANN);
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
        deviceName: null,
        invitation: null,
        invitedBy: null,
        movedFrom: null,
        createdAt: at(0),
        lastSeenAt: at(1.5),
        revokedAt: null,
        name: 'Ann',
        blog: 'baku',
        role: 'reporter',
      },
    ]);
  });

  test('a device is listed with the name that it was given, and the invitation by which it came', async () => {
    const people = await open();
    await invited(people);
    await people.redeem(attempt(1));
    await people.addDevice({ id: 'token', person: 'ann', kind: 'token', secretHash: 'of the token', at: at(2) });
    await people.nameDevice('phone', 'iPhone · Safari');
    await people.nameDevice('no such device', 'Android · Chrome');
    expect(await people.devices()).toMatchObject([
      { id: 'phone', deviceName: 'iPhone · Safari', invitation: 'invitation-of-ann' },
      { id: 'token', deviceName: null, invitation: null },
    ]);
  });
}
