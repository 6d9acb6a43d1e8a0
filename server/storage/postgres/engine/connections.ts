/** The store's pools of connections, each for a purpose: none takes a connection from another one's work. */
import pg from 'pg';
import type { Connection } from '../database.js';
import { GuardedClient } from './guardedClient.js';
import { COUNTING, configOf, setting, type Address, type Timeouts, type Way } from './settings.js';
import { connectionOf, questionsOf } from './statements.js';

/** Connections of a server for reading, and as many for writing. Those of all instances must stay below the database's limit. */
const SERVER_CONNECTIONS = 8;
const COMMAND_CONNECTIONS = 2;
/** Connections for counting: a flood of it never takes a connection from an append. */
const COUNTING_CONNECTIONS = 2;

export class ConnectionPools {
  readonly writing: Connection;
  /** Cannot write. */
  readonly reading: Connection;
  /** Counts rate limits, with short times. */
  readonly counting: Connection;
  private readonly pools: pg.Pool[];

  /** Makes no connection yet: each is made when it is first needed. */
  constructor(address: Address, timeouts: Timeouts) {
    const config = configOf(address, timeouts);
    const most = address.server ? SERVER_CONNECTIONS : COMMAND_CONNECTIONS;
    const writing = poolOf(config, timeouts, 'write', most);
    const reading = poolOf(config, timeouts, 'read', most);
    const counting = poolOf(configOf(address, COUNTING), COUNTING, 'write', COUNTING_CONNECTIONS);
    this.writing = connectionOf(writing);
    this.reading = questionsOf(reading);
    this.counting = connectionOf(counting);
    this.pools = [writing, reading, counting];
  }

  async close(): Promise<void> {
    await Promise.all(this.pools.map((pool) => pool.end()));
  }
}

function poolOf(config: pg.ClientConfig, timeouts: Timeouts, way: Way, max: number): pg.Pool {
  const sql = setting(way, timeouts);
  // Settings go first on a new connection, before anybody is given it; where they fail, it is closed.
  const verify = (client: pg.PoolClient, done: (error?: Error) => void): void => {
    client.query(sql).then(() => done(), done);
  };
  const pool = new pg.Pool({ ...config, Client: GuardedClient, max, idleTimeoutMillis: 60_000, verify });
  // The pool forgets a connection that is lost while nobody uses it, and makes another when it needs one. A loss at any
  // other moment fails somebody's question. Unheard, either event would end this process.
  const ignore = (): void => undefined;
  pool.on('error', ignore).on('connect', (client) => client.on('error', ignore));
  return pool;
}
