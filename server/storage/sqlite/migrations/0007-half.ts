import type { Migration } from './migration.js';

/**
 * The second half of a session (docs/decisions/0034). Tokens have none, nor has a session of before until its page
 * brings one.
 */
export const half: Migration = {
  version: 7,
  sql: `
alter table devices add column half text; -- its SHA-256
`,
};
