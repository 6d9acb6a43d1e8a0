/** The buckets that instances share: two stores on one database. */
import { jest } from '@jest/globals';
import { RateLimits } from '../../../../server/auth/rateLimits.js';
import { OwnBuckets } from '../../../../server/auth/rateLimits/ownBuckets.js';
import { SharedBuckets } from '../../../../server/auth/rateLimits/sharedBuckets.js';
import { openPostgresStore, type PostgresStore } from '../../../../server/storage/postgres/store.js';
import type { Buckets } from '../../../../server/storage/ports.js';
import { Refused } from '../../../../shared/refusals.js';
import { bucketsContract } from '../../../contracts/buckets.js';
import { ask, startPostgres, type Postgres } from '../../../support/postgres.js';

// PostgreSQL is started here.
jest.setTimeout(60_000);

let postgres: Postgres;
let url: string;
let stores: PostgresStore[];

beforeAll(async () => {
  postgres = await startPostgres();
  url = await postgres.database();
  const open = () => openPostgresStore({ url, server: true, now: () => new Date() });
  stores = [await open(), await open()];
});
afterAll(async () => {
  for (const store of stores) await store.close();
  await postgres.stop();
});

function bucketsOf(n: number): Buckets {
  const { buckets } = stores[n] ?? {};
  if (buckets === undefined) throw new Error('a shared store has buckets');
  return buckets;
}

bucketsContract(() => {
  const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
  return { buckets: bucketsOf(0), others: bucketsOf(1), wait };
});

test('[S5] a clock of the database that was set back refuses nobody', async () => {
  await ask(url, `insert into rallyline.buckets values ('ahead', clock_timestamp() + interval '1 hour')`);
  expect(await bucketsOf(0).take('ahead', { size: 60, fillMs: 6_000 }, 1)).toBe(0);
});

function limitsOf(n: number, secret: string): RateLimits {
  const own = new OwnBuckets();
  const onAlone = (error: unknown): void => expect(error).toBeNull();
  return new RateLimits({
    own,
    shared: new SharedBuckets({ own, shared: bucketsOf(n), onAlone, answerMs: 30_000 }),
    secret,
  });
}

/** Makes so many attempts, one after another. Returns how many were let through; each refusal says when to come again. */
async function letThrough(count: number, attempt: (n: number) => Promise<void>): Promise<number> {
  let through = 0;
  for (let n = 0; n < count; n += 1) {
    try {
      await attempt(n);
      through += 1;
    } catch (error) {
      expect(error).toBeInstanceOf(Refused);
      expect((error as Refused).refusal).toMatchObject({ code: 'rate-limited', after: expect.any(Number) });
    }
  }
  return through;
}

test('[S5] tries of an invitation and wrong guesses count over instances, and neither invitation nor address is stored by name', async () => {
  const instances = [limitsOf(0, 'a secret of all'), limitsOf(1, 'a secret of all')];
  const started = Date.now();
  const tries = await letThrough(16, (n) => instances[n % 2]!.redemption('hash'));
  const guesses = await letThrough(44, (n) => instances[n % 2]!.guess('192.0.2.7'));
  const seconds = (Date.now() - started) / 1_000;
  expect(tries).toBeLessThanOrEqual(10 + seconds / 6);
  expect(guesses).toBeLessThanOrEqual(30 + seconds / 2);
  expect(guesses).toBeGreaterThanOrEqual(30);
  const keys = (await ask<{ key: string }>(url, 'select key from rallyline.buckets')).map(({ key }) => key).join(' ');
  // The address is looked for with its dots: random ids of other tests may hold the same digits.
  expect(keys).not.toMatch(/192\.0\.2|hash/);
});

test('[S5] without a secret that hides it, no address reaches the store', async () => {
  const rows = async (): Promise<number> => (await ask(url, 'select from rallyline.buckets')).length;
  const before = await rows();
  await limitsOf(0, '').guess('192.0.2.8');
  expect(await rows()).toBe(before);
});
