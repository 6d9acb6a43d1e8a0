/**
 * The ports of the store: all that the rest of the house asks of it, and that both stores must do alike. The contract
 * suites in tests/contracts run against each.
 *
 * All times are ISO 8601 in UTC with milliseconds. A store that is away throws `StoreAway`; every other error is a
 * defect.
 */
import type { Archive } from './ports/archive.js';
import type { Buckets } from './ports/buckets.js';
import type { FollowerPositions } from './ports/followers.js';
import type { Journal } from './ports/journal.js';
import type { Moves } from './ports/moves.js';
import type { Outlets } from './ports/outlets.js';
import type { People } from './ports/people.js';
import type { Photos } from './ports/photos.js';
import type { Push } from './ports/push.js';

export * from './ports/archive.js';
export * from './ports/buckets.js';
export * from './ports/followers.js';
export * from './ports/journal.js';
export * from './ports/leases.js';
export * from './ports/moves.js';
export * from './ports/outlets.js';
export * from './ports/people.js';
export * from './ports/photos.js';
export * from './ports/push.js';

/** The store cannot be reached or cannot write at the moment; the same call may succeed later. */
export class StoreAway extends Error {
  override readonly name = 'StoreAway';
}

/** A store with its ports open. */
export interface Store {
  journal: Journal;
  people: People;
  moves: Moves;
  archive: Archive;
  photos: Photos;
  followers: FollowerPositions;
  push: Push;
  outlets: Outlets;
  /** Counts for all instances together, where they share the store. */
  buckets?: Buckets;
  /** Whether other servers use the store, where several may; also where that cannot be told. Throws `StoreAway`. */
  hasCompany?: () => Promise<boolean>;
  /** Bytes of the write-ahead log, where the store keeps one beside its file. */
  logBytes?: () => number;
  /** Closes it. */
  close(): Promise<void>;
}
