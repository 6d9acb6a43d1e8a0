/** The program itself, as the operator meets it: how it starts, how it refuses to, how it stops, and its commands. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { jest } from '@jest/globals';
import Sqlite from 'better-sqlite3';
import { MIGRATIONS } from '../../server/storage/sqlite/migrations.js';
import { DIST, update } from '../support/rally.js';
import { joinRaw } from './socket/rawReader.js';
import { until } from './feed/instance.js';

jest.setTimeout(60_000);

let folder: string;
const children: ChildProcess[] = [];
beforeEach(async () => (folder = await mkdtemp(path.join(tmpdir(), 'rallyline-main-'))));
afterEach(async () => {
  children.splice(0).forEach((child) => child.kill('SIGKILL'));
  await rm(folder, { recursive: true, force: true });
});

interface Run {
  child: ChildProcess;
  stdout: () => string;
  stderr: () => string;
  code: Promise<number | null>;
}

function run(program: 'main' | 'cli', args: string[] = [], env: Record<string, string> = {}): Run {
  const file = new URL(`server/${program}.js`, DIST).pathname;
  const child = spawn(process.execPath, [file, ...args], {
    env: { PATH: process.env.PATH, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'error', DATA_DIR: folder, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const code = new Promise<number | null>((resolve) => child.on('close', resolve));
  return { child, stdout: () => stdout, stderr: () => stderr, code };
}

async function serve(env: Record<string, string> = {}): Promise<Run & { url: string }> {
  const started = run('main', [], env);
  await until(`it serves ${started.stderr()}`, () => /serves on \S+\n/.test(started.stdout()), 15_000);
  const port = /serves on http:\/\/localhost:(\d+)/.exec(started.stdout())![1]!;
  return { ...started, url: `http://127.0.0.1:${port}` };
}

/** A command's stdout without its last line break; fails where it did not end well. */
async function cli(...args: string[]): Promise<string> {
  const { stdout, stderr, code } = run('cli', args);
  expect([await code, stderr()]).toEqual([0, '']);
  return stdout().replace(/\n$/, '');
}

