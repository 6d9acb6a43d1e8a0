import { jest } from '@jest/globals';
import { openPostgresStore } from '../../../../server/storage/postgres/store.js';
import type { Store } from '../../../../server/storage/ports.js';
import { archiveContract } from '../../../contracts/archive.js';
import { followersContract } from '../../../contracts/followers.js';
import { journalContract } from '../../../contracts/journal.js';
import { outletsContract } from '../../../contracts/outlets.js';
import { peopleContract } from '../../../contracts/people.js';
import { photosContract } from '../../../contracts/photos.js';
import { pushContract } from '../../../contracts/push.js';
import { emptyStore, startPostgres, type Postgres } from '../../../support/postgres.js';

// PostgreSQL is started here.
jest.setTimeout(60_000);

let postgres: Postgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

/** Databases of closed stores, emptied: to make a new one takes longer than most tests. */
const free: string[] = [];

async function open(now = () => new Date()): Promise<Store> {
  const url = free.pop() ?? (await postgres.database());
  const store = await openPostgresStore({ url, server: true, now });
  const close = async (): Promise<void> => {
    await store.close();
    await emptyStore(url);
    free.push(url);
  };
  return { ...store, close };
}

describe('the journal on PostgreSQL', () => journalContract(() => open()));
describe('people on PostgreSQL', () => peopleContract(open));
describe('the archive on PostgreSQL', () => archiveContract(() => open()));
describe('photos on PostgreSQL', () => photosContract(() => open()));
describe('followers on PostgreSQL', () => followersContract(() => open()));
describe('push on PostgreSQL', () => pushContract(() => open()));
describe('outlets on PostgreSQL', () => outletsContract(() => open()));
