/** The program's start and stop over a database that instances share, also where it is away or cannot be used. */
import { jest } from '@jest/globals';
import { MIGRATIONS } from '../../server/storage/postgres/migrations.js';
import { ask, startPostgres, type Postgres } from '../support/postgres.js';
import { freePort } from '../support/program.js';
import { spawnedPrograms, type Env, type Run } from '../support/spawned.js';
import { until } from './feed/instance.js';
import { joinRaw } from './socket/rawReader.js';

jest.setTimeout(90_000);

let postgres: Postgres;
let url: string;
const programs = spawnedPrograms();

beforeAll(async () => {
  postgres = await startPostgres({ own: true });
});
beforeEach(async () => {
  url = await postgres.database();
});
afterAll(() => postgres.stop());

function run(program: 'main' | 'cli', args: string[], env: Env): Run {
  return programs.run(program, args, { DATABASE_URL: url, ...env });
}

const secretly = (): string => url.replace('postgres@', 'postgres:hunter2@');

test('a database that is away is tried again, with a line each time, behind a door that says so; then the server serves', async () => {
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

describe('an instance among several', () => {
  // No Redis listens at this address: an instance serves without it, by comparing with the journal.
  const NO_REDIS = { REDIS_URL: 'redis://127.0.0.1:1', INSTANCE_SECRET: 'what-instances-sign-with-in-tests' };

  async function withReader({ isAlone = false } = {}) {
    const about = ['--title', 'Baku', '--status', 'live', '--visibility', 'public'];
    expect(await run('cli', ['blog', 'create', 'baku', ...about], {}).code).toBe(0);
    const port = await freePort();
    const at = `http://127.0.0.1:${port}`;
    const server = run('main', [], { PORT: String(port), ...NO_REDIS });
    await until('it serves', () => server.stdout().includes('serves on'), 60_000);
    if (!isAlone) {
      const neighbour = run('main', [], { PORT: String(await freePort()), ...NO_REDIS });
      await until('another serves', () => neighbour.stdout().includes('serves on'), 60_000);
    }
    expect((await fetch(`${at}/readyz`)).status).toBe(200);
    return { server, at, reader: await joinRaw(at, { blog: 'baku' }) };
  }

  test('[S2] an instance that is stopped asks its readers to move, is not ready meanwhile, and ends when they have gone', async () => {
    const { server, at, reader } = await withReader();
    server.child.kill('SIGTERM');
    await until('the reader is asked', () => reader.named('drain').length > 0, 15_000);
    expect(reader.named('drain')).toEqual([{ within: 55 }]);
    expect((await fetch(`${at}/readyz`)).status).toBe(503);
    expect((await fetch(`${at}/live/baku`)).status).toBe(200);
    reader.ws.close();
    expect(await server.code).toBe(0);
  });

  test('[S2] an instance that is alone on its database has nowhere to send its readers, and ends within 10 s', async () => {
    const { server, reader } = await withReader({ isAlone: true });
    const asked = Date.now();
    server.child.kill('SIGTERM');
    expect(await server.code).toBe(0);
    expect(Date.now() - asked).toBeLessThan(10_000);
    expect(reader.named('drain')).toEqual([]);
  });

  test('[S2] a second signal ends an instance at once', async () => {
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

describe('faults that waiting does not mend', () => {
  test.each(['main', 'cli'] as const)(
    'a database of a newer version is one clear line, and exit code 2 (%s)',
    async (program) => {
      expect(await run('cli', ['blog', 'list'], {}).code).toBe(0);
      await ask(url, 'insert into rallyline.migrations (version) values (999)');
      const { code, lines } = run(program, ['blog', 'list'], {});
      expect(await code).toBe(2);
      expect(lines()).toEqual([`rallyline: the store is of version 999, this program knows ${MIGRATIONS.length}`]);
    },
  );

  test('a start on a database that does not exist prints one clear line and ends with exit code 2', async () => {
    const { code, lines } = run('main', [], { DATABASE_URL: `${secretly()}_not` });
    expect(await code).toBe(2);
    expect(lines()).toEqual([
      expect.stringMatching(
        /^rallyline: the database at .+_not lets us not in: .+ does not exist\. Check DATABASE_URL$/,
      ),
    ]);
  });

  test('a database without TLS where TLS is asked for is one clear line, and exit code 2', async () => {
    const { code, lines } = run('main', [], { DATABASE_URL: `${secretly()}?sslmode=verify-full` });
    expect(await code).toBe(2);
    expect(lines()).toEqual([
      expect.stringMatching(/^rallyline: the database at .+ lets us not in: .+SSL.+\. Check DATABASE_URL$/),
    ]);
  });

  test('a wrong DATABASE_URL is reported with every other wrong setting, without its password', async () => {
    const { code, lines } = run('main', [], { DATABASE_URL: 'mysql://ann:hunter2@host/name', LOG_LEVEL: 'loud' });
    expect(await code).toBe(2);
    expect(lines().map((line) => line.split(' ')[1])).toEqual(['DATABASE_URL', 'LOG_LEVEL']);
    expect(lines().join('\n')).not.toContain('hunter2');
  });

  test('a port that another program has is one clear line, and exit code 2, also over a shared database', async () => {
    const port = await freePort();
    const first = run('main', [], { PORT: String(port) });
    await until('it serves', () => first.stdout().includes('serves on'), 60_000);
    const second = run('main', [], { PORT: String(port) });
    expect(await second.code).toBe(2);
    expect(second.lines()).toEqual([expect.stringMatching(`^rallyline: port ${port} on 127.0.0.1 cannot be used`)]);
  });
});
