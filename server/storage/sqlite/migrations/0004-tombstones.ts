import type { Migration } from './migration.js';

/**
 * Tombstones: everything that was ever taken down, by ids alone. They belong to no record: a restore empties every other
 * table and keeps this one, so that no backup, in whatever order backups are restored, brings words back (rule T1). A blog
 * is named by its slug, and nothing is referenced: blog and entry need not be there any more.
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