test('on an empty store the owner’s link is in a file that the owner alone can read, once', async () => {
  const first = await serve();
  const file = path.join(folder, 'owner-link');
  await until('the link is shown', () => first.stdout().includes(file));
  expect(first.stdout()).not.toContain('join#');
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const link = await readFile(file, 'utf8');
  expect(link).toMatch(/^http:\/\/localhost:\d+\/join#[\w-]{43}\n$/);
  first.child.kill('SIGTERM');
  expect(await first.code).toBe(0);
  const second = await serve();
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(second.stdout()).not.toContain('owner');
  expect(await readFile(file, 'utf8')).toBe(link);
});

describe('what keeps a server from starting is one clear line each, and exit code 2', () => {
  async function faults(env: Record<string, string>): Promise<string[]> {
    const { stdout, stderr, code } = run('main', [], env);
    expect(await code).toBe(2);
    expect(stdout()).toBe('');
    const lines = stderr().trimEnd().split('\n');
    for (const line of lines) expect(line).toMatch(/^rallyline: \S.*/);
    return lines.map((line) => line.replace('rallyline: ', ''));
  }

  test('wrong settings, all of them at once', async () => {
    const env = { PORT: '70000', TRUST_PROXY: 'true', LOG_LEVEL: 'loud', PUBLIC_URL: 'example.org', MAX_READERS: '-1' };
    const lines = await faults(env);
    expect(lines.map((line) => line.split(' ')[0]).sort()).toEqual(Object.keys(env).sort());
  });

  test('a Redis without what instances sign with, and addresses and secrets that are none, of which nothing is said', async () => {
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

  test('a port that another program has', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    expect(await faults({ PORT: String(port) })).toEqual([
      expect.stringMatching(`^port ${port} on 127.0.0.1 cannot be`),
    ]);
    await new Promise((resolve) => other.close(resolve));
  });

  test('a host that has no address', async () => {
    expect(await faults({ HOST: 'nowhere.invalid' })).toEqual([
      expect.stringMatching(/^port 0 on nowhere.invalid cannot be used: .*Check HOST$/),
    ]);
  });

  test('a folder that cannot be written', async () => {
    await writeFile(path.join(folder, 'file'), '');
    const below = path.join(folder, 'file', 'data');
    expect(await faults({ DATA_DIR: below })).toEqual([expect.stringContaining(below)]);
  });

  test('a store of a newer version', async () => {
    const { child, code } = await serve();
    child.kill('SIGTERM');
    await code;
    const store = new Sqlite(path.join(folder, 'rallyline.db'));
    store.pragma('user_version = 999');
    store.close();
    expect(await faults({})).toEqual([`the store is of version 999, this program knows ${MIGRATIONS.length}`]);
  });

  test('a file that is no store', async () => {
    await writeFile(path.join(folder, 'rallyline.db'), 'no store at all, but long enough to be read'.repeat(100));
    expect(await faults({})).toHaveLength(1);
  });

  test('a second server on one store; after kill -9 the next one starts at once', async () => {
    const first = await serve();
    expect(await faults({})).toEqual([expect.stringMatching(/another server/)]);
    first.child.kill('SIGKILL');
    await first.code;
    await serve();
  });

  test('several at once', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    await writeFile(path.join(folder, 'file'), '');
    const env = { PORT: String(port), DATA_DIR: path.join(folder, 'file', 'x'), LOG_LEVEL: 'loud', SITE_NAME: 'a\nb' };
    const lines = await faults(env);
    expect(lines).toHaveLength(4);
    for (const named of ['LOG_LEVEL', 'SITE_NAME', `port ${port}`, env.DATA_DIR]) {
      expect(lines).toContainEqual(expect.stringContaining(named));
    }
    await new Promise((resolve) => other.close(resolve));
  });
});

test('a signal that comes twice, as npm hands it on beside the terminal, stops it no harder than one', async () => {
  const { child, code } = await serve();
  child.kill('SIGINT');
  await new Promise((resolve) => setTimeout(resolve, 5));
  child.kill('SIGINT');
  expect(await code).toBe(0);
});

test.each(['SIGTERM', 'SIGINT'] as const)(
  '%s while entries are posted: exit 0 in time, and what was acknowledged is there',
  async (signal) => {
    await cli('blog', 'create', 'baku', '--title', 'Baku', '--status', 'live', '--visibility', 'public');
    const token = await cli('token', 'baku', '--name', 'Ann');
    const server = await serve();
    const reader = await joinRaw(server.url, { blog: 'baku' });
    const accepted: string[] = [];
    let going = true;
    const posting = Array.from({ length: 3 }, async () => {
      while (going) {
        const response = await fetch(`${server.url}/api/v1/blogs/baku/entries`, {
          method: 'POST',
          headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
          body: JSON.stringify(update()),
        }).catch(() => null);
        if (response === null) return;
        if (response.status === 201) accepted.push(((await response.json()) as { id: string }).id);
      }
    });
    await until('some are accepted', () => accepted.length > 5, 15_000);
    const asked = Date.now();
    server.child.kill(signal);
    expect(await server.code).toBe(0);
    expect(Date.now() - asked).toBeLessThan(10_000);
    going = false;
    await Promise.all(posting);
    await until('the reader is let go', () => reader.closed);
    expect(server.stderr()).toBe('');
    const again = await serve();
    const found = new Set<string>();
    for (let before = ''; ;) {
      const answer = (await (await fetch(`${again.url}/api/v1/blogs/baku/entries?limit=100${before}`)).json()) as {
        entries: { id: string }[];
        next: number | null;
      };
      answer.entries.forEach(({ id }) => found.add(id));
      if (answer.next === null) break;
      before = `&before=${answer.next}`;
    }
    expect(accepted.filter((id) => !found.has(id))).toEqual([]);
  },
);

test('the commands work beside a running server, and readers hear of what they change', async () => {
  const server = await serve();
  expect(
    await cli('blog', 'create', 'baku', '--title', 'Baku', '--languages', 'en,uk', '--time-zone', 'Asia/Baku'),
  ).toBe('http://localhost:0/live/baku');
  expect(await cli('blog', 'list')).toBe('baku\tannounced\tdesk\tBaku');
  expect((await fetch(`${server.url}/live/baku`)).status).toBe(404);
  await cli('blog', 'set', 'baku', '--status', 'live', '--visibility', 'public');
  await until('it is public', async () => (await fetch(`${server.url}/live/baku`)).status === 200, 15_000);
  const reader = await joinRaw(server.url, { blog: 'baku' });
  const token = await cli('token', 'baku', '--name', 'Ann');
  expect(token).toMatch(/^[\w-]{43}$/);
  const post = () =>
    fetch(`${server.url}/api/v1/blogs/baku/entries`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(update()),
    });
  const { id } = (await (await post()).json()) as { id: string };
  await cli('takedown', 'baku', id);
  await until(
    'the reader hears it',
    () => JSON.stringify(reader.named('frame').at(-1)?.deltas ?? '').includes('gone'),
    3_000,
  );
  expect((await fetch(`${server.url}/live/baku/entries/${id}`)).status).toBe(410);
  expect(await cli('verify', 'baku')).toMatch(/whole: \d+ changes, 1 of them emptied/);

  const devices = (await cli('devices')).split('\n').map((line) => line.split('\t'));
  expect(devices).toEqual([[expect.any(String), 'baku', 'reporter', 'token', expect.stringMatching(/^seen /), 'Ann']]);
  await cli('revoke', devices[0]![0]!);
  expect((await post()).status).toBe(401);
  expect(await cli('invite', 'baku', '--name', 'Bob')).toMatch(/^http:\/\/localhost:0\/join#[\w-]{43}$/);
  expect(await cli('owner-link')).toMatch(/\/join#[\w-]{43}$/);
  expect(await cli('owner-link', '--name', 'Nərgiz')).toMatch(/\/join#[\w-]{43}$/);
  // The same byline and role is the same person.
  await cli('token', 'baku', '--name', 'Ann');
  expect(await cli('devices')).toMatch(/revoked/);
});

test.each([
  [[], 0],
  [['--help'], 0],
  [['dance'], 2],
  [['token', 'baku'], 2],
  [['token', 'nowhere', '--name', 'Ann'], 2],
  [['token', 'baku', '--name', 'Ann', '--role', 'owner'], 2],
  [['blog', 'create', 'UPPER', '--title', 'x'], 1],
  [['blog', 'create', 'baku', '--title', 'x', '--colour', 'red'], 2],
  [['blog', 'set', 'nowhere', '--title', 'x'], 2],
  [['verify', 'nowhere'], 1],
  [['takedown', 'nowhere', 'x'], 1],
  [['revoke', 'nobody'], 2],
  [['invite', 'baku', '--name', 'Bob', '--expires', 'soon'], 2],
] as [string[], number][])('rallyline %p says what is wrong in words, and ends with %d', async (args, expected) => {
  const { stdout, stderr, code } = run('cli', args);
  expect(await code).toBe(expected);
  expect(expected === 0 ? stderr() : stdout()).toBe('');
  expect(stderr()).not.toMatch(/\n {4}at /);
  if (expected !== 0) expect(stderr().length).toBeGreaterThan(10);
});
