import type { Migration } from './migration.js';

/**
 * A blog's outlets, what waits for each, and what their kinds keep of entries. Nothing is referenced, as with followers: a
 * restore puts another record in place and leaves these.
 */
export const outlets: Migration = {
  version: 10,
  sql: `
create table outlets (
  id text not null primary key,
  blog text not null, -- a slug
  kind text not null,
  settings text not null, -- the kind's own JSON, with its secrets
  since_epoch text not null, -- where the record stood when it was made
  since_seq integer not null,
  state text not null default 'on',
  added_at text not null,
  failure_at text,
  failure_why text,
  failure_status integer,
  failing_since text, -- null where the last attempt was taken
  attempts integer not null default 0, -- failed, one after the other
  due text not null,
  last_at text
) strict, without rowid;
create index outlets_by_blog on outlets (blog);

create table outlet_waiting (
  outlet text not null,
  item text not null, -- an entry; empty: the blog
  epoch text not null,
  seq integer not null,
  primary key (outlet, item)
) strict, without rowid;
create index outlet_waiting_by_seq on outlet_waiting (outlet, seq, item);

create table outlet_notes (
  outlet text not null,
  entry text not null,
  note text not null, -- the kind's own
  primary key (outlet, entry)
) strict, without rowid;
`,
};
