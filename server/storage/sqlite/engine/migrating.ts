/** Brings the store's file forward before anything else is asked of it. */
import type Sqlite from 'better-sqlite3';
import { StoreBroken } from '../../faults.js';
import type { Copies } from '../copies.js';
import { migrate, type Migrating } from '../migrate.js';
import { APPLICATION_ID, type Migration } from '../migrations.js';
import type { ConnectionPair } from './connections.js';
import type { ServerLock } from './serverLock.js';
import { transactionOn } from './statements.js';

/** A command waits so long for another one that migrates. A server keeps its lock: to wait longer would not help. */
const MIGRATING_MS = 2_000;

interface Parts {
  connections: ConnectionPair;
  copies: Copies;
  lock: ServerLock;
}

export function migrateFile({ connections, copies, lock }: Parts, migrations: readonly Migration[]): void {
  const { writing, reading } = connections;
  const store: Migrating = {
    version: versionIn(writing.current()),
    apply: (migration) => apply(writing.current(), migration),
    write: transactionOn(writing, 'begin immediate'),
    // The reading connection copies: it sees the store from before, while the writing one keeps everybody else out.
    copy: (version) => {
      const copy = copies.add(version);
      reading.current().prepare('vacuum into ?').run(copy.path);
      return copy.drop;
    },
    withServerLock: (work) => lock.around(work, { waitMs: MIGRATING_MS }),
  };
  migrate(store, migrations);
}

function versionIn(writing: Sqlite.Database): () => number {
  // Asks for all at once: between two questions, another process may turn a new file into a store.
  const standing = writing.prepare<[], { version: number; application: number; tables: number }>(`
    select (select count(*) from sqlite_master) as tables, user_version as version, application_id as application
    from pragma_user_version, pragma_application_id`);
  return () => {
    const { version = 0, application, tables } = standing.get() ?? {};
    const isOurs = application === APPLICATION_ID;
    const isNew = version === 0 && tables === 0;
    if (!isOurs && !isNew) throw new StoreBroken(`${writing.name} is not a store of Rallyline`);
    return version;
  };
}

function apply(writing: Sqlite.Database, { version, sql }: Migration): void {
  writing.exec(sql);
  writing.pragma(`application_id = ${APPLICATION_ID.toString()}`);
  writing.pragma(`user_version = ${version.toString()}`);
}
