import type { Migration } from './migration.js';

/**
 * Readers' push subscriptions, and what they are told. Nothing is referenced, as with followers: a restore puts another
 * record in place and leaves these.
 */
export const push: Migration = {
  version: 11,
  sql: `
create table push_keys (
  one integer not null primary key check (one = 1),
  public_key text collate "C" not null,
  private_key text collate "C" not null
);

create table push_subscribers (
  id text collate "C" not null primary key, -- a digest of blog and endpoint
  blog text collate "C" not null, -- a slug
  host text collate "C" not null, -- of the endpoint
  endpoint text collate "C" not null,
  p256dh text collate "C" not null,
  auth text collate "C" not null,
  lang text collate "C" not null,
  epoch text collate "C" not null, -- where the record stood when it began
  seq bigint not null
);
create index push_subscribers_by_blog on push_subscribers (blog);
create index push_subscribers_by_host on push_subscribers (host);

create table push_told (
  blog text collate "C" not null,
  entry text collate "C" not null,
  epoch text collate "C" not null, -- of the first telling
  first bigint not null, -- seq of the first telling
  stand text collate "C" not null,
  at text collate "C" not null,
  primary key (blog, entry)
);

create table push_waiting (
  subscriber text collate "C" not null,
  entry text collate "C" not null,
  seq bigint not null,
  news boolean not null, -- not told to this subscriber yet
  attempts integer not null default 0,
  due text collate "C" not null,
  until text collate "C" not null,
  primary key (subscriber, entry)
);

-- asked: { id, blog, host, endpoint, p256dh, auth, lang, epoch, seq, most, replaced }. Whether there was room.
create function begin_push(asked jsonb) returns boolean language plpgsql as $$
declare
  given push_subscribers := jsonb_populate_record(null::push_subscribers, asked);
  former text := asked ->> 'replaced';
begin
  -- All instances begin one after the other: what is counted stands until the row is there.
  lock table push_subscribers in share row exclusive mode;
  if not exists (select from push_subscribers where id in (given.id, former))
    and (select count(*) from push_subscribers where blog = given.blog) >= (asked ->> 'most')::bigint then return false; end if;
  insert into push_subscribers select given.*
    on conflict (id) do update set p256dh = excluded.p256dh, auth = excluded.auth, lang = excluded.lang;
  if former is not null and former <> given.id then
    insert into push_waiting (subscriber, entry, seq, news, attempts, due, until)
      select given.id, entry, seq, news, attempts, due, until from push_waiting where subscriber = former
      on conflict do nothing;
    perform end_push(former);
  end if;
  return true;
end $$;

create function end_push(of_subscriber text) returns void language sql as $$
  delete from push_waiting where subscriber = of_subscriber;
  delete from push_subscribers where id = of_subscriber;
$$;

-- asked: { blog, entry, epoch, seq, stand, at, until }.
create function tell_push(asked jsonb) returns void language plpgsql as $$
declare
  told push_told;
  is_news boolean;
begin
  insert into push_told (blog, entry, epoch, first, stand, at)
    values (asked ->> 'blog', asked ->> 'entry', asked ->> 'epoch', (asked ->> 'seq')::bigint, asked ->> 'stand', asked ->> 'at')
    on conflict (blog, entry) do nothing returning * into told;
  is_news := found;
  if not is_news then
    update push_told set stand = asked ->> 'stand' where blog = asked ->> 'blog' and entry = asked ->> 'entry' returning * into told;
  end if;
  insert into push_waiting (subscriber, entry, seq, news, due, until)
    select id, told.entry, (asked ->> 'seq')::bigint, is_news, asked ->> 'at', asked ->> 'until' from push_subscribers
    where blog = told.blog and (epoch <> told.epoch or seq < told.first)
    on conflict (subscriber, entry) do update set seq = excluded.seq,
      until = case when push_waiting.news then push_waiting.until else excluded.until end;
end $$;
`,
};
