/**
 * A PostgreSQL of a test suite's own: the binaries of a package of tests, on a free port, in a folder that is removed; or
 * the server that TEST_DATABASE_URL names. Each database in it is fresh.
 */
import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { beginning, copyData, makeDataFolder, serverOn } from './postgresServer.js';
import { freePort } from './program.js';
import { openWire } from './wire.js';

export interface Postgres {
  /** Makes an empty database; returns its address. */
  database: () => Promise<string>;
  /** Ends every connection at once, and the server with them. Only of one that is the suite's own. */
  halt: () => Promise<void>;
  /** Starts the server again on the same port, with its data. */
  resume: () => Promise<void>;
  /** Ends the server as a crash does: nothing is finished. `resume` reads the log. */
  crash: () => Promise<void>;
  /** A second server that follows this one, so many milliseconds behind it. Stops this one for as long as it is copied. */
  follow: (behindMs: number) => Promise<Follower>;
  /** Makes the server stand still, as a machine does that is cut off; `thaw` makes it go on. */
  freeze: () => void;
  thaw: () => void;
  /** Ends the server and removes its data. */
  stop: () => Promise<void>;
}

/** A replica by streaming. */
export interface Follower {
  /** Its own address, where it can be read. */
  url: string;
  /** Cuts it off from the first server: later writes do not reach it. */
  cutOff: () => void;
  /** Takes the first one's port, which must have ended, and is written to from then on. */
  promote: () => Promise<void>;
}

export interface PostgresOptions {
  /** For a suite that stops it: the server of TEST_DATABASE_URL is others' too. */
  own?: boolean;
  /** Where its data stands, in place of the folder for throw-away files. */
  disk?: string;
}

export async function startPostgres({ own = false, disk }: PostgresOptions = {}): Promise<Postgres> {
  const given = process.env.TEST_DATABASE_URL;
  return given && !own ? givenPostgres(given) : ownPostgres(disk);
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
    crash: cannot,
    follow: cannot,
    freeze: cannot,
    thaw: cannot,
    stop: async () => {
      for (const name of made) await ask(url, `drop database ${name} with (force)`);
    },
  };
}

async function ownPostgres(disk?: string): Promise<Postgres> {
  const folder = await mkdtemp(path.join(tmpdir(), 'rallyline-postgres-'));
  await chmod(folder, 0o755);
  const { bin, data: begun } = await beginning(folder);
  const data = path.join(disk ?? folder, 'data');
  await makeDataFolder(data);
  await copyData(begun, data);
  const port = await freePort();
  const url = addressOn(port);
  const first = serverOn(bin, data);
  const closing: (() => Promise<void>)[] = [() => first.halt()];
  const resume = async (): Promise<void> => {
    first.start(port);
    await untilThere(url);
  };
  await resume();
  return {
    database: () => makeDatabase(url, []),
    halt: () => first.halt(),
    resume,
    crash: () => first.crash(),
    follow: async (behindMs) => {
      await first.halt();
      const copy = path.join(folder, 'copy');
      await makeDataFolder(copy);
      await copyData(data, copy);
      await resume();
      return follow({ bin, copy, port, behindMs, closing });
    },
    freeze: () => first.signal('SIGSTOP'),
    thaw: () => first.signal('SIGCONT'),
    stop: async () => {
      for (const close of closing) await close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Starts the follower, which hears the first server through a wire that can be cut. */
async function follow(options: {
  bin: string;
  copy: string;
  port: number;
  behindMs: number;
  closing: (() => Promise<void>)[];
}): Promise<Follower> {
  const { bin, copy, port, behindMs, closing } = options;
  const wire = await openWire(new URL(addressOn(port)));
  const server = serverOn(bin, copy, {
    primary_conninfo: `host=127.0.0.1 port=${wire.port} user=postgres`,
    recovery_min_apply_delay: `${behindMs}ms`,
  });
  closing.push(
    () => server.halt(),
    () => wire.close(),
  );
  await writeFile(path.join(copy, 'standby.signal'), '');
  const own = await freePort();
  server.start(own);
  await untilThere(addressOn(own));
  return {
    url: addressOn(own),
    cutOff: () => wire.cut(true),
    promote: async () => {
      await server.halt();
      server.start(port);
      await untilThere(addressOn(port));
      await ask(addressOn(port), 'select pg_promote(true, 60)');
    },
  };
}

function addressOn(port: number): string {
  return `postgres://postgres@127.0.0.1:${port}/postgres`;
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

/** Empties a store's tables, and leaves their shape. */
export async function emptyStore(url: string): Promise<void> {
  const tables = await ask<{ name: string }>(
    url,
    `select format('rallyline.%I', tablename) as name from pg_tables where schemaname = 'rallyline' and tablename <> 'migrations'`,
  );
  await ask(url, `truncate ${tables.map(({ name }) => name).join(', ')} restart identity`);
}

/** Opens a connection of its own, to look at the database behind the store's back. It has to be ended. */
export async function session(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** Asks one statement on such a connection. */
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
