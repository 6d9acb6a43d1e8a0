import type { Migration } from './migration.js';

/** The device from which a session was moved: where that one is put out, so is this (docs/decisions/0035). */
export const movedFrom: Migration = {
  version: 12,
  sql: `
alter table devices add column moved_from text; -- a device; null for those that came by an invitation
create index devices_by_moved_from on devices (moved_from);

update devices set moved_from = (select claimed_by from moves where moves.id = devices.id);
`,
};
