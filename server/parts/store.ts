/** The store that the settings ask for: the database that instances share, or the embedded one of this process. */
import type { StopStack } from '../app/stopStack.js';
import type { Config } from '../config.js';
import type { Log } from '../log.js';
import type { Store } from '../storage/ports.js';

const DAY_MS = 86_400_000;

interface Opening {
  server: boolean;
  now: () => Date;
  log: Log;
  stops: StopStack;
}

export async function openStore(config: Config, opening: Opening): Promise<Store> {
  const { databaseUrl, dataDir } = config;
  return databaseUrl === null ? openEmbedded(dataDir, opening) : openShared(databaseUrl, opening);
}

async function openShared(url: string, { server, now, stops }: Opening): Promise<Store> {
  const { openPostgresStore } = await import('../storage/postgres/store.js');
  const store = await openPostgresStore({ url, server, now });
  stops.push(() => store.close());
  return store;
}

async function openEmbedded(folder: string, { server, now, log, stops }: Opening): Promise<Store> {
  const { openSqliteStore } = await import('../storage/sqlite/store.js');
  const store = await openSqliteStore({ folder, server, now });
  stops.push(() => store.close());
  const daily = setInterval(() => trying(() => store.dropOldCopies(), log), DAY_MS).unref();
  stops.push(() => clearInterval(daily));
  return store;
}

/** A copy that cannot be removed today is tried again tomorrow; the server goes on. */
function trying(dropOldCopies: () => void, log: Log): void {
  try {
    dropOldCopies();
  } catch (error) {
    log.fault(error, 'removing old copies of the store');
  }
}
