/** The outbox in IndexedDB: it survives a reload, a crash and a dead battery. */
import type { DBSchema } from 'idb';
import { openDatabase, type Database } from '../database.js';
import type { Item, Items } from './item.js';
import { memoryStore, type OutboxStore } from './store.js';

interface Schema extends DBSchema {
  items: { key: string; value: Item };
}

const NAME = 'rallyline-outbox';

/** Falls back to memory where IndexedDB is not to be had (some private windows); `durable` tells. */
export async function browserStore(): Promise<OutboxStore> {
  try {
    return storeIn(
      await openDatabase<Schema>(NAME, (created) => created.createObjectStore('items', { keyPath: 'command' })),
    );
  } catch {
    return memoryStore();
  }
}

function storeIn(database: Database<Schema>): OutboxStore {
  // One channel to speak and listen: a channel does not hear itself.
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(NAME);
  return {
    durable: true,
    read: () => database.begin((open) => open.getAll('items')),
    async change(step) {
      const { transaction, before } = await database.begin(async (open) => {
        const begun = open.transaction('items', 'readwrite', { durability: 'strict' });
        return { transaction: begun, before: await begun.store.getAll() };
      });
      const { items, value } = step(before);
      const writes = differences(before, items, transaction.store);
      await Promise.all([...writes, transaction.done]);
      if (writes.length > 0) channel?.postMessage('changed');
      return value;
    },
    subscribe(listener) {
      channel?.addEventListener('message', listener);
      return () => channel?.removeEventListener('message', listener);
    },
  };
}

interface Writable {
  put(item: Item): Promise<string>;
  delete(command: string): Promise<void>;
}

function differences(before: Items, after: Items, store: Writable): Promise<unknown>[] {
  const kept = new Set(after.map(({ command }) => command));
  const gone = before.filter(({ command }) => !kept.has(command));
  const changed = after.filter((item) => !before.includes(item));
  return [...gone.map(({ command }) => store.delete(command)), ...changed.map((item) => store.put(item))];
}
