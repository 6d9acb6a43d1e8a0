/**
 * Faults that keep a store from being opened: a closed set, so that servers and commands can say each in one line.
 * A store that is open and cannot be used at the moment throws `StoreAway` (ports.ts) instead.
 */

/** Another server has this store open, or it must be migrated while a server has it open. */
export class StoreLocked extends Error {
  override readonly name = 'StoreLocked';
}

/** The store was written by a newer version than this one. */
export class StoreNewer extends Error {
  override readonly name = 'StoreNewer';
}

/** The folder or a file in it cannot be made or written. */
export class StoreUnwritable extends Error {
  override readonly name = 'StoreUnwritable';
}

/** The database does not let us in: a user, a password or a name is wrong, and time will not mend it. */
export class StoreRefused extends Error {
  override readonly name = 'StoreRefused';
}

/** The file is there, but it is not a store, or it is damaged. */
export class StoreBroken extends Error {
  override readonly name = 'StoreBroken';
}

type StoreFault = StoreLocked | StoreNewer | StoreUnwritable | StoreRefused | StoreBroken;

export function isStoreFault(thrown: unknown): thrown is StoreFault {
  return [StoreLocked, StoreNewer, StoreUnwritable, StoreRefused, StoreBroken].some((fault) => thrown instanceof fault);
}

/** Throws StoreNewer where the store knows more migrations than this program does. */
export function refuseNewer(version: number, latest: number): void {
  if (version <= latest) return;
  throw new StoreNewer(`the store is of version ${version.toString()}, this program knows ${latest.toString()}`);
}
