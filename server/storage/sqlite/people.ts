/** People who may post, their devices, and the invitations by which devices come. */
import type { People, Person } from '../ports.js';
import type { Connection, Database } from './database.js';
import { Devices } from './people/devices.js';
import { Invitations } from './people/invitations.js';

export function sqlitePeople(database: Database, now: () => Date): People {
  const { read, write } = database;
  const personOf = personIn(database.writing);
  const hasOwner = hasOwnerIn(database.reading);
  const devices = new Devices(database);
  const invitations = new Invitations(database);
  return {
    person: async (person) => write(() => personOf(person)),
    addDevice: async (device) => write(() => devices.add(device)),
    identify: async (secretHash) => read(() => devices.identify(secretHash)),
    takeHalf: async (device, halfHash) => write(() => devices.takeHalf(device, halfHash)),
    seen: async (device, at) => devices.seen(device, at),
    nameDevice: async (device, deviceName) => write(() => devices.name(device, deviceName)),
    devices: async () => read(() => devices.all()),
    revoke: async (device, at, since = null) => write(() => devices.revoke(device, at, since)),
    signOut: async (device, at) => write(() => devices.signOut(device, at)),
    isPutOut: async (secretHash) => read(() => devices.isPutOut(secretHash)),
    remove: async (device, at, since = null) => write(() => devices.remove(device, at, since)),
    revokedAmong: async (asked) => read(() => devices.revokedAmong(asked)),
    invite: async (invitation) => write(() => invitations.invite(invitation)),
    inviteFirstOwner: async (invitation) =>
      write(() => {
        if (hasOwner(invitation.at)) return false;
        return invitations.invite({ ...invitation, invitedBy: null });
      }),
    invitations: async (at) => read(() => invitations.open(at)),
    withdraw: async (invitation, at) => write(() => invitations.withdraw(invitation, at)),
    knowsInvitation: async (secretHash) => read(() => invitations.knows(secretHash)),
    redeem: async (ask) => write(() => invitations.redeem(ask)),
    hasOwner: async () => read(() => hasOwner(now().toISOString())),
  };
}

function personIn(writing: Connection): (person: Person) => Person {
  const add = writing.prepare(`
    insert into people (id, blog, name, role) values (@id, @blog, @name, @role) on conflict do nothing`);
  const byName = writing.prepare<Person>(`
    select id, blog, name, role from people where ifnull(blog, '') = ifnull(@blog, '') and name = @name and role = @role`);
  return ({ id, blog, name, role }) => {
    add.run({ id, blog, name, role });
    const person = byName.get({ blog, name, role });
    if (person === undefined) throw new Error(`the id ${id} is another person's`);
    return person;
  };
}

function hasOwnerIn(reading: Connection): (at: string) => boolean {
  const owner = reading.prepare(`
    select 1 from people p where p.role = 'owner' and (
      exists (select 1 from devices d where d.person = p.id and d.revoked_at is null)
      or exists (select 1 from invitations i where i.person = p.id and i.redeemed_at is null
        and i.withdrawn_at is null and i.expires_at > @at))
    limit 1`);
  return (at) => owner.get({ at }) !== undefined;
}
