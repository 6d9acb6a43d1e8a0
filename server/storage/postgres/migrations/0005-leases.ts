import type { Migration } from './migration.js';

/** Leases on uploads, among all instances. In a table of their own: the version before writes whole rows of uploads. */
export const leases: Migration = {
  version: 5,
  sql: `
create table upload_leases (
  upload text not null primary key, -- one that is forgotten may still be worked on
  holder text not null,
  until timestamptz not null,
  asked boolean not null default false -- another wants it
);

-- Whether the holder has it now. The row is locked first and the clock read after it: whoever waited for another's call
-- compares with the time that is, not with that of its own beginning.
create function lease_upload(of_upload text, by_holder text, for_ms double precision) returns boolean language plpgsql as $$
declare
  standing upload_leases;
begin
  insert into upload_leases (upload, holder, until) values (of_upload, by_holder, '-infinity')
    on conflict (upload) do update set upload = excluded.upload returning * into standing;
  if standing.holder <> by_holder and standing.until > clock_timestamp() then
    update upload_leases set asked = true where upload = of_upload;
    return false;
  end if;
  update upload_leases set holder = by_holder, until = clock_timestamp() + for_ms * interval '1 millisecond',
    asked = asked and standing.holder = by_holder where upload = of_upload;
  -- Those of instances that ended without a word, for uploads that nobody asks for any more.
  delete from upload_leases where upload in (
    select upload from upload_leases where until < clock_timestamp() - interval '1 hour' for update skip locked);
  return true;
end $$;
`,
};
