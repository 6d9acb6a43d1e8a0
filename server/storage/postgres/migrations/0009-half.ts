import type { Migration } from './migration.js';

/**
 * The second half of a session (docs/decisions/0034). Tokens have none, nor has a session of before until its page
 * brings one.
 */
export const half: Migration = {
  version: 9,
  sql: `
alter table devices add column half text collate "C"; -- its SHA-256

-- As before, with asked.half. An instance of the version before names none: its session gets one as those of before do.
create or replace function redeem(asked jsonb) returns jsonb language plpgsql as $$
declare
  at text := asked ->> 'at';
  invitation invitations;
begin
  select * into invitation from invitations where secret = asked ->> 'invitation' for update;
  if not found then return '{"kind": "refused", "why": "unknown"}'; end if;
  if invitation.redeemed_at is not null then
    -- The secrets of the answer that was lost are replaced by those that are answered now.
    if invitation.attempt = asked ->> 'attempt' and invitation.redeemed_at >= asked ->> 'repeatableFrom' then
      update devices set secret = asked ->> 'secret', half = asked ->> 'half'
        where id = invitation.device and revoked_at is null;
      if found then return jsonb_build_object('kind', 'repeated', 'device', invitation.device); end if;
    end if;
    return '{"kind": "refused", "why": "used"}';
  end if;
  if invitation.withdrawn_at is not null then return '{"kind": "refused", "why": "withdrawn"}'; end if;
  if invitation.expires_at <= at then return '{"kind": "refused", "why": "expired"}'; end if;
  insert into devices (id, person, kind, secret, half, created_at, last_seen_at)
    values (asked ->> 'device', invitation.person, 'session', asked ->> 'secret', asked ->> 'half', at, at);
  update invitations set redeemed_at = at, attempt = asked ->> 'attempt', device = asked ->> 'device'
    where id = invitation.id;
  return jsonb_build_object('kind', 'redeemed', 'device', asked ->> 'device');
end $$;
`,
};
