/** The store's pair of connections: one alone writes, the other one reads. Both may be opened anew while the store is open. */
import Sqlite from 'better-sqlite3';
import { StoreAway } from '../../ports.js';
import { isDoubtful } from '../errorCodes.js';
import { rightLog } from '../folder.js';
import { BUSY_MS, prepare, useWal } from './settings.js';

export type Way = 'read' | 'write';
type Pair = Record<Way, Sqlite.Database>;

/** A connection by its purpose: the driver's connection behind it changes when the pair is opened anew. */
export interface CurrentConnection {
  /** Throws `StoreAway` where the connection was closed and could not be opened anew. */
  current: () => Sqlite.Database;
  /** Notes an error after which the connection may be of no use. */
  doubt: (error: unknown) => void;
  /** Opens a doubtful connection anew, before a transaction begins. Throws where none can be used. */
  renew: () => void;
}

/**
 * Opens both connections anew, before the next transaction, once the file could not be used: open connections do not get
 * the rights that the file gets back. Both together, since SQLite shares between them what it knows of the log.
 */
export class ConnectionPair {
  readonly writing: CurrentConnection;
  readonly reading: CurrentConnection;
  private isInDoubt = false;

  private constructor(
    private readonly file: string,
    private pair: Pair | null,
  ) {
    this.writing = this.connectionBy('write', () => this.renew());
    this.reading = this.connectionBy('read', () => this.renewIfPossible());
  }

  /** Opens a file that is there, and gives it its write-ahead log. */
  static async open(file: string): Promise<ConnectionPair> {
    const write = new Sqlite(file, { timeout: BUSY_MS });
    try {
      await useWal(write);
      return new ConnectionPair(file, { write, read: openPrepared(file, 'read') });
    } catch (error) {
      write.close();
      throw error;
    }
  }

  /** Closes the one that writes last: the last to close removes the log, and must be able to. */
  close(): void {
    this.pair?.read.close();
    this.pair?.write.close();
    this.pair = null;
  }

  private connectionBy(way: Way, renew: () => void): CurrentConnection {
    return {
      current: () => {
        if (this.pair === null) throw new StoreAway('the store could not be opened anew');
        return this.pair[way];
      },
      doubt: (error) => (this.isInDoubt ||= isDoubtful(error)),
      renew,
    };
  }

  private renew(): void {
    if (!this.isInDoubt) return;
    // Throws where the file is not there: no new one is made in its place, and the old connections stay open.
    rightLog(this.file);
    this.close();
    this.pair = { write: openPrepared(this.file, 'write'), read: openPrepared(this.file, 'read') };
    this.isInDoubt = false;
  }

  private renewIfPossible(): void {
    try {
      this.renew();
    } catch {
      // The connection that is there may still be read from.
    }
  }
}

/** Opens a file that is there, with the house's settings. */
export function openPrepared(file: string, way: Way): Sqlite.Database {
  const connection = new Sqlite(file, { timeout: BUSY_MS, readonly: way === 'read', fileMustExist: true });
  try {
    prepare(connection);
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}
