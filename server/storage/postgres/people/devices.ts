/** Devices: the sessions and tokens of people. */
import { SEEN_EVERY_MS, type ListedDevice, type People } from '../../ports.js';
import { IDENTITY, knownDeviceOf, type IdentityRow } from '../../records.js';
import type { Connection, Database } from '../database.js';

const ADD = `
  insert into devices (id, person, kind, secret, created_at, last_seen_at) values ($1, $2, $3, $4, $5, $5)`;
const BY_SECRET = `${IDENTITY} where d.secret = $1 and d.revoked_at is null`;
const TAKE_HALF = `
  update devices set half = $2
  where id = $1 and kind = 'session' and revoked_at is null and coalesce(half, $2) = $2 returning id`;
const LAST_SEEN = 'select last_seen_at from devices where id = $1';
const NOTE_SEEN = 'update devices set last_seen_at = $2 where id = $1 and last_seen_at < $2';
const ALL = `
  select d.id, d.person, d.kind, d.device_name as "deviceName", d.created_at as "createdAt", d.last_seen_at as "lastSeenAt",
    d.revoked_at as "revokedAt", p.name, p.blog, p.role, i.id as invitation,
    i.invited_by as "invitedBy", d.moved_from as "movedFrom"
  from devices d join people p on p.id = d.person left join invitations i on i.device = d.id
  order by d.created_at, d.id`;
const NAME = 'update devices set device_name = $2 where id = $1';
const REVOKE = 'select end_with_invited($1, $2, $3) as ended';
const SIGN_OUT = `
  update devices set revoked_at = coalesce(revoked_at, $2), secret = 'signed out: ' || id where id = $1`;
const PUT_OUT = 'select id from devices where secret = $1 and revoked_at is not null';
// A device that is not known counts as revoked: a restore deleted its session.
const REVOKED = `
  select asked from unnest($1::text[]) with ordinality as given (asked, place)
  where not exists (select from devices where id = asked and revoked_at is null) order by place`;

type Removed = Awaited<ReturnType<People['remove']>>;
type Devices = Pick<
  People,
  | 'addDevice'
  | 'identify'
  | 'takeHalf'
  | 'seen'
  | 'nameDevice'
  | 'devices'
  | 'revoke'
  | 'signOut'
  | 'isPutOut'
  | 'remove'
  | 'revokedAmong'
>;

export function devices({ reading, writing }: Database): Devices {
  return {
    addDevice: async ({ id, person, kind, secretHash, at }) => {
      await writing.ask(ADD, [id, person, kind, secretHash, at]);
    },
    identify: async (secretHash) => {
      const [row] = await reading.ask<IdentityRow>(BY_SECRET, [secretHash]);
      return row === undefined ? null : knownDeviceOf(row);
    },
    takeHalf: async (device, halfHash) => (await writing.ask(TAKE_HALF, [device, halfHash])).length > 0,
    seen: async (device, at) => {
      const [row] = await reading.ask<{ last_seen_at: string }>(LAST_SEEN, [device]);
      if (row === undefined || Date.parse(at) - Date.parse(row.last_seen_at) < SEEN_EVERY_MS) return;
      await writing.ask(NOTE_SEEN, [device, at]);
    },
    nameDevice: async (device, deviceName) => {
      await writing.ask(NAME, [device, deviceName]);
    },
    devices: () => reading.ask<ListedDevice>(ALL),
    revoke: async (device, at, since = null) =>
      (await writing.ask<{ ended: boolean }>(REVOKE, [device, at, since]))[0]?.ended === true,
    signOut: async (device, at) => {
      await writing.ask(SIGN_OUT, [device, at]);
    },
    isPutOut: async (secretHash) => (await reading.ask(PUT_OUT, [secretHash])).length > 0,
    remove: (device, at, since = null) => remove(writing, [device, at, since]),
    revokedAmong: async (asked) => {
      const rows = await reading.ask<{ asked: string }>(REVOKED, [asked]);
      return rows.map((row) => row.asked);
    },
  };
}

async function remove({ ask }: Connection, asked: (string | null)[]): Promise<Removed> {
  const [row] = await ask<{ answer: Removed }>('select remove_with_invited($1, $2, $3) as answer', asked);
  if (row === undefined) throw new Error('remove_with_invited did not answer');
  return row.answer;
}
