/** Brings a database forward, in one transaction under a lock: several instances may start at once. Never back. */
import { StoreBroken, StoreNewer } from '../faults.js';
import type { Connection, OpenTransaction } from './database.js';
import type { Migration } from './migrations.js';

/** A transaction that takes text of many statements, too. */
export interface MigratingTransaction extends OpenTransaction {
  run(text: string): Promise<void>;
}

/** Any number that is ours: an advisory lock has no other name. `RALY`. */
const LOCK = 0x52414c59;
const OLDEST_SERVER = 140_000;

/** Ends the transaction, too. Throws StoreNewer where the database knows more migrations than we do, StoreBroken where it cannot hold a store. */
export async function migrate(transaction: MigratingTransaction, migrations: readonly Migration[]): Promise<void> {
  const latest = migrations.at(-1)?.version ?? 0;
  try {
    await requireServer(transaction.connection);
    // What an instance may do every time it starts must not need more rights, or a lock, than it takes.
    if ((await versionOf(transaction.connection, latest)) === latest) return;
    await transaction.connection.ask(`select pg_advisory_xact_lock(${LOCK.toString()})::text`);
    const version = await versionOf(transaction.connection, latest);
    const due = migrations.filter((migration) => migration.version > version);
    if (version === 0) await transaction.run(START);
    for (const { sql, version: to } of due) {
      await transaction.run(sql);
      await transaction.connection.ask('insert into migrations (version) values ($1)', [to]);
    }
    await transaction.commit();
  } finally {
    await transaction.end();
  }
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
  if (version > latest) {
    throw new StoreNewer(`the store is of version ${version.toString()}, this program knows ${latest.toString()}`);
  }
  return version;
}
