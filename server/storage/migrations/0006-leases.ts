import type { Migration } from './migration.js';

/** Who works on an upload. One process has this store, yet its parts ask as those of several would: the port is one. */
export const leases: Migration = {
  version: 6,
  sql: `
create table upload_leases (
  upload text not null primary key, -- one that is forgotten may still be worked on
  holder text not null,
  until integer not null, -- ms since 1970
  asked integer not null -- 1: another wants it
) strict, without rowid;
`,
};
