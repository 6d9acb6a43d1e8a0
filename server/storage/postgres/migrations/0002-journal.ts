import type { Migration } from './migration.js';

/**
 * Functions write the record: each is one call from outside, so that the blog's lock is held only while the database
 * itself works, and never while it waits for an instance that may have stopped (rule J2). A function, and not one
 * statement: the snapshot of a statement is older than the lock that it waits for, and each statement in a function takes
 * its own.
 */
export const journal: Migration = {
  version: 2,
  sql: `
-- Rule J5. to_json writes a string, and text a whole number, exactly as RFC 8785 does.
create function link_hash(prev text, epoch text, seq bigint, verb text, entry text, rev bigint, digest text)
returns text language sql immutable as $$
  select encode(sha256(convert_to('[' || concat_ws(',',
    to_json(prev)::text, to_json(epoch)::text, seq::text, to_json(verb)::text,
    coalesce(to_json(entry)::text, 'null'), coalesce(rev::text, 'null'), to_json(digest)::text
  ) || ']', 'UTF8')), 'hex')
$$;

-- What is known of a command: who asks compares the body outside, where its salt still is.
create view known_commands as
  select k.id, k.author, encode(k.body, 'hex') as body, b.slug, x.entry, x.seq, x.rev, c.emptied, encode(c.salt, 'hex') as salt
  from commands k
    join changes x on x.id = k.change
    join blogs b on b.id = x.blog
    join contents c on c.id = k.change;

-- The columns by which an entry is found, from its own words.
create function columns_of(doc json)
returns table (state text, kind text, author text, top boolean, drive text, adds double precision, total double precision)
language sql immutable as $$
  select doc ->> 'state', doc #>> '{content,kind}', doc ->> 'author',
    (doc ->> 'pinned')::boolean or (doc ->> 'key')::boolean,
    case when is_drive then doc #>> '{content,drive}' end,
    case when is_drive then (doc #>> '{content,add}')::double precision end,
    case when is_drive then (doc #>> '{content,total}')::double precision end
  from (select doc #>> '{content,kind}' = 'drive' as is_drive) of_kind
$$;

-- Records one change of a blog as it stood before, under its lock: the numbers are given here, and the link of the chain.
create function record_change(b blogs, change jsonb, salt text, digest text, canonical text, record json)
returns changes language plpgsql as $$
declare
  made changes;
begin
  made.step := b.step + 1;
  made.epoch := b.epoch;
  made.verb := change ->> 'verb';
  made.entry := change ->> 'entry';
  made.rev := (change ->> 'rev')::bigint;
  made.digest := digest;
  if (change ->> 'public')::boolean then
    made.seq := b.head + 1;
    made.prev := b.hash;
    made.hash := link_hash(made.prev, made.epoch, made.seq, made.verb, made.entry, made.rev, made.digest);
  end if;
  insert into changes (blog, step, seq, epoch, verb, entry, rev, at, role, digest, prev, hash)
    values (b.id, made.step, made.seq, made.epoch, made.verb, made.entry, made.rev, change ->> 'at', change ->> 'role',
      made.digest, made.prev, made.hash)
    returning * into made;
  insert into contents (id, salt, content, doc) values (made.id, decode(salt, 'hex'), canonical, record);
  return made;
end $$;

create function save_blog(b blogs) returns void language sql as $$
  update blogs set epoch = b.epoch, step = b.step, head = b.head, hash = b.hash, rev = b.rev, status = b.status,
    settings = b.settings, status_at = b.status_at, ended_at = b.ended_at, updated_at = b.updated_at,
    blog_step = b.blog_step, blog_seq = b.blog_seq, top_seq = b.top_seq, done = b.done
  where id = b.id
$$;

-- Only the last total and what was added after it counts: earlier ones need not be read. Added up in order, one by one,
-- as elsewhere in the house, so that fractions come out the same.
create function drive_progress(of_blog bigint, named text) returns double precision language plpgsql as $$
declare
  progress double precision := 0;
  one record;
begin
  for one in
    select adds, total from entries
    where blog = of_blog and drive = named and state = 'published' and ord >= coalesce(
      (select ord from entries where blog = of_blog and drive = named and state = 'published' and total is not null
       order by ord desc limit 1), 0)
    order by ord
  loop
    progress := coalesce(one.total, progress + coalesce(one.adds, 0));
  end loop;
  return progress;
end $$;

-- Whether an entry names a photo of another entry, or one that was taken down and must not come back.
create function names_foreign_photo(of_entry text, media jsonb) returns boolean language sql stable as $$
  select exists (
    select from jsonb_to_recordset(media) as named (id text, state text) join photos p on p.id = named.id
    where p.entry <> of_entry or (p.state = 'gone' and named.state <> 'gone'))
$$;

-- The photos of an entry as it stands after an append. media: [{ id, state, files: [name] }].
create function follow_photos(of_entry text, entry_state text, media jsonb) returns void language plpgsql as $$
declare
  named record;
begin
  for named in select * from jsonb_to_recordset(media) as item (id text, state text, files jsonb) loop
    insert into photos as p (id, entry, state) values (named.id, of_entry, named.state)
      on conflict (id) do update set state = excluded.state where p.entry = excluded.entry;
    -- An append to another blog, at this very moment, took it: whoever asks again is told so.
    if not found then raise unique_violation using message = 'this photo was just named by another entry'; end if;
    if named.state <> 'ready' then
      update photo_files set state = 'let-go' where photo = named.id and state = 'held';
    end if;
    insert into photo_files (name, photo, state)
      select file, named.id, 'held' from jsonb_array_elements_text(named.files) as file on conflict do nothing;
  end loop;
  -- What is taken down stays so; what the entry names no more may come back with another file.
  with left_behind as (
    select id, case when entry_state = 'taken-down' or state = 'gone' then 'gone' else 'dropped' end as becomes
    from photos where entry = of_entry and id not in (select item ->> 'id' from jsonb_array_elements(media) as item)
  ), moved as (
    update photos p set state = l.becomes from left_behind l where p.id = l.id and p.state <> l.becomes returning p.id
  )
  update photo_files f set state = 'let-go' from moved where f.photo = moved.id and f.state = 'held';
end $$;

-- Every earlier content of an entry; and where all of it goes, every one of the blog's own in which its id stands.
create function empty_contents(of_blog bigint, of_entry text, but bigint, whole boolean) returns void language sql as $$
  update contents set emptied = true, salt = '', content = '', doc = null
    where id in (select id from changes where entry = of_entry) and id <> but and not emptied;
  update contents set emptied = true, salt = '', content = '', doc = null
    where whole and id in (select id from changes where blog = of_blog and entry is null and verb = 'blog')
      and id <> but and not emptied and position(of_entry in content) > 0;
$$;

-- What a takedown leaves behind for good: of the whole entry, or of its photos that are gone.
create function leave_tombstones(of_blog text, of_entry text, entry_state text, media jsonb) returns void language sql as $$
  insert into tombstones (blog, entry, media)
    select of_blog, of_entry, '' where entry_state = 'taken-down'
    union select of_blog, of_entry, item ->> 'id' from jsonb_array_elements(media) as item
      where entry_state <> 'taken-down' and item ->> 'state' = 'gone'
  on conflict do nothing
$$;

-- The append of the port, but for the body, which stays outside: where the command is known, what is known is answered.
create function append(asked jsonb, canonical text, record json) returns jsonb language plpgsql as $$
declare
  command jsonb := asked -> 'command';
  deed jsonb := asked -> 'change';
  expect jsonb := asked -> 'expect';
  touches jsonb := asked -> 'touches';
  b blogs;
  known known_commands;
  before entries;
  after entries;
  made changes;
  named text;
  progress double precision;
  folded jsonb := '{}';
  drives_moved boolean := false;
  of_blog boolean;
  of_top boolean;
begin
  select * into b from blogs where slug = command ->> 'blog' for update;
  if not found then return '{"kind": "missing"}'; end if;
  select * into known from known_commands where id = command ->> 'id';
  if found then return jsonb_build_object('kind', 'known', 'command', to_jsonb(known)); end if;
  -- A device that is not known here is no better than one that was revoked.
  if asked ->> 'device' is not null
    and not exists (select from devices where id = asked ->> 'device' and revoked_at is null)
  then return '{"kind": "revoked"}'; end if;
  select * into before from entries where id = deed ->> 'entry';
  if before.blog <> b.id then return '{"kind": "foreign"}'; end if;
  if expect ->> 'status' <> b.status or (expect ->> 'blogRev')::bigint <> b.rev
    or (expect ? 'entryStep' and (expect ->> 'entryStep')::bigint is distinct from before.step)
  then return '{"kind": "moved"}'; end if;
  if record is not null and names_foreign_photo(deed ->> 'entry', asked -> 'media')
  then return '{"kind": "foreign-photo"}'; end if;

  made := record_change(b, deed, asked ->> 'salt', asked ->> 'digest', canonical, record);
  b.step := made.step;
  b.head := coalesce(made.seq, b.head);
  b.hash := coalesce(made.hash, b.hash);
  insert into commands (id, author, body, change)
    values (command ->> 'id', command ->> 'author', decode(command ->> 'body', 'hex'), made.id);
  if (asked ->> 'empties')::boolean then
    perform empty_contents(b.id, made.entry, made.id, record ->> 'state' = 'taken-down');
  end if;

  if record is not null then
    insert into entries as e (id, blog, change, first, step, seq, ord, state, kind, author, top, drive, adds, total)
      select made.entry, b.id, made.id, coalesce(before.first, made.step), made.step, coalesce(made.seq, before.seq),
        coalesce(before.ord, made.seq), columns.*
      from columns_of(record) as columns
      on conflict (id) do update set change = excluded.change, step = excluded.step, seq = excluded.seq,
        ord = excluded.ord, state = excluded.state, kind = excluded.kind, author = excluded.author, top = excluded.top,
        drive = excluded.drive, adds = excluded.adds, total = excluded.total
      where e.blog = excluded.blog
      returning * into after;
    -- As with photos: the id was taken in another blog at this very moment.
    if not found then raise unique_violation using message = 'this entry was just made in another blog'; end if;
    perform follow_photos(after.id, after.state, asked -> 'media');
    if made.verb = 'takedown' then perform leave_tombstones(b.slug, after.id, after.state, asked -> 'media'); end if;
  end if;

  for named in select distinct one from unnest(array[before.drive, after.drive]) as one where one is not null loop
    progress := drive_progress(b.id, named);
    folded := folded || jsonb_build_object(named, progress);
    drives_moved := drives_moved or progress <> coalesce((b.done ->> named)::double precision, 0);
  end loop;
  if drives_moved then b.done := b.done || folded; end if;

  -- A held entry moves nothing of the blog yet, whatever kind it is.
  if made.seq is not null or asked ? 'blog' then
    of_blog := (touches ->> 'blog')::boolean or drives_moved;
    of_top := (touches ->> 'top')::boolean or of_blog;
    if asked ? 'blog' then
      b.rev := case when record is null then (deed ->> 'rev')::bigint else b.rev + 1 end;
      b.settings := asked #> '{blog,settings}';
      b.status := b.settings ->> 'status';
      b.status_at := asked #>> '{blog,statusAt}';
      b.ended_at := asked #>> '{blog,endedAt}';
    end if;
    if of_blog then
      b.updated_at := deed ->> 'at';
      b.blog_seq := coalesce(made.seq, b.blog_seq);
    end if;
    if of_top then
      b.blog_step := made.step;
      b.top_seq := coalesce(made.seq, b.top_seq);
    end if;
  end if;
  perform save_blog(b);

  return jsonb_build_object('kind', 'stored', 'epoch', b.epoch, 'step', made.step, 'seq', made.seq,
    'entry', case when record is not null then
      jsonb_build_object('first', after.first, 'step', after.step, 'seq', after.seq, 'ord', after.ord) end,
    'blog', case when drives_moved or (touches ->> 'blog')::boolean or (touches ->> 'top')::boolean then to_jsonb(b) end);
end $$;

-- A blog with its first change; null where the slug is taken.
create function create_blog(asked jsonb, canonical text) returns jsonb language plpgsql as $$
declare
  settings jsonb := asked -> 'settings';
  at text := asked ->> 'at';
  b blogs;
  made changes;
begin
  insert into blogs (slug, epoch, step, head, hash, rev, status, settings, status_at, ended_at, updated_at, blog_step, blog_seq, top_seq, done)
    values (asked ->> 'slug', asked ->> 'epoch', 0, 0, '', 1, settings ->> 'status', settings, at,
      case when settings ->> 'status' = 'ended' then at end, at, 1, 1, 1, '{}')
    on conflict (slug) do nothing returning * into b;
  if not found then return null; end if;
  made := record_change(b, jsonb_build_object('verb', 'blog', 'rev', 1, 'at', at, 'role', asked ->> 'role', 'public', true),
    asked ->> 'salt', asked ->> 'digest', canonical, null);
  b.step := made.step;
  b.head := made.seq;
  b.hash := made.hash;
  perform save_blog(b);
  return to_jsonb(b);
end $$;

-- Rule J6: by compare-and-set. The position that is in force then; null where there is no such blog.
create function begin_epoch(asked jsonb, canonical text) returns jsonb language plpgsql as $$
declare
  b blogs;
  made changes;
begin
  select * into b from blogs where slug = asked ->> 'slug' for update;
  if not found then return null; end if;
  if b.epoch = asked ->> 'from' then
    b.epoch := asked ->> 'to';
    made := record_change(b, jsonb_build_object('verb', 'epoch', 'at', asked ->> 'at', 'public', true),
      asked ->> 'salt', asked ->> 'digest', canonical, null);
    b.step := made.step;
    b.head := made.seq;
    b.hash := made.hash;
    b.blog_step := made.step;
    b.blog_seq := made.seq;
    b.top_seq := made.seq;
    perform save_blog(b);
  end if;
  return jsonb_build_object('epoch', b.epoch, 'head', b.head, 'step', b.step);
end $$;
`,
};
