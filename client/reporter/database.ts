/**
 * A database of this browser that outlives its connection. Browsers end the connections of pages that sleep or are
 * pressed for memory: the next transaction throws, for as long as the page lives, unless the database is opened anew.
 */
import { openDB, type DBSchema, type IDBPDatabase, type OpenDBCallbacks } from 'idb';
import { LeftPage } from './leftPage.js';

type Open<Schema extends DBSchema> = () => Promise<IDBPDatabase<Schema>>;

/** Rejects where the browser gives no database. */
export async function openDatabase<Schema extends DBSchema>(
  name: string,
  upgrade: NonNullable<OpenDBCallbacks<Schema>['upgrade']>,
): Promise<Database<Schema>> {
  const open = () => openDB<Schema>(name, 1, { upgrade });
  const left = new LeftPage(globalThis);
  left.start();
  return new Database(open, await open(), left);
}

export class Database<Schema extends DBSchema> {
  private present: Promise<IDBPDatabase<Schema>>;

  constructor(
    private readonly open: Open<Schema>,
    first: IDBPDatabase<Schema>,
    private readonly left: LeftPage,
  ) {
    this.present = Promise.resolve(first);
  }

  /**
   * Begins a piece of work and answers with what its first request brings. Where that fails the database is opened anew,
   * and the work is begun once more: it may be run twice, and has stored nothing the first time. A page that was left
   * begins nothing until it is back.
   */
  async begin<Value>(work: (database: IDBPDatabase<Schema>) => Promise<Value>): Promise<Value> {
    await this.left.shown();
    const database = await this.present;
    try {
      return await work(database);
    } catch (error) {
      if (isFull(error)) throw error;
      const anew = await this.openAnew(database);
      await this.left.shown();
      return work(anew);
    }
  }

  /** Lets go of a transaction that writes when the page is left before it is done. */
  follow(transaction: Parameters<LeftPage['follow']>[0]): void {
    this.left.follow(transaction);
  }

  private openAnew(ended: IDBPDatabase<Schema>): Promise<IDBPDatabase<Schema>> {
    const last = this.present;
    this.present = last.then(async (database) => {
      // Others may have found it ended, too, and opened it.
      if (database !== ended) return database;
      ended.close();
      return this.open();
    });
    // A browser that gives no database now may give one later.
    this.present.catch(() => (this.present = last));
    return this.present;
  }
}

/** Whether it failed for want of room, about which the person with the phone can do something. */
export function isFull(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError';
}
