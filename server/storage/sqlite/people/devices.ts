/** Devices: the sessions and tokens of people. */
import {
  SEEN_EVERY_MS,
  type Belonging,
  type DeviceKind,
  type KnownDevice,
  type ListedDevice,
  type People,
} from '../../ports.js';
import { IDENTITY, knownDeviceOf, type IdentityRow } from '../../records.js';
import type { Database, Statement } from '../database.js';

interface DeviceRow extends Belonging {
  id: string;
  person: string;
  kind: DeviceKind;
  device_name: string | null;
  invitation: string | null;
  invited_by: string | null;
  moved_from: string | null;
  created_at: string;
  last_seen_at: string;
  revoked_at: string | null;
}

const ADD = `
  insert into devices (id, person, kind, secret, created_at, last_seen_at)
  values (@id, @person, @kind, @secretHash, @at, @at)`;
const BY_SECRET = `${IDENTITY} where d.secret = @secretHash and d.revoked_at is null`;
const TAKE_HALF = `
  update devices set half = @halfHash
  where id = @device and kind = 'session' and revoked_at is null and ifnull(half, @halfHash) = @halfHash`;
const LAST_SEEN = 'select last_seen_at from devices where id = @device';
const NOTE_SEEN = 'update devices set last_seen_at = @at where id = @device and last_seen_at < @at';
const ALL = `
  select d.id, d.person, d.kind, d.device_name, d.created_at, d.last_seen_at, d.revoked_at, p.name, p.blog, p.role,
    i.id as invitation, i.invited_by, d.moved_from
  from devices d join people p on p.id = d.person left join invitations i on i.device = d.id
  order by d.created_at, d.id`;
const NAME = 'update devices set device_name = @deviceName where id = @device';
/**
 * A device, all that were moved from it, and all that were moved from those before it that are ended themselves: their
 * sign-out leaves no session that nobody can reach.
 */
const FAMILY = `
  with recursive ended (id, moved_from) as (
    select id, moved_from from devices where id = @device
    union select d.id, d.moved_from from ended e join devices d on d.id = e.moved_from where d.revoked_at is not null
  ), family (id) as (
    select id from ended union select d.id from family f join devices d on d.moved_from = f.id
  )
  select id from family`;
/** With all that came since that moment by an invitation of one of these, and was moved from them; null: none of them. */
const GOING = `
  with recursive steps (giver, taker) as (
    select moved_from, id from devices where moved_from is not null
    union all select invited_by, device from invitations where device is not null and redeemed_at >= @since
  ), going (id) as (
    select id from (${FAMILY}) union select s.taker from going g join steps s on s.giver = g.id
  )
  select id from going`;
const REVOKE = `update devices set revoked_at = @at where revoked_at is null and id in (${GOING})`;
const WITHDRAW = `
  update invitations set withdrawn_at = @at
  where redeemed_at is null and withdrawn_at is null and invited_by in (${GOING})`;
const SIGN_OUT = `
  update devices set revoked_at = ifnull(revoked_at, @at), secret = 'signed out: ' || id where id = @device`;
const PUT_OUT = 'select id from devices where secret = @secretHash and revoked_at is not null';
const LIVE = 'select id from devices where id = @device and revoked_at is null';
const KNOWN = 'select id from devices where id = @device';
/** Whether each owner's device that is not revoked would go, for each of them. */
const OWNERS = `
  select d.id in (${GOING}) as ends from devices d join people p on p.id = d.person
  where p.role = 'owner' and d.revoked_at is null`;

/** Methods are called within a transaction, but for `seen`: it begins the transactions that it needs. */
export class Devices {
  private readonly adding: Statement<unknown>;
  private readonly bySecret: Statement<IdentityRow>;
  private readonly takingHalf: Statement<unknown>;
  private readonly lastSeen: Statement<{ last_seen_at: string }>;
  private readonly notingSeen: Statement<unknown>;
  private readonly list: Statement<DeviceRow>;
  private readonly naming: Statement<unknown>;
  private readonly revoking: Statement<unknown>;
  private readonly withdrawing: Statement<unknown>;
  private readonly signingOut: Statement<unknown>;
  private readonly putOut: Statement<unknown>;
  private readonly live: Statement<unknown>;
  private readonly known: Statement<unknown>;
  private readonly owners: Statement<{ ends: number }>;

  constructor(private readonly database: Database) {
    const { reading, writing } = database;
    this.adding = writing.prepare(ADD);
    this.bySecret = reading.prepare<IdentityRow>(BY_SECRET);
    this.takingHalf = writing.prepare(TAKE_HALF);
    this.lastSeen = reading.prepare(LAST_SEEN);
    this.notingSeen = writing.prepare(NOTE_SEEN);
    this.list = reading.prepare<DeviceRow>(ALL);
    this.naming = writing.prepare(NAME);
    this.revoking = writing.prepare(REVOKE);
    this.withdrawing = writing.prepare(WITHDRAW);
    this.signingOut = writing.prepare(SIGN_OUT);
    this.putOut = reading.prepare(PUT_OUT);
    this.live = reading.prepare(LIVE);
    this.known = writing.prepare(KNOWN);
    this.owners = writing.prepare(OWNERS);
  }

  add(device: Parameters<People['addDevice']>[0]): void {
    this.adding.run({ ...device });
  }

  identify(secretHash: string): KnownDevice | null {
    const row = this.bySecret.get({ secretHash });
    return row === undefined ? null : knownDeviceOf(row);
  }

  takeHalf(device: string, halfHash: string): boolean {
    return this.takingHalf.run({ device, halfHash }).changes > 0;
  }

  seen(device: string, at: string): void {
    const row = this.database.read(() => this.lastSeen.get({ device }));
    if (row === undefined || Date.parse(at) - Date.parse(row.last_seen_at) < SEEN_EVERY_MS) return;
    this.database.write(() => this.notingSeen.run({ device, at }));
  }

  name(device: string, deviceName: string): void {
    this.naming.run({ device, deviceName });
  }

  all(): ListedDevice[] {
    return this.list.all().map(deviceOf);
  }

  revoke(device: string, at: string, since: string | null): boolean {
    if (this.known.get({ device }) === undefined) return false;
    this.revoking.run({ device, at, since });
    this.withdrawing.run({ device, at, since });
    return true;
  }

  signOut(device: string, at: string): void {
    this.signingOut.run({ device, at });
  }

  isPutOut(secretHash: string): boolean {
    return this.putOut.get({ secretHash }) !== undefined;
  }

  remove(device: string, at: string, since: string | null): Awaited<ReturnType<People['remove']>> {
    const owners = this.owners.all({ device, since });
    if (owners.length > 0 && owners.every(({ ends }) => ends === 1)) return 'last-owner';
    return this.revoke(device, at, since) ? 'removed' : 'unknown';
  }

  /** A device that is not known counts as revoked: a restore deleted its session. */
  revokedAmong(devices: readonly string[]): string[] {
    return devices.filter((device) => this.live.get({ device }) === undefined);
  }
}

function deviceOf({
  device_name: deviceName,
  invited_by: invitedBy,
  moved_from: movedFrom,
  ...row
}: DeviceRow): ListedDevice {
  const { created_at: createdAt, last_seen_at: lastSeenAt, revoked_at: revokedAt, ...rest } = row;
  return { ...rest, deviceName, invitedBy, movedFrom, createdAt, lastSeenAt, revokedAt };
}
