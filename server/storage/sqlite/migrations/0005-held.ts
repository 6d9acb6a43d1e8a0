import type { Migration } from './migration.js';

/** An index for held entries: the desk asks for them alone, and that must not cost more in a longer record (rule F5). */
export const held: Migration = {
  version: 5,
  sql: `
create index entries_held on entries (blog, first) where state = 'held';
`,
};
