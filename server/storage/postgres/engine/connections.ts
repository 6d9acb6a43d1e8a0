/** The store's pools of connections, each for a purpose: none takes a connection from another one's work. */
import pg from 'pg';
import type { Connection } from '../database.js';
import { GuardedClient } from './guardedClient.js';
import { COUNTING, configOf, setting, type Address, type Timeouts, type Way } from './settings.js';
import { connectionOf } from './statements.js';

/** Each way of a server. Together with those of the other instances they must stay below the database's own limit. */
const SERVER_CONNECTIONS = 8;
const COMMAND_CONNECTIONS = 2;
/** Beside those: counting, and whoever floods us with it, never takes a connection from an append. */
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
    this.reading = connectionOf(reading);
    this.counting = connectionOf(counting);
    this.pools = [writing, reading, counting];
  }

  async close(): Promise<void> {
    await Promise.all(this.pools.map((pool) => pool.end()));
  }
}

function poolOf(config: pg.ClientConfig, timeouts: Timeouts, way: Way, max: number): pg.Pool {
  const sql = setting(way, timeouts);
  // Before anybody is given a new connection: one that cannot be set so is closed.
  const verify = (client: pg.PoolClient, done: (error?: Error) => void): void => {
    client.query(sql).then(() => done(), done);
  };
  const pool = new pg.Pool({ ...config, Client: GuardedClient, max, idleTimeoutMillis: 60_000, verify });
  // A connection that is lost while nobody uses it: the pool forgets it and makes another when one is asked for. A
  // connection that is lost at any other moment fails somebody's question; unheard, its event would end this process.
  const ignore = (): void => undefined;
  pool.on('error', ignore).on('connect', (client) => client.on('error', ignore));
  return pool;
}
