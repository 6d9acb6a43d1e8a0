import type { Migration } from './migration.js';

/** Names by which people tell devices apart, and moves of a session to another app of the same person (docs/decisions/0035). */
export const joining: Migration = {
  version: 8,
  sql: `
alter table devices add column device_name text; -- such as "iPhone · Safari"

create index invitations_by_device on invitations (device);

-- Nothing is referenced: a move is forgotten after an hour, whatever became of it.
create table moves (
  id text not null primary key, -- of the device that it makes
  code text not null unique, -- six digits
  secret text not null unique, -- SHA-256 of the new app's secret
  device_name text,
  created_at text not null,
  expires_at text not null, -- until then the code can be typed in
  person text, -- of the device that typed it in
  claimed_by text, -- that device
  claimed_at text,
  taken_at text
) strict, without rowid;
`,
};
