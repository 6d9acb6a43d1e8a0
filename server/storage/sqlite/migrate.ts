/** Brings a store forward, one migration and transaction at a time; never back. */
import { refuseNewer } from '../faults.js';
import type { Migration } from './migrations.js';

/** A store's file as migrations see it. */
export interface Migrating {
  /** The version of the last migration that was applied; 0 in a new file. */
  version: () => number;
  apply: (migration: Migration) => void;
  /** Runs the work in one immediate transaction: nobody else writes meanwhile. */
  write: (work: () => void) => void;
  /** Copies the store as it stands, from within `write` before anything was written. Returns what drops the copy. */
  copy: (version: number) => () => void;
  /** Throws StoreLocked while a server has the store open that would not know the new shape. */
  withServerLock: (work: () => void) => void;
}

/** Throws StoreNewer where the store knows more migrations than we do. */
export function migrate(store: Migrating, migrations: readonly Migration[]): void {
  const latest = migrations.at(-1)?.version ?? 0;
  const version = store.version();
  refuseNewer(version, latest);
  if (version === latest) return;
  const applyAll = () => migrations.forEach((migration) => applyOnce(store, migration, version));
  if (version === 0) applyAll();
  else store.withServerLock(applyAll);
}

/** Looks at the version again under the lock: another process may have migrated the store since. */
function applyOnce(store: Migrating, migration: Migration, first: number): void {
  store.write(() => {
    const version = store.version();
    if (version >= migration.version) return;
    // The first migration of a run leaves a copy: later states are halfway, and a new store holds nothing.
    const dropCopy = version > 0 && version === first ? store.copy(version) : null;
    try {
      store.apply(migration);
    } catch (error) {
      // Drops the copy: the store stays as it was, and a server that is started again and again must not fill the disk.
      dropCopy?.();
      throw error;
    }
  });
}
