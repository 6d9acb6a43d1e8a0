/** Who may post: people, their devices and the invitations that make them. */
import type { Role } from '../../../shared/entry.js';
import { SEEN_EVERY_MS, type Belonging, type Device, type DeviceKind, type People, type Person } from '../ports.js';
import type { Database } from './database.js';
import { identityOf, type IdentityRow } from '../records.js';
import { invitations } from './people/invitations.js';

interface DeviceRow extends Belonging {
  id: string;
  person: string;
  kind: DeviceKind;
  created_at: string;
  last_seen_at: string;
  revoked_at: string | null;
}

export function sqlitePeople(database: Database, now: () => Date): People {
  const { reading, writing, read, write } = database;
  const { invite, redeem, open, withdraw } = invitations(database);
  const addPerson = writing.prepare(`
    insert into people (id, blog, name, role) values (@id, @blog, @name, @role) on conflict do nothing`);
  const personByName = writing.prepare<Person>(`
    select id, blog, name, role from people where ifnull(blog, '') = ifnull(@blog, '') and name = @name and role = @role`);
  const addDevice = writing.prepare(`
    insert into devices (id, person, kind, secret, created_at, last_seen_at)
    values (@id, @person, @kind, @secretHash, @at, @at)`);
  const bySecret = reading.prepare<IdentityRow>(`
    select d.id as device, p.id, p.blog, p.name, p.role from devices d join people p on p.id = d.person
    where d.secret = @secretHash and d.revoked_at is null`);
  const lastSeen = reading.prepare<{ last_seen_at: string }>('select last_seen_at from devices where id = @device');
  const noteSeen = writing.prepare('update devices set last_seen_at = @at where id = @device and last_seen_at < @at');
  const devices = reading.prepare<DeviceRow>(`
    select d.id, d.person, d.kind, d.created_at, d.last_seen_at, d.revoked_at, p.name, p.blog, p.role
    from devices d join people p on p.id = d.person order by d.created_at, d.id`);
  const revoke = writing.prepare('update devices set revoked_at = ifnull(revoked_at, @at) where id = @device');
  const standing = writing.prepare<{ role: Role; revoked_at: string | null }>(`
    select p.role, d.revoked_at from devices d join people p on p.id = d.person where d.id = @device`);
  const anotherOwner = writing.prepare(`
    select 1 from devices d join people p on p.id = d.person
    where p.role = 'owner' and d.revoked_at is null and d.id <> @device limit 1`);
  // One that is not known ended with a restore.
  const live = reading.prepare('select id from devices where id = @device and revoked_at is null');
  const owner = reading.prepare(`
    select 1 from people p where p.role = 'owner' and (
      exists (select 1 from devices d where d.person = p.id and d.revoked_at is null)
      or exists (select 1 from invitations i where i.person = p.id and i.redeemed_at is null
        and i.withdrawn_at is null and i.expires_at > @at))
    limit 1`);

  return {
    person: async ({ id, blog, name, role }) =>
      write(() => {
        addPerson.run({ id, blog, name, role });
        const person = personByName.get({ blog, name, role });
        if (person === undefined) throw new Error(`the id ${id} is another person's`);
        return person;
      }),

    addDevice: async (device) => write(() => void addDevice.run({ ...device })),

    identify: async (secretHash) =>
      read(() => {
        const row = bySecret.get({ secretHash });
        return row === undefined ? null : identityOf(row);
      }),

    seen: async (device, at) => {
      const row = read(() => lastSeen.get({ device }));
      if (row === undefined || Date.parse(at) - Date.parse(row.last_seen_at) < SEEN_EVERY_MS) return;
      write(() => void noteSeen.run({ device, at }));
    },

    devices: async () => read(() => devices.all().map(deviceOf)),
    revoke: async (device, at) => write(() => revoke.run({ device, at }).changes > 0),
    remove: async (device, at) => write(() => remove(device, at)),
    revokedAmong: async (asked) => read(() => asked.filter((device) => live.get({ device }) === undefined)),
    invite: async (invitation) => write(() => invite(invitation)),
    inviteFirstOwner: async (invitation) =>
      write(() => {
        if (owner.get({ at: invitation.at }) !== undefined) return false;
        invite(invitation);
        return true;
      }),
    invitations: async (at) => read(() => open(at)),
    withdraw: async (invitation, at) => write(() => withdraw(invitation, at)),
    redeem: async (ask) => write(() => redeem(ask)),
    hasOwner: async () => read(() => owner.get({ at: now().toISOString() }) !== undefined),
  };

  function remove(device: string, at: string): Awaited<ReturnType<People['remove']>> {
    const found = standing.get({ device });
    if (found === undefined) return 'unknown';
    const isLast = found.role === 'owner' && found.revoked_at === null && anotherOwner.get({ device }) === undefined;
    if (isLast) return 'last-owner';
    revoke.run({ device, at });
    return 'removed';
  }
}

function deviceOf(row: DeviceRow): Device & Belonging {
  const { created_at: createdAt, last_seen_at: lastSeenAt, revoked_at: revokedAt, ...rest } = row;
  return { ...rest, createdAt, lastSeenAt, revokedAt };
}
