import type { Migration } from './migration.js';

/** Attempts to tell a subscriber of which nobody knows that they failed (docs/decisions/0048). */
export const attempts: Migration = {
  version: 13,
  sql: `
alter table push_waiting add column begun integer not null default 0;
`,
};
