/** A store in a folder of a test's own, and a look at its files. */
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { MIGRATIONS } from '../../../../server/storage/sqlite/migrations.js';
import { openSqliteStore, type SqliteOptions, type SqliteStore } from '../../../../server/storage/sqlite/store.js';

export const NOON = Date.parse('2022-02-27T12:00:00.000Z');
export const DAY = 24 * 60 * 60_000;
export const LATEST = MIGRATIONS.length;
/** A migration that is not released. */
export const NEXT = { version: LATEST + 1, sql: 'create table extras (id integer primary key) strict' };

export function open(folder: string, over: Partial<SqliteOptions> = {}): Promise<SqliteStore> {
  return openSqliteStore({ folder, server: true, now: () => new Date(NOON), ...over });
}

/** Brings the store forward by one migration. */
export function openNext(folder: string, over: Partial<SqliteOptions> = {}): Promise<SqliteStore> {
  return open(folder, { migrations: [...MIGRATIONS, NEXT], ...over });
}

/** Names of the copies that migrations left. */
export function copiesOf(folder: string): string[] {
  return readdirSync(folder).filter((name) => name.endsWith('.copy'));
}

/** Files in which these bytes stand. Read by another process: closing a file here would free SQLite's locks on it. */
export function filesWith(folder: string, words: string): string[] {
  try {
    const found = execFileSync('grep', ['-rlaF', words, folder], { encoding: 'utf8' });
    return found.split('\n').filter((path) => path !== '');
  } catch (error) {
    // grep's own code for "nowhere"; any other one says that it could not look.
    if ((error as { status?: number | null }).status === 1) return [];
    throw error;
  }
}
