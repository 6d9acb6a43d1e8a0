/** Faults that keep a server from starting: a clear line each, all at once, and exit code 2. */
import { writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { jest } from '@jest/globals';
import Sqlite from 'better-sqlite3';
import { MIGRATIONS } from '../../../server/storage/sqlite/migrations.js';
import { spawnedPrograms } from '../../support/spawned.js';

jest.setTimeout(60_000);

const programs = spawnedPrograms();

async function faults(env: Record<string, string>): Promise<string[]> {
  const { stdout, stderr, code } = programs.run('main', [], env);
  expect(await code).toBe(2);
  expect(stdout()).toBe('');
  const lines = stderr().trimEnd().split('\n');
  for (const line of lines) expect(line).toMatch(/^rallyline: \S.*/);
  return lines.map((line) => line.replace('rallyline: ', ''));
}

test('wrong settings are reported all at once, and the server does not start', async () => {
  const env = { PORT: '70000', TRUST_PROXY: 'true', LOG_LEVEL: 'loud', PUBLIC_URL: 'example.org', MAX_READERS: '-1' };
  const lines = await faults(env);
  expect(lines.map((line) => line.split(' ')[0]).sort()).toEqual(Object.keys(env).sort());
});

test('a missing or wrong INSTANCE_SECRET, METRICS_TOKEN or REDIS_URL keeps the server from starting, and no value is repeated', async () => {
  const url = 'redis://rallyline:the-password@redis:6379';
  expect(await faults({ REDIS_URL: url })).toEqual([
    expect.stringMatching(/^INSTANCE_SECRET is needed with REDIS_URL/),
  ]);
  const lines = await faults({
    REDIS_URL: url.replace('redis:', 'http:'),
    INSTANCE_SECRET: 'short',
    METRICS_TOKEN: 'x y',
  });
  expect(lines.map((line) => line.split(' ')[0])).toEqual(['REDIS_URL', 'INSTANCE_SECRET', 'METRICS_TOKEN']);
  expect(lines.join()).not.toMatch(/the-password|short|x y/);
});

test('a port that another program has keeps the server from starting', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as AddressInfo;
  expect(await faults({ PORT: String(port) })).toEqual([expect.stringMatching(`^port ${port} on 127.0.0.1 cannot be`)]);
  await new Promise((resolve) => other.close(resolve));
});

test('a host without an address keeps the server from starting', async () => {
  expect(await faults({ HOST: 'nowhere.invalid' })).toEqual([
    expect.stringMatching(/^port 0 on nowhere.invalid cannot be used: .*Check HOST$/),
  ]);
});

test('a data folder that cannot be written keeps the server from starting', async () => {
  await writeFile(path.join(programs.folder, 'file'), '');
  const below = path.join(programs.folder, 'file', 'data');
  expect(await faults({ DATA_DIR: below })).toEqual([expect.stringContaining(below)]);
});

test('a store of a newer version keeps the server from starting', async () => {
  const { child, code } = await programs.serve();
  child.kill('SIGTERM');
  await code;
  const store = new Sqlite(path.join(programs.folder, 'rallyline.db'));
  store.pragma('user_version = 999');
  store.close();
  expect(await faults({})).toEqual([`the store is of version 999, this program knows ${MIGRATIONS.length}`]);
});

test('a file that is no store keeps the server from starting', async () => {
  await writeFile(
    path.join(programs.folder, 'rallyline.db'),
    'no store at all, but long enough to be read'.repeat(100),
  );
  expect(await faults({})).toHaveLength(1);
});

test('a second server does not start on one store; after kill -9 of the first the next starts at once', async () => {
  const first = await programs.serve();
  expect(await faults({})).toEqual([expect.stringMatching(/another server/)]);
  first.child.kill('SIGKILL');
  await first.code;
  await programs.serve();
});

test('several faults are reported at once, in a line each', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as AddressInfo;
  await writeFile(path.join(programs.folder, 'file'), '');
  const env = {
    PORT: String(port),
    DATA_DIR: path.join(programs.folder, 'file', 'x'),
    LOG_LEVEL: 'loud',
    SITE_NAME: 'a\nb',
  };
  const lines = await faults(env);
  expect(lines).toHaveLength(4);
  for (const named of ['LOG_LEVEL', 'SITE_NAME', `port ${port}`, env.DATA_DIR]) {
    expect(lines).toContainEqual(expect.stringContaining(named));
  }
  await new Promise((resolve) => other.close(resolve));
});
