/**
 * The embedded engine: one file, one process that serves, nothing to install. The only file that knows the driver.
 * Where it departs from a database server: every answer is synchronous, and one connection alone writes.
 */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { StoreBroken, StoreLocked } from '../faults.js';
import { APPLICATION_ID, MIGRATIONS, type Migration } from '../migrations.js';
import { StoreAway, type Store } from '../ports.js';
import { isAway, isBusy, openingFault } from '../sqlite/codes.js';
import { sqliteArchive } from '../sqlite/archive.js';
import type { Connection, Database, OpenTransaction, Params, Statement } from '../sqlite/database.js';
import { copiesIn, makeFile, makeFolder, type Copies } from '../sqlite/folder.js';
import { sqliteJournal } from '../sqlite/journal.js';
import { withLock, type ServerLock } from '../sqlite/lock.js';
import { migrate } from '../sqlite/migrate.js';
import { sqlitePeople } from '../sqlite/people.js';
import { sqlitePhotos } from '../sqlite/photos.js';

const BUSY_MS = 5_000;
/** A command that finds another one migrating waits for it so long; a server stays, and is not waited for longer. */
const MIGRATING_MS = 2_000;
const CHECKPOINT_BUSY_MS = 50;
const CHECKPOINT_AGAIN_MS = 1_000;
const CACHE_KIB = 16 * 1024;

export interface SqliteOptions {
  /** Holds `rallyline.db` and what belongs to it; made where missing. */
  folder: string;
  /** A server takes the lock that refuses a second one; the operator's commands work beside it without. */
  server: boolean;
  now: () => Date;
  /** Other than the released ones in tests alone. */
  migrations?: readonly Migration[];
}

const PRAGMAS = ['journal_mode', 'synchronous', 'secure_delete', 'foreign_keys', 'busy_timeout', 'temp_store'] as const;
type Pragma = (typeof PRAGMAS)[number];

export interface SqliteStore extends Store {
  /** Removes copies that migrations made more than seven days ago: done at opening, and by a server once a day. */
  dropOldCopies(): void;
  /** What is in force on the connection that writes, by the names of SQLite's pragmas. */
  pragmas(): Record<Pragma, string | number>;
}

/** Throws StoreLocked, StoreNewer, StoreUnwritable or StoreBroken, of which the caller can make one clear line. */
export async function openSqliteStore(options: SqliteOptions): Promise<SqliteStore> {
  const closing: (() => void)[] = [];
  try {
    return await open(options, closing);
  } catch (error) {
    closeAll(closing);
    throw openingFault(options.folder, error);
  }
}

async function open({ folder, server, now, migrations = MIGRATIONS }: SqliteOptions, closing: (() => void)[]) {
  makeFolder(folder);
  const lock = serverLock(join(folder, 'server.lock'));
  closing.push(() => lock.free());
  if (server) lock.take({ waitMs: 0 });

  const file = join(folder, 'rallyline.db');
  makeFile(file);
  const writing = new Sqlite(file, { timeout: BUSY_MS });
  closing.push(() => writing.close());
  await useWal(writing);
  const reading = new Sqlite(file, { timeout: BUSY_MS, readonly: true });
  closing.push(() => reading.close());
  prepare(reading);

  const copies = copiesIn(folder, now);
  migrate(
    migrating(writing, reading, copies, (work) => {
      withLock(lock, { isHeld: server, waitMs: MIGRATING_MS }, work);
    }),
    migrations,
  );
  copies.dropOld();
  const wal = walOf(writing);
  closing.push(() => wal.end());
  // What a takedown overwrote may still stand in a log that a killed process left.
  if (server) wal.truncate();

  const database = databaseOf(writing, reading, copies, wal);
  return {
    journal: sqliteJournal(database),
    people: sqlitePeople(database, now),
    archive: sqliteArchive(database),
    photos: sqlitePhotos(database),
    dropOldCopies: () => copies.dropOld(),
    pragmas: () => pragmasOf(writing),
    logBytes: () => statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0,
    close: async () => {
      closeAll(closing);
    },
  };
}

function closeAll(closing: (() => void)[]): void {
  for (const end of closing.splice(0).reverse()) end();
}

function serverLock(path: string): ServerLock {
  let held: Sqlite.Database | null = null;
  return {
    take({ waitMs }) {
      makeFile(path);
      const connection = new Sqlite(path, { timeout: waitMs });
      try {
        connection.exec('begin exclusive');
      } catch (error) {
        connection.close();
        if (!isBusy(error)) throw error;
        throw new StoreLocked(`another server has the store beside ${path} open`, { cause: error });
      }
      held = connection;
    },
    free() {
      held?.close();
      held = null;
    },
  };
}

/** Turning a new file into one with a log needs it for oneself, and SQLite does not wait for that by itself. */
async function useWal(writing: Sqlite.Database): Promise<void> {
  for (let waited = 0; ; waited += 50) {
    try {
      prepare(writing);
      writing.pragma('journal_mode = WAL');
      return;
    } catch (error) {
      if (!isBusy(error) || waited >= BUSY_MS) throw error;
      await sleep(50);
    }
  }
}

