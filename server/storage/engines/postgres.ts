/**
 * The engine for many instances: one PostgreSQL database (14 or newer) that they share. The only file that knows the
 * driver. Where it departs from the embedded one: nothing is locked for a server alone, every answer is asked of another
 * process, and the database may be away and come back at any time.
 */
import type { Duplex } from 'node:stream';
import pg from 'pg';
import type { Store } from '../ports.js';
import { postgresArchive } from '../postgres/archive.js';
import { postgresBuckets } from '../postgres/buckets.js';
import { asAway, openingFault } from '../postgres/codes.js';
import type { Connection, Database, OpenTransaction, Value } from '../postgres/database.js';
import { postgresFollowers } from '../postgres/followers.js';
import { postgresJournal } from '../postgres/journal.js';
import { migrate, type Session } from '../postgres/migrate.js';
import { MIGRATIONS, type Migration } from '../postgres/migrations.js';
import { postgresPeople } from '../postgres/people.js';
import { postgresPhotos } from '../postgres/photos.js';
import { createSweep } from '../postgres/sweep.js';
import { createTurns } from '../postgres/turns.js';

export interface PostgresOptions {
  /** `postgres://user:password@host:5432/name`; what is said of it outside never has the user or the password. */
  url: string;
  /** A server has more connections than a command, and clears away what an earlier takedown left. */
  server: boolean;
  now: () => Date;
  /** Other than the released ones in tests alone. */
  migrations?: readonly Migration[];
  timeouts?: Partial<Timeouts>;
}

/** All in milliseconds. */
interface Timeouts {
  /** For a connection, whether it has to be made or is in another's hands: a phone that waits sends again after 5 s. */
  connect: number;
  /** For a lock that another transaction holds: each holds it for the length of one call, and a restore refuses us. */
  lock: number;
  /** For one statement: the longest list takes milliseconds; what takes seconds does not come to an end. */
  statement: number;
  /** For us to say something within a transaction; no statement of the house begins one but backup and restore. */
  idle: number;
  /** For an answer, where not even the database's own times are heard of: a little more than those. */
  answer: number;
}

const TIMEOUTS: Timeouts = { connect: 3_000, lock: 3_000, statement: 5_000, idle: 5_000, answer: 7_000 };
/** Of what is counted: an instance that hears nothing goes on with its own count. */
const COUNTING: Timeouts = { connect: 1_000, lock: 1_000, statement: 1_000, idle: 1_000, answer: 1_000 };
/** A backup that is written to a slow disk, a restore of a long day: for a statement, and for us between two. */
const LONG_MS = 30 * 60_000;
/** For the lock of a migration or a restore: others hold it no longer than they migrate, or append. */
const LONG_LOCK_MS = 60_000;
/** Each way of a server. Together with those of the other instances they must stay below the database's own limit. */
const SERVER_CONNECTIONS = 8;
const COMMAND_CONNECTIONS = 2;
/** Beside those: what is counted, and whoever floods us with it, never takes one from an append. */
const COUNTING_CONNECTIONS = 2;

type Way = 'read' | 'write';

export interface PostgresStore extends Store {
  /** What is in force on a connection that writes, by the names of PostgreSQL's settings. */
  settings: () => Promise<Record<string, string>>;
}

/** Throws StoreNewer, StoreRefused, StoreUnwritable or StoreBroken; `StoreAway` where it may be reached later. */
export async function openPostgresStore(options: PostgresOptions): Promise<PostgresStore> {
  const { server, now, migrations = MIGRATIONS } = options;
  const timeouts = { ...TIMEOUTS, ...options.timeouts };
  const config = configOf(options, timeouts);
  try {
    await inSession(config, (session) => migrate(session, migrations));
  } catch (error) {
    throw openingFault(placeOf(options.url), error);
  }
  const most = server ? SERVER_CONNECTIONS : COMMAND_CONNECTIONS;
  const writing = poolOf(config, timeouts, 'write', most);
  const reading = poolOf(config, timeouts, 'read', most);
  const counting = poolOf(configOf(options, COUNTING), COUNTING, 'write', COUNTING_CONNECTIONS);
  const sweep = createSweep(() => inSession(config, ({ run }) => run('vacuum contents')));
  if (server) sweep.soon();

  const database: Database = {
    reading: connectionOf(reading),
    writing: connectionOf(writing),
    inTurn: createTurns(),
    begin: (kind) => openTransaction(config, kind),
    sweepSoon: () => sweep.soon(),
  };
  return {
    journal: postgresJournal(database),
    people: postgresPeople(database, now),
    archive: postgresArchive(database),
    photos: postgresPhotos(database),
    followers: postgresFollowers(database),
    buckets: postgresBuckets(connectionOf(counting)),
    settings: () => settingsOf(database.writing),
    close: async () => {
      await sweep.end();
      await Promise.all([writing.end(), reading.end(), counting.end()]);
    },
  };
}

/** Where it is, for people: nothing of an address but host, port and name. */
function placeOf(url: string): string {
  const { hostname, port, pathname, searchParams } = new URL(url);
  const host = hostname === '' ? (searchParams.get('host') ?? 'localhost') : decodeURIComponent(hostname);
  return `${host}${port === '' ? '' : `:${port}`}${pathname}`;
}

function configOf({ url, server }: PostgresOptions, { connect, answer }: Timeouts): pg.ClientConfig {
  return {
    connectionString: url,
    application_name: server ? 'rallyline' : 'rallyline command',
    connectionTimeoutMillis: connect,
    query_timeout: answer,
    // A connection through which nothing comes for long is asked whether the other side is still there.
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    // Row ids and numbers stay far below 2^53: as numbers, and not as the text that the driver would give.
    types: numbersAsNumbers(),
  };
}

