import type { Migration } from './migration.js';

/**
 * Readers' push subscriptions, and what they are told. Nothing is referenced, as with followers: a restore puts another
 * record in place and leaves these.
 */
export const push: Migration = {
  version: 9,
  sql: `
create table push_keys (
  one integer not null primary key check (one = 1),
  public_key text not null,
  private_key text not null
) strict;

create table push_subscribers (
  id text not null primary key, -- a digest of blog and endpoint
  blog text not null, -- a slug
  host text not null, -- of the endpoint
  endpoint text not null,
  p256dh text not null,
  auth text not null,
  lang text not null,
  epoch text not null, -- where the record stood when it began
  seq integer not null
) strict, without rowid;
create index push_subscribers_by_blog on push_subscribers (blog);
create index push_subscribers_by_host on push_subscribers (host);

create table push_told (
  blog text not null,
  entry text not null,
  epoch text not null, -- of the first telling
  first integer not null, -- seq of the first telling
  stand text not null,
  at text not null,
  primary key (blog, entry)
) strict, without rowid;

create table push_waiting (
  subscriber text not null,
  entry text not null,
  seq integer not null,
  news integer not null, -- not told to this subscriber yet
  attempts integer not null default 0,
  due text not null,
  until text not null,
  primary key (subscriber, entry)
) strict, without rowid;
`,
};
