import type { Migration } from './migration.js';

/**
 * Photos by id, their files, and the uploads on their way. No word stands here, no file's own name, and no address: a
 * file's name is a digest of its address, which stands in `contents` alone (rule T1).
 */
export const photos: Migration = {
  version: 3,
  sql: `
create table photos (
  id text not null primary key,
  entry text not null references entries (id), -- for good
  state text not null -- as in the entry; or dropped, where the entry names it no more
) strict;

create index photos_by_entry on photos (entry);
create index photos_in_work on photos (id) where state = 'processing';

create table photo_files (
  name text not null primary key,
  photo text not null references photos (id),
  state text not null -- held; let-go, to be removed; removed
) strict;

create index photo_files_by_photo on photo_files (photo);
create index photo_files_let_go on photo_files (name) where state = 'let-go';

create table uploads (
  id text not null primary key,
  photo text not null references photos (id),
  author text not null,
  device text not null,
  size integer not null,
  state text not null, -- receiving; received, to be decoded; done
  at text not null
) strict;

create index uploads_by_photo on uploads (photo);
create index uploads_by_device on uploads (device, at);

-- Entries could name photos before there was a way for their files to come.
insert into photos (id, entry, state)
  select json_extract(named.value, '$.id'), e.id, json_extract(named.value, '$.state')
  from entries e join contents c on c.id = e.change, json_each(cast(c.doc as text), '$.content.media') named
  where e.state <> 'taken-down' order by e.step
  on conflict do nothing;
`,
};
