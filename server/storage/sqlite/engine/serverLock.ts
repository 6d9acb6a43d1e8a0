/**
 * The lock that keeps a second server from one store: an open exclusive transaction on a file of its own. The operating
 * system frees it with the process, however that ends; a file that names its holder would outlive a kill -9.
 */
import Sqlite from 'better-sqlite3';
import { StoreLocked } from '../../faults.js';
import { isBusy } from '../errorCodes.js';
import { makeFile } from '../folder.js';

export class ServerLock {
  private held: Sqlite.Database | null = null;

  constructor(private readonly path: string) {}

  /** Throws StoreLocked where another server holds it and goes on holding it for `waitMs`. */
  take({ waitMs }: { waitMs: number }): void {
    makeFile(this.path);
    const connection = new Sqlite(this.path, { timeout: waitMs });
    try {
      connection.exec('begin exclusive');
    } catch (error) {
      connection.close();
      if (!isBusy(error)) throw error;
      throw new StoreLocked(`another server has the store beside ${this.path} open`, { cause: error });
    }
    this.held = connection;
  }

  free(): void {
    this.held?.close();
    this.held = null;
  }

  /** Does the work with the lock in hand; keeps it afterwards where it was held before. */
  around(work: () => void, { waitMs }: { waitMs: number }): void {
    if (this.held !== null) {
      work();
      return;
    }
    this.take({ waitMs });
    try {
      work();
    } finally {
      this.free();
    }
  }
}
