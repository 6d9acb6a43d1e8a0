/**
 * The store's shapes in the order in which they came. Only added to: a store is brought forward one by one, and a
 * migration that was ever released is never edited. `user_version` of a store is the version of the last one.
 */
import { first } from './migrations/0001-first.js';
import { desk } from './migrations/0002-desk.js';
import { photos } from './migrations/0003-photos.js';
import { tombstones } from './migrations/0004-tombstones.js';
import { held } from './migrations/0005-held.js';
import { followers } from './migrations/0006-followers.js';
import { half } from './migrations/0007-half.js';
import { joining } from './migrations/0008-joining.js';
import { push } from './migrations/0009-push.js';
import { outlets } from './migrations/0010-outlets.js';
import { outletErrors } from './migrations/0011-outlet-errors.js';
import { movedFrom } from './migrations/0012-moved-from.js';
import { attempts } from './migrations/0013-attempts.js';
import { invitedBy } from './migrations/0014-invited-by.js';
import type { Migration } from './migrations/migration.js';

export type { Migration };

/** `RALY`: stands in the head of a store's file, and tells it from other programs' files. */
export const APPLICATION_ID = 0x52414c59;

export const MIGRATIONS: readonly Migration[] = [
  first,
  desk,
  photos,
  tombstones,
  held,
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
