/**
 * The embedded store: one file, one process that serves, nothing to install. Departures from the shared store: every
 * answer is synchronous, and one connection alone writes.
 */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Store } from '../ports.js';
import { sqliteArchive } from './archive.js';
import { Copies } from './copies.js';
import type { Connection, Database } from './database.js';
import { ConnectionPair } from './engine/connections.js';
import { migrateFile } from './engine/migrating.js';
import { ServerLock } from './engine/serverLock.js';
import { openTransaction } from './engine/session.js';
import { checkpoint, pragmasOf, tryWriting, type Pragmas } from './engine/settings.js';
import { connectionOf, transactionOn } from './engine/statements.js';
import { openingFault } from './errorCodes.js';
import { makeFile, makeFolder, rightLog } from './folder.js';
import { sqliteFollowers } from './followers.js';
import { sqliteJournal } from './journal.js';
import { MIGRATIONS, type Migration } from './migrations.js';
import { sqliteMoves } from './moves.js';
import { sqliteOutlets } from './outlets.js';
import { sqlitePeople } from './people.js';
import { sqlitePhotos } from './photos.js';
import { sqlitePush } from './push.js';
import { Sweep } from './sweep.js';

export interface SqliteOptions {
  /** Holds `rallyline.db` and what belongs to it; made where missing. */
  folder: string;
  /** A server takes the lock that refuses a second one; the operator's commands work beside it without. */
  server: boolean;
  now: () => Date;
  /** Tests alone give others than the released ones. */
  migrations?: readonly Migration[];
}

export interface SqliteStore extends Store {
  /** Removes copies that migrations made more than seven days ago: done at opening, and by a server once a day. */
  dropOldCopies(): void;
  /** The settings in force on the connection that writes, by the names of SQLite's pragmas. */
  pragmas(): Pragmas;
}

/** Throws StoreLocked, StoreNewer, StoreUnwritable or StoreBroken: the caller can say each in one line. */
export async function openSqliteStore(options: SqliteOptions): Promise<SqliteStore> {
  const closing: (() => void)[] = [];
  try {
    return await open(options, closing);
  } catch (error) {
    closeAll(closing);
    throw openingFault(options.folder, error);
  }
}

async function open(options: SqliteOptions, closing: (() => void)[]): Promise<SqliteStore> {
  const { folder, server, now, migrations = MIGRATIONS } = options;
  const file = join(folder, 'rallyline.db');
  makeFolder(folder);
  const lock = new ServerLock(join(folder, 'server.lock'));
  closing.push(() => lock.free());
  if (server) lock.take({ waitMs: 0 });
  const connections = await openFile(file, server);
  closing.push(() => connections.close());

  const copies = new Copies(folder, now);
  migrateFile({ connections, copies, lock }, migrations);
  if (server) tryWriting(connections.writing.current());
  copies.dropOld();
  copies.dropBefore(() => lastTakedownIn(connectionOf(connections.reading)));
  const sweep = new Sweep(copies, () => checkpoint(connections.writing.current()));
  closing.push(() => sweep.end());
  // A log that a killed process left may still hold what a takedown overwrote.
  if (server) sweep.truncateWal();
  return storeOf(options, { file, connections, copies, sweep, closing });
}

async function openFile(file: string, server: boolean): Promise<ConnectionPair> {
  makeFile(file);
  if (server) rightLog(file);
  return ConnectionPair.open(file);
}

/** Milliseconds; 0 where nothing was ever taken down. */
function lastTakedownIn(reading: Connection): number {
  const last = reading.prepare<{ at: string | null }>(`select max(at) as at from changes where verb = 'takedown'`);
  return Date.parse(last.get()?.at ?? '1970-01-01');
}

interface Opened {
  file: string;
  connections: ConnectionPair;
  copies: Copies;
  sweep: Sweep;
  closing: (() => void)[];
}

function storeOf({ now }: SqliteOptions, { file, connections, copies, sweep, closing }: Opened): SqliteStore {
  const database = databaseOf(file, connections, sweep);
  return {
    journal: sqliteJournal(database),
    people: sqlitePeople(database, now),
    moves: sqliteMoves(database),
    archive: sqliteArchive(database),
    photos: sqlitePhotos(database),
    followers: sqliteFollowers(database),
    push: sqlitePush(database),
    outlets: sqliteOutlets(database),
    dropOldCopies: () => copies.dropOld(),
    pragmas: () => pragmasOf(connections.writing.current()),
    logBytes: () => statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0,
    close: async () => {
      closeAll(closing);
    },
  };
}

function databaseOf(file: string, { reading, writing }: ConnectionPair, sweep: Sweep): Database {
  return {
    reading: connectionOf(reading),
    writing: connectionOf(writing),
    read: transactionOn(reading, 'begin'),
    write: transactionOn(writing, 'begin immediate'),
    begin: (way) => openTransaction(file, way),
    dropCopies: () => sweep.dropCopies(),
    truncateWal: () => sweep.truncateWal(),
  };
}

function closeAll(closing: (() => void)[]): void {
  for (const end of closing.splice(0).reverse()) end();
}
