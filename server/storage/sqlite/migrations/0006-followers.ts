import type { Migration } from './migration.js';

/**
 * Followers with a stored position. Blogs are named by their slugs, and nothing is referenced: a restore puts another
 * record in place and leaves these, so that nothing is told again.
 */
export const followers: Migration = {
  version: 6,
  sql: `
create table followers (
  name text not null primary key
) strict, without rowid;

create table follower_positions (
  follower text not null references followers (name),
  blog text not null, -- a slug
  epoch text not null,
  seq integer not null,
  hidden integer not null,
  primary key (follower, blog)
) strict, without rowid;
`,
};
