/** Who may post: people, their devices and the invitations that make them. */
import { SEEN_EVERY_MS, type Belonging, type Device, type People, type Person } from '../ports.js';
import type { Database } from './database.js';
import { identityOf, type IdentityRow } from '../records.js';
import { IDENTITY } from './people/identity.js';
import { invitations } from './people/invitations.js';

const ADD_PERSON = 'insert into people (id, blog, name, role) values ($1, $2, $3, $4) on conflict do nothing';
const PERSON = `
  select id, blog, name, role from people where coalesce(blog, '') = coalesce($1, '') and name = $2 and role = $3`;
const ADD_DEVICE = `
  insert into devices (id, person, kind, secret, created_at, last_seen_at) values ($1, $2, $3, $4, $5, $5)`;
const BY_SECRET = `${IDENTITY} where d.secret = $1 and d.revoked_at is null`;
const LAST_SEEN = 'select last_seen_at from devices where id = $1';
const NOTE_SEEN = 'update devices set last_seen_at = $2 where id = $1 and last_seen_at < $2';
const DEVICES = `
  select d.id, d.person, d.kind, d.created_at as "createdAt", d.last_seen_at as "lastSeenAt", d.revoked_at as "revokedAt",
    p.name, p.blog, p.role
  from devices d join people p on p.id = d.person order by d.created_at, d.id`;
const REVOKE = 'update devices set revoked_at = coalesce(revoked_at, $2) where id = $1 returning id';
// One that is not known ended with a restore.
const REVOKED = `
  select asked from unnest($1::text[]) with ordinality as given (asked, place)
  where not exists (select from devices where id = asked and revoked_at is null) order by place`;
const HAS_OWNER = `
  select exists (select from people p where p.role = 'owner' and (
    exists (select from devices d where d.person = p.id and d.revoked_at is null)
    or exists (select from invitations i where i.person = p.id and i.redeemed_at is null
      and i.withdrawn_at is null and i.expires_at > $1))) as has`;

export function postgresPeople(database: Database, now: () => Date): People {
  const { reading, writing } = database;
  return {
    person: async ({ id, blog, name, role }) => {
      await writing.ask(ADD_PERSON, [id, blog, name, role]);
      const [person] = await writing.ask<Person>(PERSON, [blog, name, role]);
      if (person === undefined) throw new Error(`the id ${id} is another person's`);
      return person;
    },

    addDevice: async ({ id, person, kind, secretHash, at }) => {
      await writing.ask(ADD_DEVICE, [id, person, kind, secretHash, at]);
    },

    identify: async (secretHash) => {
      const [row] = await reading.ask<IdentityRow>(BY_SECRET, [secretHash]);
      return row === undefined ? null : identityOf(row);
    },

    seen: async (device, at) => {
      const [row] = await reading.ask<{ last_seen_at: string }>(LAST_SEEN, [device]);
      if (row === undefined || Date.parse(at) - Date.parse(row.last_seen_at) < SEEN_EVERY_MS) return;
      await writing.ask(NOTE_SEEN, [device, at]);
    },

    devices: () => reading.ask<Device & Belonging>(DEVICES),
    revoke: async (device, at) => (await writing.ask(REVOKE, [device, at])).length > 0,
    remove: async (device, at) => {
      const [row] = await writing.ask<{ answer: Removed }>('select remove_device($1, $2) as answer', [device, at]);
      if (row === undefined) throw new Error('remove_device did not answer');
      return row.answer;
    },
    revokedAmong: async (devices) =>
      (await reading.ask<{ asked: string }>(REVOKED, [devices])).map(({ asked }) => asked),
    ...invitations(database),
    hasOwner: async () => (await reading.ask<{ has: boolean }>(HAS_OWNER, [now().toISOString()]))[0]?.has ?? false,
  };
}

type Removed = Awaited<ReturnType<People['remove']>>;
