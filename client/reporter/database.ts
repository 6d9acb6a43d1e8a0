/**
 * A database of this browser that outlives its connection. Browsers end the connections of pages that sleep or are
 * pressed for memory: the next transaction throws, for as long as the page lives, unless it is opened anew.
 */
import { openDB, type DBSchema, type IDBPDatabase, type OpenDBCallbacks } from 'idb';

export interface Database<Schema extends DBSchema> {
  /**
   * Begins a piece of work and answers with what its first request brings. Where that fails the database is opened anew,
   * and it is begun once more: `work` may be run twice, and has stored nothing the first time.
   */
  begin: <Value>(work: (database: IDBPDatabase<Schema>) => Promise<Value>) => Promise<Value>;
}

/** Rejects where the browser gives no database. */
export async function openDatabase<Schema extends DBSchema>(
  name: string,
  upgrade: NonNullable<OpenDBCallbacks<Schema>['upgrade']>,
): Promise<Database<Schema>> {
  const open = () => openDB<Schema>(name, 1, { upgrade });
  let present = Promise.resolve(await open());

  function openAnew(ended: IDBPDatabase<Schema>): Promise<IDBPDatabase<Schema>> {
    const last = present;
    present = last.then(async (database) => {
      // Others may have found it ended, too, and opened it.
      if (database !== ended) return database;
      ended.close();
      return open();
    });
    // A browser that gives none now may give one later.
    present.catch(() => (present = last));
    return present;
  }

  return {
    async begin(work) {
      const database = await present;
      try {
        return await work(database);
      } catch (error) {
        if (isFull(error)) throw error;
        return work(await openAnew(database));
      }
    },
  };
}

/** Whether it failed for want of room, about which whoever holds the phone can do something. */
export function isFull(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError';
}
