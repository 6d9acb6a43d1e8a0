/** Brings a database forward, in one transaction under a lock: several instances may start at once. Never back. */
import { StoreBroken, refuseNewer } from '../faults.js';
import type { Connection } from './database.js';
import type { Migration } from './migrations.js';

/** A connection of its own, beside all others; its locks are free once it is closed. */
export interface Session {
  connection: Connection;
  /** Runs text of many statements. */
  run: (text: string) => Promise<void>;
}

/** Any number that is ours: an advisory lock has no other name. `RALY`. */
const LOCK = 0x52414c59;
const OLDEST_SERVER = 140_000;

/** Throws StoreNewer where the database knows more migrations than we do, StoreBroken where it cannot hold a store. */
export async function migrate({ connection, run }: Session, migrations: readonly Migration[]): Promise<void> {
  const latest = migrations.at(-1)?.version ?? 0;
  await requireServer(connection);
  // Returns early: a start that migrates nothing must need no more rights than reading, and no lock.
  if ((await versionOf(connection, latest)) === latest) return;
  // Before the transaction begins, not in it: there it would go on with what it knew of our tables before it waited.
  await connection.ask(`select pg_advisory_lock(${LOCK.toString()})::text`);
  await run('begin');
  const version = await versionOf(connection, latest);
  if (version === 0) await run(START);
  for (const migration of migrations.filter((each) => each.version > version)) {
    await run(migration.sql);
    await connection.ask('insert into migrations (version) values ($1)', [migration.version]);
  }
  await run('commit');
}

const START = `
create schema if not exists rallyline;
create table migrations (version bigint primary key, applied_at timestamptz not null default now());
`;

async function requireServer(connection: Connection): Promise<void> {
  const [server] = await connection.ask<{ version: string; encoding: string }>(
    `select current_setting('server_version_num') as version, current_setting('server_encoding') as encoding`,
  );
  if (Number(server?.version) < OLDEST_SERVER) throw new StoreBroken('the database is older than PostgreSQL 14');
  if (server?.encoding !== 'UTF8')
    throw new StoreBroken(`the database keeps text as ${server?.encoding ?? 'nothing'}, and must keep it as UTF8`);
}

/** The version of the last migration that was run; 0 where none was. */
async function versionOf(connection: Connection, latest: number): Promise<number> {
  const [table] = await connection.ask<{ there: boolean }>(
    `select to_regclass('rallyline.migrations') is not null as there`,
  );
  if (table?.there !== true) return 0;
  const [row] = await connection.ask<{ version: number | null }>('select max(version) as version from migrations');
  const version = row?.version ?? 0;
  refuseNewer(version, latest);
  return version;
}
