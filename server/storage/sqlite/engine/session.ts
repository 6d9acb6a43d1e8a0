/** Work on a connection of its own, beside the pair: a transaction that waits in between. */
import type Sqlite from 'better-sqlite3';
import type { OpenTransaction } from '../database.js';
import { openPrepared, type Way } from './connections.js';
import { asAway, connectionOf } from './statements.js';

export function openTransaction(file: string, way: Way): OpenTransaction {
  const connection = begun(file, way);
  return {
    connection: connectionOf({ current: () => connection, doubt: () => undefined, renew: () => undefined }),
    commit: () => void connection.exec('commit'),
    // Closing undoes what was not committed.
    end: () => void connection.close(),
  };
}

function begun(file: string, way: Way): Sqlite.Database {
  let connection: Sqlite.Database | undefined;
  try {
    connection = openPrepared(file, way);
    return connection.exec(way === 'read' ? 'begin' : 'begin immediate');
  } catch (error) {
    connection?.close();
    throw asAway(error);
  }
}
