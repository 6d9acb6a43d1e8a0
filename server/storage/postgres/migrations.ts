/**
 * The database's shapes in the order in which they came: numbered, forward only, and of its own, since the embedded
 * store's are SQLite's. Only added to: a migration that was ever released is never edited.
 *
 * Instances of the version before may still run while the first new one migrates. So a migration only adds: what the
 * version before asks for stays there until no instance of it can be running.
 */
import { first } from './migrations/0001-first.js';
import { journal } from './migrations/0002-journal.js';
import { people } from './migrations/0003-people.js';
import { photos } from './migrations/0004-photos.js';
import { leases } from './migrations/0005-leases.js';
import { firstOwner } from './migrations/0006-first-owner.js';
import { buckets } from './migrations/0007-buckets.js';
import { followers } from './migrations/0008-followers.js';
import { half } from './migrations/0009-half.js';
import { joining } from './migrations/0010-joining.js';
import { push } from './migrations/0011-push.js';
import { outlets } from './migrations/0012-outlets.js';
import { outletErrors } from './migrations/0013-outlet-errors.js';
import { movedFrom } from './migrations/0014-moved-from.js';
import { attempts } from './migrations/0015-attempts.js';
import { invitedBy } from './migrations/0016-invited-by.js';
import type { Migration } from './migrations/migration.js';

export type { Migration };

export const MIGRATIONS: readonly Migration[] = [
  first,
  journal,
  people,
  photos,
  leases,
  firstOwner,
  buckets,
  followers,
  half,
  joining,
  push,
  outlets,
  outletErrors,
  movedFrom,
  attempts,
  invitedBy,
];
