import type { Migration } from './migration.js';

/**
 * Followers with a stored position, and the lease of the instance that runs each. Blogs are named by their slugs: a
 * restore puts another record in place and leaves these, so that nothing is told again.
 */
export const followers: Migration = {
  version: 8,
  sql: `
create table followers (
  name text not null primary key
);

create table follower_positions (
  follower text not null references followers (name),
  blog text not null, -- a slug
  epoch text not null,
  seq bigint not null,
  hidden boolean not null,
  primary key (follower, blog)
);

create table follower_leases (
  follower text not null primary key,
  holder text not null,
  until timestamptz not null,
  asked boolean not null default false -- another wants it
);

-- A new follower stands at the head of every blog that there is. Of two that make it at once one does.
create function make_follower(of_name text) returns void language plpgsql as $$
begin
  insert into followers (name) values (of_name) on conflict do nothing;
  if not found then return; end if;
  insert into follower_positions (follower, blog, epoch, seq, hidden)
    select of_name, slug, epoch, head, settings ->> 'visibility' = 'desk' from blogs;
end $$;

-- As lease_upload: the row is locked first and the clock read after it.
create function lease_follower(of_name text, by_holder text, for_ms double precision) returns boolean language plpgsql as $$
declare
  standing follower_leases;
begin
  insert into follower_leases (follower, holder, until) values (of_name, by_holder, '-infinity')
    on conflict (follower) do update set follower = excluded.follower returning * into standing;
  if standing.holder <> by_holder and standing.until > clock_timestamp() then
    update follower_leases set asked = true where follower = of_name;
    return false;
  end if;
  update follower_leases set holder = by_holder, until = clock_timestamp() + for_ms * interval '1 millisecond',
    asked = asked and standing.holder = by_holder where follower = of_name;
  return true;
end $$;

-- Whether it moved. The lease is locked first: whoever takes it waits, and finds the position that was moved.
create function move_follower(of_name text, by_holder text, of_blog text, from_position jsonb, to_position jsonb)
  returns boolean language plpgsql as $$
begin
  perform from follower_leases where follower = of_name and holder = by_holder for share;
  if not found then return false; end if;
  update follower_positions
    set epoch = to_position ->> 'epoch', seq = (to_position ->> 'seq')::bigint, hidden = (to_position ->> 'hidden')::boolean
    where follower = of_name and blog = of_blog and epoch = from_position ->> 'epoch'
      and seq = (from_position ->> 'seq')::bigint and hidden = (from_position ->> 'hidden')::boolean;
  return found;
end $$;
`,
};
