import type { Migration } from './migration.js';

/** Counts for the rate limits of all instances. Unlogged: counting waits for no disk, and a crash forgets it. */
export const buckets: Migration = {
  version: 7,
  sql: `
-- Pages half empty, so that a row that changes finds room beside itself.
create unlogged table buckets (
  key text primary key, -- concealed
  full_at timestamptz not null
) with (fillfactor = 50);

-- How many ms until a bucket is full again, at most so many. Who finds more finds a clock that was set back since, and
-- nobody is refused for that.
create function bucket_lacks(full_at timestamptz, at timestamptz, fill_ms double precision) returns double precision
  language sql immutable as $$
  select case when ms > fill_ms + 1000 then 0 else greatest(0, ms) end
  from (select extract(epoch from full_at - at)::double precision * 1000 as ms) lacking
$$;

-- 0, or how many ms it takes until what was asked for is there. The row is locked first and the clock read after it, so
-- that of several who take at once each finds what the one before left.
create function take_from_bucket(of_key text, cost_ms double precision, fill_ms double precision)
  returns double precision language plpgsql as $$
declare
  standing timestamptz;
  at timestamptz;
  lacks double precision;
begin
  loop
    select full_at into standing from buckets where key = of_key for update;
    exit when found;
    insert into buckets (key, full_at) values (of_key, 'epoch') on conflict do nothing;
  end loop;
  at := clock_timestamp();
  lacks := bucket_lacks(standing, at, fill_ms) + cost_ms;
  if lacks > fill_ms then return lacks - fill_ms; end if;
  update buckets set full_at = at + lacks * interval '1 millisecond' where key = of_key;
  return 0;
end $$;
`,
};
