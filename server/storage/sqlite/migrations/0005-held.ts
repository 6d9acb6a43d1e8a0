import type { Migration } from './migration.js';

/** What waits at the desk is asked for by itself, and must not cost more the longer the record above it is (rule F5). */
export const held: Migration = {
  version: 5,
  sql: `
create index entries_held on entries (blog, first) where state = 'held';
`,
};
