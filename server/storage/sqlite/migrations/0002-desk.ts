import type { Migration } from './migration.js';

/**
 * The desk's list has an order of its own: by the step of an entry's first change, which its last one does not move.
 * An invitation that was taken back stays, so that whoever opens it hears what became of it.
 */
export const desk: Migration = {
  version: 2,
  sql: `
alter table entries add column first integer not null default 0; -- the step of its first change
update entries set first = (select min(step) from changes where changes.entry = entries.id);
create unique index entries_by_first on entries (blog, first);

alter table invitations add column withdrawn_at text;
`,
};