function numbersAsNumbers(): pg.TypeOverrides {
  const types = new pg.TypeOverrides();
  types.setTypeParser(pg.types.builtins.INT8, Number);
  return types;
}

/**
 * Set on every connection, since an address, a role or a database can have other ones. `synchronous_commit`: an answer
 * is given for what a power cut cannot undo (rule J1). The server's own keepalives end our connection, and free what it
 * locked, when this machine has gone without a word.
 */
function settings(kind: Way, { lock, statement, idle }: Timeouts): Record<string, string | number> {
  return {
    search_path: 'rallyline',
    synchronous_commit: 'on',
    lock_timeout: lock,
    statement_timeout: statement,
    idle_in_transaction_session_timeout: idle,
    default_transaction_isolation: 'read committed',
    default_transaction_read_only: kind === 'read' ? 'on' : 'off',
    tcp_keepalives_idle: 10,
    tcp_keepalives_interval: 3,
    tcp_keepalives_count: 3,
    tcp_user_timeout: 20_000,
  };
}

function setting(kind: Way, timeouts: Timeouts): string {
  const statements = Object.entries(settings(kind, timeouts)).map(([name, value]) => `set ${name} = '${value}'`);
  return statements.join('; ');
}

async function settingsOf({ ask }: Connection): Promise<Record<string, string>> {
  const rows = await ask<{ name: string; setting: string }>(
    'select name, setting from pg_settings where name = any($1)',
    [Object.keys(settings('write', TIMEOUTS))],
  );
  return Object.fromEntries(rows.map((row) => [row.name, row.setting]));
}

/**
 * What a defective line puts among the database's bytes ends that connection alone. The driver reads them in an event
 * that is in nobody's hands: what its parser throws there would end this process.
 */
class GuardedClient extends pg.Client {
  constructor(given?: string | pg.ClientConfig) {
    super(given);
    // Of the driver's inside: called once, with what the bytes come from, encrypted or not.
    const connection = this.connection as unknown as { attachListeners: (bytes: Duplex) => void };
    const attach = connection.attachListeners.bind(connection);
    connection.attachListeners = (bytes) => attach(guarded(bytes));
  }
}

function guarded(bytes: Duplex): Duplex {
  const emit = bytes.emit.bind(bytes) as (event: string, ...values: unknown[]) => boolean;
  bytes.emit = (event: string, ...values: unknown[]) => {
    if (event !== 'data') return emit(event, ...values);
    try {
      return emit(event, ...values);
    } catch (cause) {
      bytes.destroy(new Error('Connection terminated: what came cannot be read', { cause }));
      return true;
    }
  };
  return bytes;
}

function poolOf(config: pg.ClientConfig, timeouts: Timeouts, kind: Way, max: number): pg.Pool {
  const sql = setting(kind, timeouts);
  // Before anybody is given a new connection: one that cannot be set so is closed.
  const verify = (client: pg.PoolClient, done: (error?: Error) => void): void => {
    client.query(sql).then(() => done(), done);
  };
  const pool = new pg.Pool({ ...config, Client: GuardedClient, max, idleTimeoutMillis: 60_000, verify });
  // A connection that is lost while nobody uses it: the pool forgets it and makes another when one is asked for. And one
  // that is lost at any other moment has somebody whose question fails; unheard, it would end this process.
  const ignore = (): void => undefined;
  pool.on('error', ignore).on('connect', (client) => client.on('error', ignore));
  return pool;
}

function connectionOf(asked: pg.Pool | pg.Client): Connection {
  return {
    async ask<Row>(sql: string, values: readonly Value[] = []) {
      try {
        const { rows } = await asked.query({ name: nameOf(sql), text: sql, values: [...values] });
        return rows as Row[];
      } catch (error) {
        throw asAway(error);
      }
    },
  };
}

const names = new Map<string, string>();

/** By its name a statement is prepared once a connection. The statements of the house are few, and all written in it. */
function nameOf(sql: string): string {
  const name = names.get(sql) ?? `rallyline_${(names.size + 1).toString()}`;
  names.set(sql, name);
  return name;
}

interface OwnSession extends Session {
  /** Undoes what was not committed. */
  end: () => Promise<void>;
}

/** A connection beside the pools, with the time that long work needs. */
async function openSession(config: pg.ClientConfig, kind: Way): Promise<OwnSession> {
  const client = new GuardedClient({ ...config, query_timeout: LONG_MS });
  // What it was asked meanwhile hears of it too, and without this the process would end.
  client.on('error', () => undefined);
  const run = async (text: string): Promise<void> => {
    await client.query(text).catch((error: unknown) => {
      throw asAway(error);
    });
  };
  const end = (): Promise<void> => client.end().catch(() => undefined);
  try {
    await client.connect();
    await run(setting(kind, { ...TIMEOUTS, statement: LONG_MS, idle: LONG_MS, lock: LONG_LOCK_MS }));
    return { connection: connectionOf(client), run, end };
  } catch (error) {
    await end();
    throw asAway(error);
  }
}

async function inSession<Result>(
  config: pg.ClientConfig,
  work: (session: OwnSession) => Promise<Result>,
): Promise<Result> {
  const session = await openSession(config, 'write');
  try {
    return await work(session);
  } finally {
    await session.end();
  }
}

const BEGIN: Record<Way, string> = { read: 'begin isolation level repeatable read, read only', write: 'begin' };

async function openTransaction(config: pg.ClientConfig, kind: Way): Promise<OpenTransaction> {
  const { connection, run, end } = await openSession(config, kind);
  await run(BEGIN[kind]).catch(async (error: unknown) => {
    await end();
    throw error;
  });
  return { connection, commit: () => run('commit'), end };
}
