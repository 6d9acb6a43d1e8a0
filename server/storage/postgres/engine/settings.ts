/** Settings of a connection: its address, its times, and what makes an answer durable. */
import pg from 'pg';
import type { Connection } from '../database.js';

export type Way = 'read' | 'write';

/** All in milliseconds. */
export interface Timeouts {
  /** For a connection, whether it has to be made or is in another's hands: a phone that waits sends again after 5 s. */
  connect: number;
  /** For a lock that another transaction holds: each holds it for the length of one call, and a restore refuses us. */
  lock: number;
  /** For one statement: the longest list takes milliseconds; a statement that takes seconds does not come to an end. */
  statement: number;
  /** For us to say something within a transaction; no statement of the house begins one but backup and restore. */
  idle: number;
  /** For an answer, where not even the database's own times are heard of: a little more than those. */
  answer: number;
}

export const TIMEOUTS: Timeouts = { connect: 3_000, lock: 3_000, statement: 5_000, idle: 5_000, answer: 7_000 };
/** For counting: an instance that hears nothing goes on with its own count. */
export const COUNTING: Timeouts = { connect: 1_000, lock: 1_000, statement: 1_000, idle: 1_000, answer: 1_000 };
/** A backup that is written to a slow disk, a restore of a long day: for a statement, and for us between two. */
export const LONG_MS = 30 * 60_000;
/** For the lock of a migration or a restore: others hold it no longer than they migrate, or append. */
const LONG_LOCK_MS = 60_000;
export const LONG: Timeouts = { ...TIMEOUTS, statement: LONG_MS, idle: LONG_MS, lock: LONG_LOCK_MS };

export interface Address {
  url: string;
  server: boolean;
  /** Tells this server's connections from those of others: see `company.ts`. */
  instance?: string;
}

/** The name that our connections bear in the database, by which servers know of each other. */
export function connectionName({ server, instance = '' }: Omit<Address, 'url'>): string {
  return server ? `rallyline ${instance}`.trimEnd() : 'rallyline command';
}

export function configOf(address: Address, { connect, answer }: Timeouts): pg.ClientConfig {
  const { url } = address;
  return {
    connectionString: url,
    application_name: connectionName(address),
    connectionTimeoutMillis: connect,
    query_timeout: answer,
    // A connection through which nothing comes for long is asked whether the other side is still there.
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    // Row ids and numbers stay far below 2^53: as numbers, and not as the text that the driver would give.
    types: numbersAsNumbers(),
  };
}

function numbersAsNumbers(): pg.TypeOverrides {
  const types = new pg.TypeOverrides();
  types.setTypeParser(pg.types.builtins.INT8, Number);
  return types;
}

/** The statements that a new connection begins with. */
export function setting(way: Way, timeouts: Timeouts): string {
  const statements = Object.entries(settings(way, timeouts)).map(([name, value]) => `set ${name} = '${value}'`);
  return statements.join('; ');
}

/**
 * Set on every connection, since an address, a role or a database can have other ones. `synchronous_commit`: an answer
 * is given for what a power cut cannot undo (rule J1). The server's own keepalives end our connection, and free what it
 * locked, when this machine has gone without a word.
 */
function settings(way: Way, { lock, statement, idle }: Timeouts): Record<string, string | number> {
  return {
    search_path: 'rallyline',
    synchronous_commit: 'on',
    lock_timeout: lock,
    statement_timeout: statement,
    idle_in_transaction_session_timeout: idle,
    default_transaction_isolation: 'read committed',
    default_transaction_read_only: way === 'read' ? 'on' : 'off',
    tcp_keepalives_idle: 10,
    tcp_keepalives_interval: 3,
    tcp_keepalives_count: 3,
    tcp_user_timeout: 20_000,
  };
}

/** Returns the settings that are in force on a connection. */
export async function settingsOf({ ask }: Connection): Promise<Record<string, string>> {
  const rows = await ask<{ name: string; setting: string }>(
    'select name, setting from pg_settings where name = any($1)',
    [Object.keys(settings('write', TIMEOUTS))],
  );
  return Object.fromEntries(rows.map((row) => [row.name, row.setting]));
}
