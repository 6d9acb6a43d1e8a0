/** The rows behind the shelf, in the phone's database. */
import { last, type Database, type Writing } from './database.js';

export interface ShelfRows {
  all(): Promise<Map<string, unknown>>;
  /** The values under these keys; undefined where there is none. */
  under(keys: readonly string[]): Promise<Map<string, unknown>>;
  /** Stores the values as they are when the transaction begins, all or none; undefined removes the row. */
  write(rows: () => [key: string, value: unknown][]): Promise<void>;
}

export class DatabaseRows implements ShelfRows {
  constructor(private readonly database: Database) {}

  all(): Promise<Map<string, unknown>> {
    return this.database.run(async (connection) => {
      const { store } = connection.transaction('shelf');
      const [keys, values] = await Promise.all([store.getAllKeys(), store.getAll()]);
      return new Map(keys.map((key, at) => [key, values[at]]));
    });
  }

  under(keys: readonly string[]): Promise<Map<string, unknown>> {
    return this.database.run(async (connection) => {
      const { store } = connection.transaction('shelf');
      return new Map(await Promise.all(keys.map(async (key) => [key, await store.get(key)] as const)));
    });
  }

  async write(rows: () => [key: string, value: unknown][]): Promise<void> {
    const stores = async (transaction: Writing) => {
      const store = transaction.objectStore('shelf');
      const asked = rows().map(async ([key, value]) =>
        value === undefined ? store.delete(key) : store.put(value, key),
      );
      await last(transaction, asked);
    };
    // Typing must not make the disk work at each pause; localStorage did not wait for it either.
    await this.database.write(['shelf'], stores, 'relaxed');
  }
}
