/** How the program starts over a database that others share: one that is not there yet, and ones that it cannot use. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { jest } from '@jest/globals';
import { MIGRATIONS } from '../../server/storage/postgres/migrations.js';
import { ask, startPostgres, type Postgres } from '../support/postgres.js';
import { freePort } from '../support/program.js';
import { DIST } from '../support/rally.js';
import { until } from './feed/instance.js';
import { joinRaw } from './socket/rawReader.js';

jest.setTimeout(90_000);

let postgres: Postgres;
let folder: string;
let url: string;
const children: ChildProcess[] = [];

beforeAll(async () => {
  postgres = await startPostgres({ own: true });
  folder = await mkdtemp(path.join(tmpdir(), 'rallyline-main-'));
});
beforeEach(async () => {
  url = await postgres.database();
});
afterEach(() => children.splice(0).forEach((child) => child.kill('SIGKILL')));
afterAll(async () => {
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
});

function run(program: 'main' | 'cli', args: string[], env: Record<string, string>) {
  const own = { PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'error', DATA_DIR: folder, DATABASE_URL: url, ...env };
  const file = new URL(`server/${program}.js`, DIST).pathname;
  const child = spawn(process.execPath, [file, ...args], { env: { PATH: process.env.PATH, ...own } });
  children.push(child);
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const code = new Promise<number | null>((resolve) => child.on('close', resolve));
  return { child, stdout: () => stdout, lines: () => stderr.trimEnd().split('\n'), code };
}

const secretly = (): string => url.replace('postgres@', 'postgres:hunter2@');

test('a database that is not there is tried again, one line a time, behind a door that says so; then it serves', async () => {
  const port = await freePort();
  const at = `http://127.0.0.1:${port}`;
  await postgres.halt();
  const server = run('main', [], { PORT: String(port), DATABASE_URL: secretly() });
  await until('it has tried twice', () => server.lines().length >= 2, 30_000);
  for (const line of server.lines())
    expect(line).toMatch(
      /^rallyline: the database at 127\.0\.0\.1:\d+\/rallyline_\w+ cannot be reached: .+; trying again in \d+ s$/,
    );
  expect((await fetch(`${at}/healthz`)).status).toBe(200);
  const ready = await fetch(`${at}/readyz`);
  expect([ready.status, await ready.json()]).toEqual([503, { store: 'away' }]);
  for (const address of ['/', '/live/baku', '/api/v1/blogs', '/socket.io/?EIO=4&transport=websocket']) {
    const answer = await fetch(at + address);
    expect([answer.status, answer.headers.get('retry-after'), answer.headers.get('cache-control')]).toEqual([
      503,
      '2',
      'no-store',
    ]);
  }
  const command = run('cli', ['blog', 'list'], { DATABASE_URL: secretly() });
  expect(await command.code).toBe(1);
  expect(command.lines()).toEqual([
    expect.stringMatching(/^rallyline: the store cannot be used now: the database at .+ cannot be reached/),
  ]);

  await postgres.resume();
  await until('it serves', () => server.stdout().includes('serves on'), 60_000);
  expect((await fetch(`${at}/readyz`)).status).toBe(200);
  expect((await fetch(`${at}/api/v1/blogs`)).status).toBe(200);
  expect([...server.lines(), ...command.lines()].join('\n')).not.toContain('hunter2');
  server.child.kill('SIGTERM');
  expect(await server.code).toBe(0);
});

describe('[S2] one of several instances', () => {
  // Nobody listens there: an instance serves without Redis, by comparing with the journal.
  const NO_REDIS = { REDIS_URL: 'redis://127.0.0.1:1', INSTANCE_SECRET: 'what-instances-sign-with-in-tests' };

  async function withReader() {
    const about = ['--title', 'Baku', '--status', 'live', '--visibility', 'public'];
    expect(await run('cli', ['blog', 'create', 'baku', ...about], {}).code).toBe(0);
    const port = await freePort();
    const at = `http://127.0.0.1:${port}`;
    const server = run('main', [], { PORT: String(port), ...NO_REDIS });
    await until('it serves', () => server.stdout().includes('serves on'), 60_000);
    expect((await fetch(`${at}/readyz`)).status).toBe(200);
    return { server, at, reader: await joinRaw(at, { blog: 'baku' }) };
  }

  test('asks its readers to move, is not ready meanwhile, and ends when they have gone', async () => {
    const { server, at, reader } = await withReader();
    server.child.kill('SIGTERM');
    await until('the reader is asked', () => reader.named('drain').length > 0, 15_000);
    expect(reader.named('drain')).toEqual([{ within: 55 }]);
    expect((await fetch(`${at}/readyz`)).status).toBe(503);
    expect((await fetch(`${at}/live/baku`)).status).toBe(200);
    reader.ws.close();
    expect(await server.code).toBe(0);
  });

  test('a second signal ends it at once', async () => {
    const { server, reader } = await withReader();
    server.child.kill('SIGTERM');
    await until('the reader is asked', () => reader.named('drain').length > 0, 15_000);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(reader.closed).toBe(false);
    server.child.kill('SIGTERM');
    expect(await server.code).toBe(1);
    reader.ws.terminate();
  });
});

describe('what waiting does not mend is one clear line, and exit code 2', () => {
  test.each(['main', 'cli'] as const)('a database of a newer version (%s)', async (program) => {
    expect(await run('cli', ['blog', 'list'], {}).code).toBe(0);
    await ask(url, 'insert into rallyline.migrations (version) values (999)');
    const { code, lines } = run(program, ['blog', 'list'], {});
    expect(await code).toBe(2);
    expect(lines()).toEqual([`rallyline: the store is of version 999, this program knows ${MIGRATIONS.length}`]);
  });

  test('a database that nobody made', async () => {
    const { code, lines } = run('main', [], { DATABASE_URL: `${secretly()}_not` });
    expect(await code).toBe(2);
    expect(lines()).toEqual([
      expect.stringMatching(
        /^rallyline: the database at .+_not lets us not in: .+ does not exist\. Check DATABASE_URL$/,
      ),
    ]);
  });

  test('a database that speaks no TLS where it is asked to', async () => {
    const { code, lines } = run('main', [], { DATABASE_URL: `${secretly()}?sslmode=verify-full` });
    expect(await code).toBe(2);
    expect(lines()).toEqual([
      expect.stringMatching(/^rallyline: the database at .+ lets us not in: .+SSL.+\. Check DATABASE_URL$/),
    ]);
  });

  test('an address that is none, with whatever else is wrong, without the password', async () => {
    const { code, lines } = run('main', [], { DATABASE_URL: 'mysql://ann:hunter2@host/name', LOG_LEVEL: 'loud' });
    expect(await code).toBe(2);
    expect(lines().map((line) => line.split(' ')[1])).toEqual(['DATABASE_URL', 'LOG_LEVEL']);
    expect(lines().join('\n')).not.toContain('hunter2');
  });

  test('a port that another program has', async () => {
    const port = await freePort();
    const first = run('main', [], { PORT: String(port) });
    await until('it serves', () => first.stdout().includes('serves on'), 60_000);
    const second = run('main', [], { PORT: String(port) });
    expect(await second.code).toBe(2);
    expect(second.lines()).toEqual([expect.stringMatching(`^rallyline: port ${port} on 127.0.0.1 cannot be used`)]);
  });
});
