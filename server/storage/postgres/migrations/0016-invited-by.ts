import type { Migration } from './migration.js';

/** The device that made an invitation: where that one is put out, nobody comes by it any more (docs/decisions/0035). */
export const invitedBy: Migration = {
  version: 16,
  sql: `
alter table invitations add column invited_by text collate "C"; -- a device; null: made on the command line, or before this was noted
create index invitations_by_inviter on invitations (invited_by);

-- asked: { id, person, secret, at, expiresAt, by }. Whether it was made: nobody ends the device that invites before the
-- invitation is there to be withdrawn, and one that is ended makes none.
create function make_invitation(asked jsonb) returns boolean language plpgsql as $$
declare
  inviter text := asked ->> 'by';
begin
  if inviter is not null then
    perform id from devices where id = inviter and revoked_at is null for share;
    if not found then return false; end if;
  end if;
  insert into invitations (id, person, secret, created_at, expires_at, invited_by)
    values (asked ->> 'id', asked ->> 'person', asked ->> 'secret', asked ->> 'at', asked ->> 'expiresAt', inviter);
  return true;
end $$;

-- A device's family, and all devices that came since that moment by an invitation of one of these, with what was moved
-- from them; null: the family alone.
create function going_with(asked text, since text) returns table (id text) language sql stable as $$
  with recursive steps (giver, taker) as (
    select d.moved_from, d.id from devices d where d.moved_from is not null
    union all select i.invited_by, i.device from invitations i where i.device is not null and i.redeemed_at >= since
  ), going (id) as (
    select f.id collate "C" from family_of(asked) f
    union select s.taker from going g join steps s on s.giver = g.id
  )
  select g.id from going g
$$;

-- Ends a device and all that go with it, and withdraws what they invited; whether there is such a device. Each turn sees
-- what was being made in the one before: who redeems holds the invitation that is to be withdrawn. Ends go one after the
-- other, since two that overlap would wait for each other's rows.
create function end_with_invited(asked text, at text, since text) returns boolean language plpgsql as $$
declare
  going text[];
begin
  perform pg_advisory_xact_lock(hashtextextended('rallyline ends', 0));
  if not exists (select from devices where id = asked) then return false; end if;
  loop
    going := array(select g.id from going_with(asked, since) g);
    perform d.id from devices d where d.revoked_at is null and d.id = any(going) order by d.id for update;
    update devices d set revoked_at = at where d.revoked_at is null and d.id = any(going);
    update invitations i set withdrawn_at = at
      where i.redeemed_at is null and i.withdrawn_at is null and i.invited_by = any(going);
    exit when not exists (select from going_with(asked, since) g where g.id <> all(going));
  end loop;
  return true;
end $$;

-- As remove_device before, with those who go with it.
create function remove_with_invited(asked text, at text, since text) returns text language plpgsql as $$
declare
  owners text[];
begin
  perform pg_advisory_xact_lock(hashtextextended('rallyline ends', 0));
  if not exists (select from devices where id = asked) then return 'unknown'; end if;
  perform d.id from devices d join people p on p.id = d.person
    where p.role = 'owner' and d.revoked_at is null order by d.id for update of d;
  owners := array(
    select d.id from devices d join people p on p.id = d.person where p.role = 'owner' and d.revoked_at is null);
  if owners <> '{}' and owners <@ array(select g.id from going_with(asked, since) g) then return 'last-owner'; end if;
  perform end_with_invited(asked, at, since);
  return 'removed';
end $$;

-- Instances of the version before ask without a moment.
create or replace function end_device(asked text, at text) returns boolean language sql as $$
  select end_with_invited(asked, at, null)
$$;
create or replace function remove_device(asked text, at text) returns text language sql as $$
  select remove_with_invited(asked, at, null)
$$;
`,
};
