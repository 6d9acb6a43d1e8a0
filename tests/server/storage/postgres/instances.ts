/** Instances for a suite: stores on one fresh database for each test, of a PostgreSQL of the suite's own. */
import {
  openPostgresStore,
  type PostgresOptions,
  type PostgresStore,
} from '../../../../server/storage/postgres/store.js';
import { startPostgres, type Postgres } from '../../../support/postgres.js';

export interface Instances {
  postgres: Postgres;
  /** The database of this test. */
  url: string;
  /** Opens an instance: a store of its own on the database. Closed after the test, where it was not before. */
  open: (over?: Partial<PostgresOptions>) => Promise<PostgresStore>;
}

/** Registers the suite's hooks. The fields are there once a test runs. */
export function useInstances(): Instances {
  const opened: PostgresStore[] = [];
  const instances = { open } as Instances;
  beforeAll(async () => {
    instances.postgres = await startPostgres({ own: true });
  });
  beforeEach(async () => {
    instances.url = await instances.postgres.database();
  });
  afterEach(async () => {
    for (const store of [...opened]) await store.close();
  });
  afterAll(() => instances.postgres.stop());
  return instances;

  async function open(over: Partial<PostgresOptions> = {}): Promise<PostgresStore> {
    const store = await openPostgresStore({ url: instances.url, server: true, now: () => new Date(), ...over });
    const close = async (): Promise<void> => {
      if (!opened.includes(kept)) return;
      opened.splice(opened.indexOf(kept), 1);
      await store.close();
    };
    const kept = { ...store, close };
    opened.push(kept);
    return kept;
  }
}
