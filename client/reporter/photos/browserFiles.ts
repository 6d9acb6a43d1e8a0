/** Photos in IndexedDB: a reload, a crash or a tunnel loses none. Apart from the outbox, which is read whole at each step. */
import { openDB, type DBSchema } from 'idb';
import { memoryFiles, type KeptPhoto, type PhotoFiles } from './files.js';

interface Schema extends DBSchema {
  photos: { key: string; value: KeptPhoto; indexes: { at: number } };
}

export async function browserFiles(): Promise<PhotoFiles> {
  try {
    const database = await openDB<Schema>('rallyline-photos', 1, {
      upgrade: (created) => created.createObjectStore('photos', { keyPath: 'id' }).createIndex('at', 'at'),
    });
    return {
      async put(photo) {
        const transaction = database.transaction('photos', 'readwrite', { durability: 'strict' });
        await Promise.all([transaction.store.put(photo), transaction.done]);
      },
      get: async (id) => (await database.get('photos', id)) ?? null,
      remove: (id) => database.delete('photos', id),
      async all() {
        // By the index's keys alone: no bytes are read.
        const found: Pick<KeptPhoto, 'id' | 'at'>[] = [];
        let cursor = await database.transaction('photos').store.index('at').openKeyCursor();
        for (; cursor !== null; cursor = await cursor.continue()) found.push({ id: cursor.primaryKey, at: cursor.key });
        return found;
      },
    };
  } catch {
    return memoryFiles();
  }
}
