import type { Migration } from './migration.js';

/** Faults of this program's own at an outlet, by the ids of their lines in the log. */
export const outletErrors: Migration = {
  version: 13,
  sql: `
alter table outlets add column failure_error text collate "C";
`,
};
