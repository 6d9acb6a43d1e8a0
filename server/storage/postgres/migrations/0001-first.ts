import type { Migration } from './migration.js';

/**
 * Words stand in one table alone, `contents`; whatever else changes points there and holds none, so that a takedown
 * empties rows of one table (rule T1). Times are text, as everywhere in the house: ISO 8601 in UTC, which sorts. What is
 * compared or sorted is so by its bytes, whatever language the database was made for.
 */
export const first: Migration = {
  version: 1,
  sql: `
create table blogs (
  id bigint generated always as identity primary key,
  slug text collate "C" not null unique,
  epoch text collate "C" not null,
  step bigint not null,
  head bigint not null,
  hash text collate "C" not null, -- of the last public change
  rev bigint not null,
  status text collate "C" not null, -- as in settings; compared at every append
  settings jsonb not null,
  status_at text collate "C" not null,
  ended_at text collate "C",
  updated_at text collate "C" not null,
  blog_step bigint not null, -- the step at which the desk last saw this row change
  blog_seq bigint not null,
  top_seq bigint not null,
  done jsonb not null
) with (fillfactor = 50); -- rewritten at every append: its next version finds room in the same page

create table changes (
  id bigint generated always as identity primary key,
  blog bigint not null references blogs (id),
  step bigint not null,
  seq bigint,
  epoch text collate "C" not null,
  verb text collate "C" not null,
  entry text collate "C",
  rev bigint,
  at text collate "C" not null,
  role text collate "C",
  digest text collate "C" not null,
  prev text collate "C",
  hash text collate "C",
  unique (blog, step)
);

create unique index changes_by_seq on changes (blog, seq) where seq is not null;
create index changes_by_entry on changes (entry) where entry is not null;
-- A takedown looks through the blog's own changes for what they said of the entry.
create index changes_of_blogs on changes (blog) where entry is null;

create table contents (
  id bigint primary key references changes (id),
  emptied boolean not null default false,
  salt bytea not null,
  content text not null, -- canonical: what the digest covers
  doc json -- the entry as this change left it, with its HTML; json keeps it letter by letter
);

create table commands (
  id text collate "C" primary key,
  author text collate "C" not null,
  body bytea not null, -- a digest keyed with the content's salt
  change bigint not null references changes (id)
);

create table entries (
  id text collate "C" primary key,
  blog bigint not null references blogs (id),
  change bigint not null references changes (id), -- its last one: its words are in the content of that
  first bigint not null, -- the step of its first change
  step bigint not null,
  seq bigint,
  ord bigint,
  state text collate "C" not null,
  kind text collate "C" not null,
  author text collate "C" not null,
  top boolean not null, -- pinned or key
  drive text collate "C",
  adds double precision,
  total double precision
);

create unique index entries_by_step on entries (blog, step);
create unique index entries_by_first on entries (blog, first);
create index entries_held on entries (blog, first) where state = 'held';
create unique index entries_by_seq on entries (blog, seq) where seq is not null;
create unique index entries_by_order on entries (blog, ord) where state = 'published';
create index entries_by_kind on entries (blog, kind, ord) where state = 'published';
create index entries_at_top on entries (blog, ord) where state = 'published' and top;
create index entries_of_drives on entries (blog, drive, ord) where state = 'published' and drive is not null;
create index entries_by_author on entries (blog, author, step);

create table people (
  id text collate "C" primary key,
  blog text collate "C", -- a slug; null for owners
  name text collate "C" not null,
  role text collate "C" not null
);

create unique index people_by_name on people (coalesce(blog, ''), name, role);

create table devices (
  id text collate "C" primary key,
  person text collate "C" not null references people (id),
  kind text collate "C" not null,
  secret text collate "C" not null unique, -- its SHA-256
  created_at text collate "C" not null,
  last_seen_at text collate "C" not null,
  revoked_at text collate "C"
);

create index devices_by_person on devices (person);

create table invitations (
  id text collate "C" primary key,
  person text collate "C" not null references people (id),
  secret text collate "C" not null unique, -- its SHA-256
  created_at text collate "C" not null,
  expires_at text collate "C" not null,
  redeemed_at text collate "C",
  withdrawn_at text collate "C",
  attempt text collate "C", -- SHA-256 of the attempt that redeemed it
  device text collate "C" references devices (id)
);

create index invitations_by_person on invitations (person);

create table photos (
  id text collate "C" primary key,
  entry text collate "C" not null references entries (id), -- for good
  state text collate "C" not null -- as in the entry; or dropped, where the entry names it no more
);

create index photos_by_entry on photos (entry);
create index photos_in_work on photos (id) where state = 'processing';

create table photo_files (
  name text collate "C" primary key,
  photo text collate "C" not null references photos (id),
  state text collate "C" not null -- held; let-go, to be removed; removed
);

create index photo_files_by_photo on photo_files (photo);
create index photo_files_let_go on photo_files (name) where state = 'let-go';

create table uploads (
  id text collate "C" primary key,
  photo text collate "C" not null references photos (id),
  author text collate "C" not null,
  device text collate "C" not null,
  size bigint not null,
  state text collate "C" not null, -- receiving; received, to be decoded; done
  at text collate "C" not null
);

create index uploads_by_photo on uploads (photo);
create index uploads_by_device on uploads (device, at);

-- What was ever taken down, by ids alone. It belongs to no record: a restore puts every other table aside and keeps this
-- one (rule T1). A blog is named by its slug, and nothing is referenced: neither need be there any more.
create table tombstones (
  blog text collate "C" not null,
  entry text collate "C" not null,
  media text collate "C" not null, -- a photo; empty where it is the whole entry
  primary key (blog, entry, media)
);

-- Also what only the entries and photos say: those of a backup that was made before there were tombstones.
create view taken_down as
  select blog, entry, media from tombstones
  union select b.slug, e.id, '' collate "C" from entries e join blogs b on b.id = e.blog where e.state = 'taken-down'
  union select b.slug, p.entry, p.id from photos p join entries e on e.id = p.entry join blogs b on b.id = e.blog
    where p.state = 'gone' and e.state <> 'taken-down';
`,
};
