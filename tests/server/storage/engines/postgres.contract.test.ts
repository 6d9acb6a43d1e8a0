import { jest } from '@jest/globals';
import { openPostgresStore } from '../../../../server/storage/engines/postgres.js';
import { archiveContract } from '../../../contracts/archive.js';
import { journalContract } from '../../../contracts/journal.js';
import { peopleContract } from '../../../contracts/people.js';
import { photosContract } from '../../../contracts/photos.js';
import { startPostgres, type Postgres } from '../../../support/postgres.js';

// A server is started here, and every test has a database of its own.
jest.setTimeout(60_000);

let postgres: Postgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

const open = async (now = () => new Date()) => openPostgresStore({ url: await postgres.database(), server: true, now });

describe('the journal on PostgreSQL', () => journalContract(() => open()));
describe('people on PostgreSQL', () => peopleContract(open));
describe('the archive on PostgreSQL', () => archiveContract(() => open()));
describe('photos on PostgreSQL', () => photosContract(() => open()));
