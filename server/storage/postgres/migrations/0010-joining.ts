import type { Migration } from './migration.js';

/** Names by which people tell devices apart, and moves of a session to another app of the same person (docs/decisions/0035). */
export const joining: Migration = {
  version: 10,
  sql: `
alter table devices add column device_name text collate "C"; -- such as "iPhone · Safari"

create index invitations_by_device on invitations (device);

-- Nothing is referenced: a move is forgotten after an hour, whatever became of it.
create table moves (
  id text collate "C" primary key, -- of the device that it makes
  code text collate "C" not null unique, -- six digits
  secret text collate "C" not null unique, -- SHA-256 of the new app's secret
  device_name text collate "C",
  created_at text collate "C" not null,
  expires_at text collate "C" not null, -- until then the code can be typed in
  person text collate "C", -- of the device that typed it in
  claimed_by text collate "C", -- that device
  claimed_at text collate "C",
  taken_at text collate "C"
);

-- asked: { id, secret, codes, deviceName, at, expiresAt, forgetBefore, most }. Answers the row, or null where there is no room.
create function open_move(asked jsonb) returns setof moves language plpgsql as $$
declare
  at text := asked ->> 'at';
  candidate text;
  move moves;
begin
  -- All instances open one after the other: what is counted stands until the row is there.
  lock table moves in share row exclusive mode;
  delete from moves where created_at < asked ->> 'forgetBefore';
  select * into move from moves where secret = asked ->> 'secret';
  if found then return next move; return; end if;
  if (select count(*) from moves where person is null and expires_at > at) >= (asked ->> 'most')::integer then return; end if;
  for candidate in select jsonb_array_elements_text(asked -> 'codes') loop
    insert into moves (id, code, secret, device_name, created_at, expires_at)
      values (asked ->> 'id', candidate, asked ->> 'secret', asked ->> 'deviceName', at, asked ->> 'expiresAt')
      on conflict (code) do nothing returning * into move;
    if found then return next move; return; end if;
  end loop;
end $$;

create function claim_move(of_move text, by_device text, at text) returns boolean language plpgsql as $$
declare
  move moves;
  of_person text;
begin
  select * into move from moves where id = of_move for update;
  if not found then return false; end if;
  if move.claimed_by is not null then return move.claimed_by = by_device; end if;
  if move.expires_at <= at then return false; end if;
  select person into of_person from devices where id = by_device and revoked_at is null;
  if not found then return false; end if;
  update moves set person = of_person, claimed_by = by_device, claimed_at = at where id = of_move;
  return true;
end $$;

-- asked: { secret, session, half, at, from }. Answers { kind, device }, { kind } or { kind, why }.
create function take_move(asked jsonb) returns jsonb language plpgsql as $$
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
  if not exists (select from devices where id = move.claimed_by and revoked_at is null) then
    return '{"kind": "refused", "why": "withdrawn"}';
  end if;
  insert into devices (id, person, kind, secret, half, device_name, created_at, last_seen_at)
    values (move.id, move.person, 'session', asked ->> 'session', asked ->> 'half', move.device_name, at, at);
  update moves set taken_at = at where id = move.id;
  return jsonb_build_object('kind', 'taken', 'device', move.id);
end $$;
`,
};