function prepare(connection: Sqlite.Database): void {
  // In WAL mode the driver's default would be NORMAL, which a power cut can undo.
  connection.pragma('synchronous = FULL');
  connection.pragma('secure_delete = ON');
  connection.pragma('foreign_keys = ON');
  connection.pragma('temp_store = MEMORY');
  connection.pragma(`cache_size = -${CACHE_KIB.toString()}`);
}

function pragmasOf(writing: Sqlite.Database): Record<Pragma, string | number> {
  const valueOf = (name: Pragma) => writing.pragma(name, { simple: true }) as string | number;
  return Object.fromEntries(PRAGMAS.map((name) => [name, valueOf(name)])) as Record<Pragma, string | number>;
}

function migrating(
  writing: Sqlite.Database,
  reading: Sqlite.Database,
  copies: Copies,
  withServerLock: (work: () => void) => void,
) {
  // In one question: between two, another process may turn a file that is new into one of ours.
  const standing = writing.prepare<[], { version: number; application: number; tables: number }>(`
    select (select count(*) from sqlite_master) as tables, user_version as version, application_id as application
    from pragma_user_version, pragma_application_id`);
  return {
    version() {
      const { version = 0, application, tables } = standing.get() ?? {};
      const isOurs = application === APPLICATION_ID;
      const isNew = version === 0 && tables === 0;
      if (!isOurs && !isNew) throw new StoreBroken(`${writing.name} is not a store of Rallyline`);
      return version;
    },
    apply({ version, sql }: Migration) {
      writing.exec(sql);
      writing.pragma(`application_id = ${APPLICATION_ID.toString()}`);
      writing.pragma(`user_version = ${version.toString()}`);
    },
    write: transaction(writing, 'begin immediate'),
    // From the other connection: it sees what stood before, while this one keeps everybody else from writing.
    copy(version: number) {
      const copy = copies.add(version);
      reading.prepare('vacuum into ?').run(copy.path);
      return copy.drop;
    },
    withServerLock,
  };
}

interface Wal {
  truncate(): void;
  end(): void;
}

function walOf(writing: Sqlite.Database): Wal {
  let again: NodeJS.Timeout | undefined;
  return {
    truncate,
    end() {
      clearTimeout(again);
      checkpoint(writing);
    },
  };

  function truncate(): void {
    clearTimeout(again);
    if (!checkpoint(writing)) again = setTimeout(truncate, CHECKPOINT_AGAIN_MS).unref();
  }
}

/** false where another process still reads from the log. */
function checkpoint(writing: Sqlite.Database): boolean {
  writing.pragma(`busy_timeout = ${CHECKPOINT_BUSY_MS.toString()}`);
  try {
    return writing.pragma('wal_checkpoint(TRUNCATE)', { simple: true }) === 0;
  } catch (error) {
    if (isAway(error)) return false;
    throw error;
  } finally {
    writing.pragma(`busy_timeout = ${BUSY_MS.toString()}`);
  }
}

function databaseOf(writing: Sqlite.Database, reading: Sqlite.Database, copies: Copies, wal: Wal): Database {
  return {
    reading: connectionOf(reading),
    writing: connectionOf(writing),
    read: transaction(reading, 'begin'),
    write: transaction(writing, 'begin immediate'),
    begin: (kind) => openTransaction(writing.name, kind),
    dropCopies: () => copies.dropAll(),
    truncateWal: () => wal.truncate(),
  };
}

function transaction(connection: Sqlite.Database, begin: 'begin' | 'begin immediate') {
  const [start, commit, rollback] = [begin, 'commit', 'rollback'].map((sql) => connection.prepare(sql));
  return <Result>(work: () => Result): Result => {
    try {
      start?.run();
      const result = work();
      commit?.run();
      return result;
    } catch (error) {
      if (connection.inTransaction) rollback?.run();
      throw asAway(error);
    }
  };
}

function asAway(error: unknown): unknown {
  return isAway(error) ? new StoreAway('the store cannot be used at the moment', { cause: error }) : error;
}

function openTransaction(file: string, kind: 'read' | 'write'): OpenTransaction {
  const connection = new Sqlite(file, { timeout: BUSY_MS, readonly: kind === 'read' });
  try {
    prepare(connection);
    connection.exec(kind === 'read' ? 'begin' : 'begin immediate');
  } catch (error) {
    connection.close();
    throw asAway(error);
  }
  return {
    connection: connectionOf(connection),
    commit: () => void connection.exec('commit'),
    // Closing undoes what was not committed.
    end: () => void connection.close(),
  };
}

function connectionOf(connection: Sqlite.Database): Connection {
  return {
    prepare<Row>(sql: string): Statement<Row> {
      const statement = connection.prepare<[Params], Row>(sql);
      return {
        get: (params = {}) => statement.get(params),
        all: (params = {}) => statement.all(params),
        run(params = {}) {
          const { changes, lastInsertRowid } = statement.run(params);
          return { changes, lastInsertRowid: Number(lastInsertRowid) };
        },
      };
    },
  };
}
