/**
 * The shared store: one PostgreSQL database (14 or newer) for many instances. Departures from the embedded store: nothing
 * is locked for a server alone, every answer is asked of another process, and the database may be away and come back at
 * any time.
 */
import { randomUUID } from 'node:crypto';
import type { Store } from '../ports.js';
import { postgresArchive } from './archive.js';
import { BlogQueue } from './blogQueue.js';
import { PostgresBuckets } from './buckets.js';
import { hasCompany } from './company.js';
import type { Database } from './database.js';
import { ConnectionPools } from './engine/connections.js';
import { migrateDatabase } from './engine/migrating.js';
import { inSession, openTransaction } from './engine/session.js';
import { TIMEOUTS, configOf, connectionName, settingsOf, type Timeouts } from './engine/settings.js';
import { postgresFollowers } from './followers.js';
import { postgresJournal } from './journal.js';
import { MIGRATIONS, type Migration } from './migrations.js';
import { postgresMoves } from './moves.js';
import { postgresOutlets } from './outlets.js';
import { postgresPeople } from './people.js';
import { postgresPhotos } from './photos.js';
import { postgresPush } from './push.js';
import { Sweep } from './sweep.js';

export interface PostgresOptions {
  /** `postgres://user:password@host:5432/name`; messages about it never have the user or the password. */
  url: string;
  /** A server has more connections than a command, and clears away what an earlier takedown left. */
  server: boolean;
  now: () => Date;
  /** Tests alone give others than the released ones. */
  migrations?: readonly Migration[];
  timeouts?: Partial<Timeouts>;
}

export interface PostgresStore extends Store {
  /** The settings in force on a connection that writes, by PostgreSQL's names. */
  settings: () => Promise<Record<string, string>>;
}

/** Throws StoreNewer, StoreRefused, StoreUnwritable or StoreBroken; `StoreAway` where it may be reached later. */
export async function openPostgresStore(given: PostgresOptions): Promise<PostgresStore> {
  const options = { ...given, instance: randomUUID() };
  const { server, now, migrations = MIGRATIONS } = options;
  const timeouts = { ...TIMEOUTS, ...options.timeouts };
  await migrateDatabase(options, timeouts, migrations);
  const config = configOf(options, timeouts);
  const pools = new ConnectionPools(options, timeouts);
  const sweep = new Sweep(() => inSession(config, ({ run }) => run('vacuum contents')));
  if (server) sweep.soon();
  const queue = new BlogQueue();
  const database: Database = {
    reading: pools.reading,
    writing: pools.writing,
    inTurn: (blog, work) => queue.run(blog, work),
    begin: (way) => openTransaction(config, way),
    sweepSoon: () => sweep.soon(),
  };
  const company = (): Promise<boolean> => hasCompany(pools.reading, connectionName(options));
  return { ...storeOf(database, pools, sweep, now), hasCompany: company };
}

function storeOf(database: Database, pools: ConnectionPools, sweep: Sweep, now: () => Date): PostgresStore {
  return {
    journal: postgresJournal(database),
    people: postgresPeople(database, now),
    moves: postgresMoves(database),
    archive: postgresArchive(database),
    photos: postgresPhotos(database),
    followers: postgresFollowers(database),
    push: postgresPush(database),
    outlets: postgresOutlets(database),
    buckets: new PostgresBuckets(pools.counting),
    settings: () => settingsOf(database.writing),
    close: async () => {
      await sweep.end();
      await pools.close();
    },
  };
}
