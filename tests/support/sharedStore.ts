/** Servers of a suite over one PostgreSQL and one folder of photos. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startPostgres, type Postgres } from './postgres.js';
import { startRally, type Rally } from './rally.js';

export interface SharedStore {
  postgres: Postgres;
  /** The database of this test. */
  url: string;
  folder: string;
  /** Servers that are stopped after the test. */
  rallies: Rally[];
  /** Starts one more server over database and folder. */
  instance: () => Promise<Rally>;
}

/** Registers the suite's hooks. The fields are there once a test runs. */
export function useSharedStore(): SharedStore {
  const shared = { rallies: [], instance } as unknown as SharedStore;
  beforeAll(async () => {
    shared.postgres = await startPostgres({ own: true });
  });
  afterAll(() => shared.postgres.stop());
  beforeEach(async () => {
    shared.folder = await mkdtemp(path.join(tmpdir(), 'rallyline-shared-'));
    shared.url = await shared.postgres.database();
  });
  afterEach(async () => {
    for (const rally of shared.rallies.splice(0)) await rally.stop();
    await rm(shared.folder, { recursive: true, force: true });
  });
  return shared;

  async function instance(): Promise<Rally> {
    const rally = await startRally({
      folder: path.join(shared.folder, 'shared'),
      env: { DATABASE_URL: shared.url, LOG_LEVEL: 'silent' },
    });
    shared.rallies.push(rally);
    return rally;
  }
}
