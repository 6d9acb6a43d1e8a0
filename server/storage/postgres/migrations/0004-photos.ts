import type { Migration } from './migration.js';

export const photos: Migration = {
  version: 4,
  sql: `
-- Begins an upload; those of the same photo that were not received yet are returned, and forgotten. The photo's row is
-- locked first: of two phones that begin at once the second sees the first one's upload.
create function begin_upload(asked uploads) returns setof uploads language plpgsql as $$
begin
  perform from photos where id = asked.photo for update;
  return query delete from uploads where photo = asked.photo and state = 'receiving' returning *;
  insert into uploads select asked.*;
end $$;
`,
};
