import type { Migration } from './migration.js';

export const firstOwner: Migration = {
  version: 6,
  sql: `
-- Invites an owner where no owner can sign in or be invited in. One at a time, and it is compared after the lock, as what
-- the one before has stored is seen only then.
create function invite_first_owner(of_id text, of_person text, of_secret text, at text, until text)
  returns boolean language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('rallyline first owner', 0));
  if exists (select from people p where p.role = 'owner' and (
    exists (select from devices d where d.person = p.id and d.revoked_at is null)
    or exists (select from invitations i where i.person = p.id and i.redeemed_at is null
      and i.withdrawn_at is null and i.expires_at > at)))
  then return false; end if;
  insert into invitations (id, person, secret, created_at, expires_at) values (of_id, of_person, of_secret, at, until);
  return true;
end $$;
`,
};
