/** Both stores' migrations: numbered, and unchanged once a store in use was made by them, so that it opens as a new one does. */
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { MIGRATIONS as POSTGRES } from '../../../server/storage/postgres/migrations.js';
import { MIGRATIONS as SQLITE } from '../../../server/storage/sqlite/migrations.js';

/** SHA-256 of their SQL, by version. A new migration is added here once it is released. */
const RELEASED = {
  sqlite: [
    'c1416c7dd37b2187f3f6ef4083d49754159f9cb1ea1dd6d06bc9aa3c15d999dd',
    '810dd560cb498dd38df654f39665d389f4cff9ab3d4c963fa071671cabad8035',
    '7f86dc86f3379a80173537736c4fe84ad9041e639368bcd0dc1618412d454486',
    'd30938383b175a9df79bea7331167d47d489dc7d9969e26ccb48873eaea2e836',
    '2eaf6aa63c96dc13ce398e0e9a5f0274bece0d16073c33fc2530fce6a97e6465',
  ],
  postgres: [
    '7c46b221902780b1080370f45e9357b1f8ab9abf65419664157082ec7bcdcdd7',
    'c3628f82e8ed68085205bb793ff87085c49d91ba72a686c537c138f3380476fe',
    '60412e849292d8de8351834f46b63960548a1cfe88a372efa40dfc19e869cb97',
    '42c802235052a85ddd9d31929d49a95c64e9855dc29926ab013b8eb3d7711e3d',
    '521833c753ca6928d698f3bc581df32d46a641c978ab1078f695078972d342fc',
    '371587616d216ccd65fa866e4b305322741688fcc246d9fb260a88615b1cfb6f',
    '05ef276e6df9ca4859d7bfaf47e1e3a692286b14cc7cef4188a72e22a77541c9',
  ],
};

test.each([
  ['sqlite', SQLITE, RELEASED.sqlite],
  ['postgres', POSTGRES, RELEASED.postgres],
] as const)('a released migration of the %s store is never edited', (_store, migrations, released) => {
  const digests = migrations.map(({ sql }) => createHash('sha256').update(sql, 'utf8').digest('hex'));
  expect(digests.slice(0, released.length)).toEqual(released);
});

test.each([
  ['sqlite', SQLITE],
  ['postgres', POSTGRES],
] as const)(
  'migrations of the %s store are numbered 1, 2, 3, ... in their files and in their list',
  (store, migrations) => {
    const numbers = readdirSync(path.resolve(import.meta.dirname, '../../../server/storage', store, 'migrations'))
      .filter((name) => /^\d{4}-/.test(name))
      .map((name) => Number(name.slice(0, 4)))
      .sort((one, other) => one - other);
    expect(numbers).toEqual(migrations.map((_, n) => n + 1));
    expect(migrations.map(({ version }) => version)).toEqual(numbers);
  },
);
