import type { Migration } from './migration.js';

/** Attempts to tell a subscriber of which nobody knows that they failed (docs/decisions/0048). */
export const attempts: Migration = {
  version: 15,
  sql: `
alter table push_waiting add column begun boolean not null default false;

-- As before, with attempts.
create or replace function begin_push(asked jsonb) returns boolean language plpgsql as $$
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
    insert into push_waiting (subscriber, entry, seq, news, begun, attempts, due, until)
      select given.id, entry, seq, news, begun, attempts, due, until from push_waiting where subscriber = former
      on conflict do nothing;
    perform end_push(former);
  end if;
  return true;
end $$;

-- As before; what may be told already has as long as what is told.
create or replace function tell_push(asked jsonb) returns void language plpgsql as $$
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
      until = case when push_waiting.news and not push_waiting.begun then push_waiting.until else excluded.until end;
end $$;
`,
};
