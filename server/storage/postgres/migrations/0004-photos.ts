import type { Migration } from './migration.js';

export const photos: Migration = {
  version: 4,
  sql: `
-- Begins an upload, where its device has fewer than "most" others on their way. The device's turn comes first, so that
-- many at one moment are counted one after another, and then the photo's row: of two devices that begin with the same
-- photo the second finds the first one's upload.
create function begin_upload(asked uploads, most bigint) returns jsonb language plpgsql as $$
declare
  others uploads[];
  replaced jsonb;
begin
  perform pg_advisory_xact_lock(hashtextextended(asked.device, 0));
  perform from photos where id = asked.photo for update;
  others := array(select u from uploads u
    where device = asked.device and photo <> asked.photo and state = 'receiving' order by at, id);
  if cardinality(others) > 0 and cardinality(others) >= most then
    return jsonb_build_object('kind', 'too-many', 'oldest', to_jsonb(others[1]));
  end if;
  with earlier as (delete from uploads where photo = asked.photo and state = 'receiving' returning *)
    select coalesce(jsonb_agg(to_jsonb(earlier)), '[]') into replaced from earlier;
  insert into uploads select asked.*;
  return jsonb_build_object('kind', 'begun', 'replaced', replaced);
end $$;
`,
};
