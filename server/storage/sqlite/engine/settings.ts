/** The pragmas of a connection: durability, erasing and integrity; and the write-ahead log that they decide about. */
import { setTimeout as sleep } from 'node:timers/promises';
import type Sqlite from 'better-sqlite3';
import { isAway, isBusy, isUnwritable } from '../errorCodes.js';

export const BUSY_MS = 5_000;
const BUSY_AGAIN_MS = 50;
const CHECKPOINT_BUSY_MS = 50;
const CACHE_KIB = 16 * 1024;

const PRAGMAS = ['journal_mode', 'synchronous', 'secure_delete', 'foreign_keys', 'busy_timeout', 'temp_store'] as const;
export type Pragmas = Record<(typeof PRAGMAS)[number], string | number>;

export function prepare(connection: Sqlite.Database): void {
  // In WAL mode the driver's default would be NORMAL, which a power cut can undo.
  connection.pragma('synchronous = FULL');
  connection.pragma('secure_delete = ON');
  connection.pragma('foreign_keys = ON');
  connection.pragma('temp_store = MEMORY');
  connection.pragma(`cache_size = -${CACHE_KIB.toString()}`);
}

/** Gives the file its log. SQLite needs a new file for itself to do that, and does not wait for it of its own accord. */
export async function useWal(writing: Sqlite.Database): Promise<void> {
  for (let waited = 0; ; waited += BUSY_AGAIN_MS) {
    try {
      prepare(writing);
      writing.pragma('journal_mode = WAL');
      return;
    } catch (error) {
      if (!isBusy(error) || waited >= BUSY_MS) throw error;
      await sleep(BUSY_AGAIN_MS);
    }
  }
}

/**
 * Writes once, since a file that lost its rights in a copy is opened for reading without an error. A busy file and a full
 * disk pass: readers have nothing of a server that does not start.
 */
export function tryWriting(writing: Sqlite.Database): void {
  try {
    writing.exec('begin immediate');
    writing.pragma(`user_version = ${String(writing.pragma('user_version', { simple: true }))}`);
    writing.exec('commit');
  } catch (error) {
    if (writing.inTransaction) writing.exec('rollback');
    if (isUnwritable(error) || !isAway(error)) throw error;
  }
}

/** Empties the log. Returns false where another process still reads from it. */
export function checkpoint(writing: Sqlite.Database): boolean {
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

export function pragmasOf(writing: Sqlite.Database): Pragmas {
  const valueOf = (name: keyof Pragmas) => writing.pragma(name, { simple: true }) as string | number;
  return Object.fromEntries(PRAGMAS.map((name) => [name, valueOf(name)])) as Pragmas;
}
