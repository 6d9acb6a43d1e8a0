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
import { isAway, isBusy, isDoubtful, isUnwritable, openingFault } from '../sqlite/codes.js';
import { sqliteArchive } from '../sqlite/archive.js';
import { copiesGone, type CopiesGone } from '../sqlite/copiesGone.js';
import type { Connection, Database, OpenTransaction, Params, Statement } from '../sqlite/database.js';
import { sqliteFollowers } from '../sqlite/followers.js';
import { copiesIn, makeFile, makeFolder, rightLog, type Copies } from '../sqlite/folder.js';
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
type Way = 'read' | 'write';

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
  if (server) rightLog(file);
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
  if (server) tryWriting(writing);
  copies.dropOld();
  copies.dropBefore(lastTakedownIn(reading));
  const lines = linesOf(file, { writing, reading });
  closing.push(() => lines.close());
  const gone = copiesGone(copies);
  closing.push(() => gone.end());
  const wal = walOf(lines.writing);
  closing.push(() => wal.end());
  // What a takedown overwrote may still stand in a log that a killed process left.
  if (server) wal.truncate();

  const database = databaseOf(lines, gone, wal);
  return {
    journal: sqliteJournal(database),
    people: sqlitePeople(database, now),
    archive: sqliteArchive(database),
    photos: sqlitePhotos(database),
    followers: sqliteFollowers(database),
    dropOldCopies: () => copies.dropOld(),
    pragmas: () => pragmasOf(lines.writing.current()),
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
    write: transaction(lineOf(writing), 'begin immediate'),
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

/**
 * A file whose rights a copy lost is opened for reading, without a word: the first write shows it. One that is busy or
 * whose disk is full goes on: its readers have nothing of a server that does not start.
 */
function tryWriting(writing: Sqlite.Database): void {
  try {
    writing.exec('begin immediate');
    writing.pragma(`user_version = ${String(writing.pragma('user_version', { simple: true }))}`);
    writing.exec('commit');
  } catch (error) {
    if (writing.inTransaction) writing.exec('rollback');
    if (isUnwritable(error) || !isAway(error)) throw error;
  }
}

function lastTakedownIn(reading: Sqlite.Database): () => number {
  const last = reading.prepare<[], { at: string | null }>(`select max(at) as at from changes where verb = 'takedown'`);
  return () => Date.parse(last.get()?.at ?? '1970-01-01');
}

/** Whichever connection there is now. */
interface Line {
  current: () => Sqlite.Database;
  doubt: (error: unknown) => void;
  /** Before a transaction. Throws where there is none that could be used. */
  renew: () => void;
}

function lineOf(connection: Sqlite.Database): Line {
  return { current: () => connection, doubt: () => undefined, renew: () => undefined };
}

interface Lines {
  writing: Line;
  reading: Line;
  close: () => void;
}

/**
 * Both connections are opened anew, before the next transaction, once the file could not be used: rights that it gets
 * back, they do not have. Together, since they share what SQLite knows of the log in this process.
 */
function linesOf(file: string, first: Record<'writing' | 'reading', Sqlite.Database>): Lines {
  let [open, isInDoubt] = [first as typeof first | null, false];

  function close(): void {
    // The last to close removes the log, and must be able to.
    open?.reading.close();
    open?.writing.close();
    open = null;
  }

  function renew(): void {
    if (!isInDoubt) return;
    // Also where it is not there: never is a new file made in its place, and nothing is closed that may be of use yet.
    rightLog(file);
    close();
    open = { writing: openPrepared(file, 'write'), reading: openPrepared(file, 'read') };
    isInDoubt = false;
  }

  const line = (which: 'writing' | 'reading', renewed: () => void): Line => ({
    current: () => {
      if (open === null) throw new StoreAway('the store could not be opened anew');
      return open[which];
    },
    doubt: (error) => (isInDoubt ||= isDoubtful(error)),
    renew: renewed,
  });
  const asFarAsItGoes = (): void => {
    try {
      renew();
    } catch {
      // What can be read is read.
    }
  };
  return { writing: line('writing', renew), reading: line('reading', asFarAsItGoes), close };
}

function openPrepared(file: string, kind: Way): Sqlite.Database {
  const connection = new Sqlite(file, { timeout: BUSY_MS, readonly: kind === 'read', fileMustExist: true });
  try {
    prepare(connection);
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** A statement of whatever connection the line has now: prepared once on each. */
function onLine<Row>(line: Line, sql: string): () => Sqlite.Statement<[Params], Row> {
  const prepareOn = (on: Sqlite.Database) => ({ on, statement: on.prepare<[Params], Row>(sql) });
  let made = prepareOn(line.current());
  return () => {
    if (made.on !== line.current()) made = prepareOn(line.current());
    return made.statement;
  };
}

function walOf(line: Line): Wal {
  let again: NodeJS.Timeout | undefined;
  return {
    truncate,
    end() {
      clearTimeout(again);
      checkpoint(line.current());
    },
  };

  function truncate(): void {
    clearTimeout(again);
    if (!checkpoint(line.current())) again = setTimeout(truncate, CHECKPOINT_AGAIN_MS).unref();
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

function databaseOf({ writing, reading }: Lines, copies: CopiesGone, wal: Wal): Database {
  return {
    reading: connectionOf(reading),
    writing: connectionOf(writing),
    read: transaction(reading, 'begin'),
    write: transaction(writing, 'begin immediate'),
    begin: (kind) => openTransaction(writing.current().name, kind),
    dropCopies: () => copies.dropAll(),
    truncateWal: () => wal.truncate(),
  };
}

function transaction(line: Line, begin: 'begin' | 'begin immediate') {
  const [start, commit, rollback] = [onLine(line, begin), onLine(line, 'commit'), onLine(line, 'rollback')];
  return <Result>(work: () => Result): Result => {
    const connection = readied(line);
    try {
      start().run({});
      const result = work();
      commit().run({});
      return result;
    } catch (error) {
      if (connection.inTransaction) rollback().run({});
      line.doubt(error);
      throw asAway(error);
    }
  };
}

function readied(line: Line): Sqlite.Database {
  try {
    line.renew();
    return line.current();
  } catch (error) {
    throw asAway(error);
  }
}

function asAway(error: unknown): unknown {
  return isAway(error) ? new StoreAway('the store cannot be used at the moment', { cause: error }) : error;
}

function openTransaction(file: string, kind: Way): OpenTransaction {
  let connection: Sqlite.Database | undefined;
  try {
    connection = openPrepared(file, kind);
    connection.exec(kind === 'read' ? 'begin' : 'begin immediate');
  } catch (error) {
    connection?.close();
    throw asAway(error);
  }
  const line = lineOf(connection);
  return {
    connection: connectionOf(line),
    commit: () => void line.current().exec('commit'),
    // Closing undoes what was not committed.
    end: () => void line.current().close(),
  };
}

function connectionOf(line: Line): Connection {
  return {
    prepare<Row>(sql: string): Statement<Row> {
      const statement = onLine<Row>(line, sql);
      return {
        get: (params = {}) => statement().get(params),
        all: (params = {}) => statement().all(params),
        run(params = {}) {
          const { changes, lastInsertRowid } = statement().run(params);
          return { changes, lastInsertRowid: Number(lastInsertRowid) };
        },
      };
    },
  };
}
