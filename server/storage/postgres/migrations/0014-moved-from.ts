import type { Migration } from './migration.js';

/** The device from which a session was moved: where that one is put out, so is this (docs/decisions/0035). */
export const movedFrom: Migration = {
  version: 14,
  sql: `
alter table devices add column moved_from text collate "C"; -- a device; null for those that came by an invitation
create index devices_by_moved_from on devices (moved_from);

update devices set moved_from = claimed_by from moves where moves.id = devices.id;

-- A device, all that were moved from it, and all that were moved from those before it that are ended themselves: their
-- sign-out leaves no session that nobody can reach.
create function family_of(asked text) returns table (id text) language sql stable as $$
  with recursive ended (id, moved_from) as (
    select d.id, d.moved_from from devices d where d.id = asked
    union select d.id, d.moved_from from ended e join devices d on d.id = e.moved_from where d.revoked_at is not null
  ), family (id) as (
    select e.id from ended e
    union select d.id from family f join devices d on d.moved_from = f.id
  )
  select f.id from family f
$$;

-- Ends a device and its family; whether there is such a device. Each turn sees the sessions that were being made in the
-- one before: take_move holds the device from which it makes one.
create function end_device(asked text, at text) returns boolean language plpgsql as $$
begin
  if not exists (select from devices where id = asked) then return false; end if;
  loop
    perform d.id from devices d where d.revoked_at is null and d.id in (select f.id from family_of(asked) f)
      order by d.id for update;
    exit when not found;
    update devices d set revoked_at = at where d.revoked_at is null and d.id in (select f.id from family_of(asked) f);
  end loop;
  return true;
end $$;

-- As before, with the family.
create or replace function remove_device(asked text, at text) returns text language plpgsql as $$
declare
  owners text[];
begin
  if not exists (select from devices where id = asked) then return 'unknown'; end if;
  perform d.id from devices d join people p on p.id = d.person
    where p.role = 'owner' and d.revoked_at is null order by d.id for update of d;
  owners := array(
    select d.id from devices d join people p on p.id = d.person where p.role = 'owner' and d.revoked_at is null);
  if owners <> '{}' and owners <@ array(select f.id from family_of(asked) f) then return 'last-owner'; end if;
  perform end_device(asked, at);
  return 'removed';
end $$;

-- As before, with the device from which the session is moved, which nobody ends before the session is there.
create or replace function take_move(asked jsonb) returns jsonb language plpgsql as $$
declare
  at text := asked ->> 'at';
  move moves;
begin
  select * into move from moves where secret = asked ->> 'secret' for update;
  if not found then return '{"kind": "refused", "why": "unknown"}'; end if;
  if move.person is null then
    if move.expires_at <= at then return '{"kind": "refused", "why": "expired"}'; end if;
    return '{"kind": "waits"}';
  end if;
  if move.taken_at is not null then
    if move.taken_at >= asked ->> 'from' then
      update devices set secret = asked ->> 'session', half = asked ->> 'half' where id = move.id and revoked_at is null;
      if found then return jsonb_build_object('kind', 'repeated', 'device', move.id); end if;
    end if;
    return '{"kind": "refused", "why": "used"}';
  end if;
  if move.claimed_at < asked ->> 'from' then return '{"kind": "refused", "why": "expired"}'; end if;
  perform id from devices where id = move.claimed_by and revoked_at is null for share;
  if not found then return '{"kind": "refused", "why": "withdrawn"}'; end if;
  insert into devices (id, person, kind, secret, half, device_name, created_at, last_seen_at, moved_from)
    values (move.id, move.person, 'session', asked ->> 'session', asked ->> 'half', move.device_name, at, at, move.claimed_by);
  update moves set taken_at = at where id = move.id;
  return jsonb_build_object('kind', 'taken', 'device', move.id);
end $$;
`,
};
