import type { Migration } from './migration.js';

/** The device that made an invitation: where that one is put out, nobody comes by it any more (docs/decisions/0035). */
export const invitedBy: Migration = {
  version: 14,
  sql: `
alter table invitations add column invited_by text; -- a device; null: made on the command line, or before this was noted
create index invitations_by_inviter on invitations (invited_by);
`,
};
