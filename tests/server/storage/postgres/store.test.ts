/** The opening of a database: migrations, and faults that are said in one line. */
import { jest } from '@jest/globals';
import { StoreBroken, StoreNewer, StoreRefused } from '../../../../server/storage/faults.js';
import { StoreAway } from '../../../../server/storage/ports.js';
import { MIGRATIONS } from '../../../../server/storage/postgres/migrations.js';
import { createBlog, posts } from '../../../contracts/journal/drafts.js';
import { ask } from '../../../support/postgres.js';
import { until } from '../../feed/instance.js';
import { useInstances } from './instances.js';

jest.setTimeout(60_000);

const LATEST = MIGRATIONS.length;
const NEXT = { version: LATEST + 1, sql: 'create table extras (id bigint primary key)' };
const shared = useInstances();
const { open } = shared;

test('several instances that open an empty database at once migrate it a single time', async () => {
  await Promise.all(Array.from({ length: 4 }, () => open()));
  const migrations = await ask(shared.url, 'select version::int from rallyline.migrations order by version');
  expect(migrations).toEqual(MIGRATIONS.map(({ version }) => ({ version })));
});

test('a migration keeps the rows of a database, beside an instance that goes on', async () => {
  const before = await open();
  await createBlog(before.journal);
  await posts(before.journal, 2);
  const after = await open({ migrations: [...MIGRATIONS, NEXT] });
  await posts(before.journal, 1);
  expect(await after.journal.verify('baku')).toMatchObject({ ok: true, changes: 4 });
});

test('a database of a newer version is refused and left as it is; a migration that fails half way changes nothing', async () => {
  const failing = { version: LATEST + 1, sql: 'create table extras (id bigint); insert into nowhere values (1)' };
  await expect(open({ migrations: [...MIGRATIONS, failing] })).rejects.toThrow('nowhere');
  expect(await ask(shared.url, `select to_regclass('rallyline.blogs') as blogs`)).toEqual([{ blogs: null }]);
  await open({ migrations: [...MIGRATIONS, NEXT] });
  await expect(open()).rejects.toThrow(StoreNewer);
});

test('a database that is not there is refused, a foreign schema is broken, and neither message says the password', async () => {
  const elsewhere = new URL(shared.url);
  elsewhere.pathname = '/nowhere';
  elsewhere.password = 'hunter2';
  const refused = open({ url: elsewhere.href });
  await expect(refused).rejects.toThrow(StoreRefused);
  await expect(refused).rejects.toThrow(new RegExp(`^the database at ${elsewhere.host}/nowhere lets us not in: `));
  await expect(refused).rejects.not.toThrow('hunter2');
  await ask(shared.url, 'create schema rallyline');
  await ask(shared.url, 'create table rallyline.blogs (id int)');
  await expect(open()).rejects.toThrow(StoreBroken);
});

test('a database where nobody listens is away, and the message says where in one line without the password', async () => {
  const nobody = open({ url: 'postgres://ann:hunter2@127.0.0.1:1/rallyline' });
  await expect(nobody).rejects.toThrow(StoreAway);
  await expect(nobody).rejects.toThrow(/^the database at 127\.0\.0\.1:1\/rallyline cannot be reached: .*ECONNREFUSED/);
});

test('[J1] the settings that make a receipt durable are in force, however the database is set', async () => {
  const name = new URL(shared.url).pathname.slice(1);
  for (const weaker of [
    'synchronous_commit = off',
    'statement_timeout = 0',
    `default_transaction_isolation = 'serializable'`,
  ])
    await ask(shared.url, `alter database ${name} set ${weaker}`);
  const { settings } = await open();
  expect(await settings()).toMatchObject({
    synchronous_commit: 'on',
    default_transaction_isolation: 'read committed',
    default_transaction_read_only: 'off',
    lock_timeout: '3000',
    statement_timeout: '5000',
    idle_in_transaction_session_timeout: '5000',
  });
});

test('[S2] a server has company while another one has the database open, and not by a command or by itself', async () => {
  const one = await open();
  await open({ server: false });
  expect(await one.hasCompany?.()).toBe(false);
  const other = await open();
  await other.journal.slugs();
  expect([await one.hasCompany?.(), await other.hasCompany?.()]).toEqual([true, true]);
  await other.close();
  await until('it is alone again', async () => (await one.hasCompany?.()) === false);
});
