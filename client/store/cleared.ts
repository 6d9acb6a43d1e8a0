import type { IDBPDatabase } from 'idb';

/** Empties every store of a database in one step: it waits for what is being stored, and nothing comes between. */
export async function cleared(connection: IDBPDatabase): Promise<void> {
  const names = [...connection.objectStoreNames];
  const transaction = connection.transaction(names, 'readwrite', { durability: 'strict' });
  await Promise.all([...names.map(async (name) => transaction.objectStore(name).clear()), transaction.done]);
}

/** The answer of a store that is over. */
export function never(): Promise<never> {
  return new Promise(() => undefined);
}
