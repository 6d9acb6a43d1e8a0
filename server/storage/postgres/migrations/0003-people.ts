import type { Migration } from './migration.js';

/** Functions for writes that compare first: one call and one transaction each, as with the journal. */
export const people: Migration = {
  version: 3,
  sql: `
-- Every owner's device that still holds is locked, in one order: of two owners who end each other's device the second
-- waits, and then sees what the first has done.
create function remove_device(asked text, at text) returns text language plpgsql as $$
declare
  owners text[];
begin
  if not exists (select from devices where id = asked) then return 'unknown'; end if;
  perform d.id from devices d join people p on p.id = d.person
    where p.role = 'owner' and d.revoked_at is null order by d.id for update of d;
  owners := array(
    select d.id from devices d join people p on p.id = d.person where p.role = 'owner' and d.revoked_at is null);
  if owners = array[asked] then return 'last-owner'; end if;
  update devices set revoked_at = coalesce(revoked_at, at) where id = asked;
  return 'removed';
end $$;

-- asked: { invitation, attempt, device, secret, at, repeatableFrom }. Answers { kind, device }, or { kind, why }.
create function redeem(asked jsonb) returns jsonb language plpgsql as $$
declare
  at text := asked ->> 'at';
  invitation invitations;
begin
  select * into invitation from invitations where secret = asked ->> 'invitation' for update;
  if not found then return '{"kind": "refused", "why": "unknown"}'; end if;
  if invitation.redeemed_at is not null then
    -- The secret of the answer that was lost is replaced by the one that is answered now.
    if invitation.attempt = asked ->> 'attempt' and invitation.redeemed_at >= asked ->> 'repeatableFrom' then
      update devices set secret = asked ->> 'secret' where id = invitation.device and revoked_at is null;
      if found then return jsonb_build_object('kind', 'repeated', 'device', invitation.device); end if;
    end if;
    return '{"kind": "refused", "why": "used"}';
  end if;
  if invitation.withdrawn_at is not null then return '{"kind": "refused", "why": "withdrawn"}'; end if;
  if invitation.expires_at <= at then return '{"kind": "refused", "why": "expired"}'; end if;
  insert into devices (id, person, kind, secret, created_at, last_seen_at)
    values (asked ->> 'device', invitation.person, 'session', asked ->> 'secret', at, at);
  update invitations set redeemed_at = at, attempt = asked ->> 'attempt', device = asked ->> 'device'
    where id = invitation.id;
  return jsonb_build_object('kind', 'redeemed', 'device', asked ->> 'device');
end $$;
`,
};
