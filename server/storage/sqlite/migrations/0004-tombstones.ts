import type { Migration } from './migration.js';

/**
 * What was ever taken down, by ids alone. It belongs to no record: a restore puts every other table aside and keeps
 * this one, so that no backup, however it was made and in whatever order they are restored, brings words back (rule T1).
 * A blog is named by its slug, and nothing is referenced: neither need be there any more.
 */
export const tombstones: Migration = {
  version: 4,
  sql: `
create table tombstones (
  blog text not null,
  entry text not null,
  media text not null, -- a photo; empty where it is the whole entry
  primary key (blog, entry, media)
) strict, without rowid;

-- A takedown looks through the blog's own changes for what they said of the entry.
create index changes_of_blogs on changes (blog) where entry is null;

insert into tombstones (blog, entry, media)
  select b.slug, e.id, '' from entries e join blogs b on b.id = e.blog where e.state = 'taken-down';
insert into tombstones (blog, entry, media)
  select b.slug, p.entry, p.id from photos p join entries e on e.id = p.entry join blogs b on b.id = e.blog
  where p.state = 'gone' and e.state <> 'taken-down';
`,
};
