import type { Migration } from './migration.js';

/**
 * Words stand in one table alone, `contents`. Its rows are only ever added at the end and overwritten in place by as
 * many zeros: so SQLite never moves one, and no forgotten copy of it can stay behind in the file (rule T1). Whatever
 * else changes (`entries`, `blogs`) points there.
 */
export const first: Migration = {
  version: 1,
  sql: `
create table blogs (
  id integer primary key,
  slug text not null unique,
  epoch text not null,
  step integer not null,
  head integer not null,
  hash text not null, -- of the last public change
  rev integer not null,
  status text not null, -- as in settings; compared at every append
  settings text not null,
  status_at text not null,
  ended_at text,
  updated_at text not null,
  blog_step integer not null, -- the step at which the desk last saw this row change
  blog_seq integer not null,
  top_seq integer not null,
  done text not null
) strict;

create table changes (
  id integer primary key,
  blog integer not null references blogs (id),
  step integer not null,
  seq integer,
  epoch text not null,
  verb text not null,
  entry text,
  rev integer,
  at text not null,
  role text,
  digest text not null,
  prev text,
  hash text,
  unique (blog, step)
) strict;

create unique index changes_by_seq on changes (blog, seq) where seq is not null;
create index changes_by_entry on changes (entry) where entry is not null;

create table contents (
  id integer primary key references changes (id),
  emptied integer not null default 0,
  salt blob not null,
  content blob not null, -- canonical: what the digest covers
  doc blob -- the entry as this change left it, with its HTML
) strict;

create table commands (
  id text not null primary key,
  author text not null,
  body blob not null, -- a digest keyed with the content's salt
  change integer not null references changes (id)
) strict, without rowid;

create table entries (
  id text not null primary key,
  blog integer not null references blogs (id),
  change integer not null references changes (id), -- its last one: its words are in the content of that
  step integer not null,
  seq integer,
  ord integer,
  state text not null,
  kind text not null,
  author text not null,
  top integer not null, -- pinned or key
  drive text,
  adds real,
  total real
) strict;

create unique index entries_by_step on entries (blog, step);
create unique index entries_by_seq on entries (blog, seq) where seq is not null;
create unique index entries_by_order on entries (blog, ord) where state = 'published';
create index entries_by_kind on entries (blog, kind, ord) where state = 'published';
create index entries_at_top on entries (blog, ord) where state = 'published' and top = 1;
create index entries_of_drives on entries (blog, drive, ord) where state = 'published' and drive is not null;
create index entries_by_author on entries (blog, author, step);

create table people (
  id text not null primary key,
  blog text, -- a slug; null for owners
  name text not null,
  role text not null
) strict;

create unique index people_by_name on people (ifnull(blog, ''), name, role);

create table devices (
  id text not null primary key,
  person text not null references people (id),
  kind text not null,
  secret text not null unique, -- its SHA-256
  created_at text not null,
  last_seen_at text not null,
  revoked_at text
) strict;

create index devices_by_person on devices (person);

create table invitations (
  id text not null primary key,
  person text not null references people (id),
  secret text not null unique, -- its SHA-256
  created_at text not null,
  expires_at text not null,
  redeemed_at text,
  attempt text, -- SHA-256 of the attempt that redeemed it
  device text references devices (id)
) strict;

create index invitations_by_person on invitations (person);
`,
};
