import type { Migration } from './migration.js';

/**
 * A blog's outlets, what waits for each, and what their kinds keep of entries. Nothing is referenced, as with followers: a
 * restore puts another record in place and leaves these.
 */
export const outlets: Migration = {
  version: 12,
  sql: `
create table outlets (
  id text collate "C" not null primary key,
  blog text collate "C" not null, -- a slug
  kind text collate "C" not null,
  settings text collate "C" not null, -- the kind's own JSON, with its secrets
  since_epoch text collate "C" not null, -- where the record stood when it was made
  since_seq bigint not null,
  state text collate "C" not null default 'on',
  added_at text collate "C" not null,
  failure_at text collate "C",
  failure_why text collate "C",
  failure_status integer,
  failing_since text collate "C", -- null where the last attempt was taken
  attempts integer not null default 0, -- failed, one after the other
  due text collate "C" not null,
  last_at text collate "C"
);
create index outlets_by_blog on outlets (blog);

create table outlet_waiting (
  outlet text collate "C" not null,
  item text collate "C" not null, -- an entry; empty: the blog
  epoch text collate "C" not null,
  seq bigint not null,
  primary key (outlet, item)
);
create index outlet_waiting_by_seq on outlet_waiting (outlet, seq, item);

create table outlet_notes (
  outlet text collate "C" not null,
  entry text collate "C" not null,
  note text collate "C" not null, -- the kind's own
  primary key (outlet, entry)
);

-- asked: { id, blog, kind, settings, addedAt, most, isLone }. 'none': no such blog. 'set': it has the only one of that kind. The blog is locked: no change comes between
-- its head and the outlet.
create function add_outlet(asked jsonb) returns text language plpgsql as $$
declare
  b blogs;
begin
  select * into b from blogs where slug = asked ->> 'blog' for update;
  if not found then return 'none'; end if;
  if (asked ->> 'isLone')::boolean and exists (select 1 from outlets where blog = b.slug and kind = asked ->> 'kind') then
    return 'set';
  end if;
  if (select count(*) from outlets where blog = b.slug) >= (asked ->> 'most')::bigint then return 'full'; end if;
  insert into outlets (id, blog, kind, settings, since_epoch, since_seq, added_at, due) values (
    asked ->> 'id', b.slug, asked ->> 'kind', asked ->> 'settings', b.epoch, b.head, asked ->> 'addedAt', asked ->> 'addedAt');
  return 'added';
end $$;

-- Whether there was one.
create function remove_outlet(of_outlet text) returns boolean language plpgsql as $$
begin
  delete from outlet_waiting where outlet = of_outlet;
  delete from outlet_notes where outlet = of_outlet;
  delete from outlets where id = of_outlet;
  return found;
end $$;

create function hide_outlets(of_blog text, of_epoch text, of_seq bigint) returns void language sql as $$
  insert into outlet_waiting (outlet, item, epoch, seq)
    select id, '', of_epoch, of_seq from outlets where blog = of_blog and (since_epoch <> of_epoch or since_seq < of_seq)
    on conflict (outlet, item) do update set epoch = excluded.epoch, seq = excluded.seq;
  insert into outlet_waiting (outlet, item, epoch, seq)
    select n.outlet, n.entry, of_epoch, of_seq from outlet_notes n join outlets o on o.id = n.outlet where o.blog = of_blog
    on conflict do nothing;
$$;

-- asked: { taken: [{ item, epoch, seq }], hidden: { epoch, seq } or null, kept: [{ entry, note }], forgotten: [entry], at }.
create function take_outlet(of_outlet text, asked jsonb) returns void language plpgsql as $$
declare
  b blogs;
begin
  perform from outlets where id = of_outlet for update;
  if not found then return; end if;
  if jsonb_array_length(asked -> 'taken') > 0 then
    update outlets set last_at = asked ->> 'at', failing_since = null, attempts = 0 where id = of_outlet;
  end if;
  delete from outlet_waiting where outlet = of_outlet and item <> '' and epoch = asked #>> '{hidden,epoch}'
    and seq < (asked #>> '{hidden,seq}')::bigint
    and item not in (select entry from outlet_notes where outlet = of_outlet);
  delete from outlet_waiting w using jsonb_to_recordset(asked -> 'taken') as t (item text, epoch text, seq bigint)
    where w.outlet = of_outlet and w.item = t.item and w.epoch = t.epoch and w.seq = t.seq;
  delete from outlet_notes where outlet = of_outlet and entry in (select jsonb_array_elements_text(asked -> 'forgotten'));
  insert into outlet_notes (outlet, entry, note)
    select of_outlet, entry, note from jsonb_to_recordset(asked -> 'kept') as k (entry text, note text)
    on conflict (outlet, entry) do update set note = excluded.note;
  if asked -> 'kept' = '[]'::jsonb then return; end if;
  -- A note that came after the blog was hidden: what it names is to be taken back like the others. The blog is locked: it
  -- is hidden before this, or after the notes are there to be found.
  select * into b from blogs where slug = (select blog from outlets where id = of_outlet) for share;
  if b.settings ->> 'visibility' <> 'desk' then return; end if;
  insert into outlet_waiting (outlet, item, epoch, seq)
    select of_outlet, entry, b.epoch, b.blog_seq from jsonb_to_recordset(asked -> 'kept') as k (entry text)
    on conflict do nothing;
end $$;
`,
};
