/** The outbox in IndexedDB: it survives a reload, a crash and a dead battery. */
import type { DBSchema } from 'idb';
import { openDatabase, type Database } from '../database.js';
import type { Item, Items } from './item.js';
import { MemoryStore, type OutboxStore } from './store.js';

interface Schema extends DBSchema {
  items: { key: string; value: Item };
}

const NAME = 'rallyline-outbox';

/** Falls back to memory where IndexedDB is not to be had (some private windows); `durable` tells. */
export async function browserStore(): Promise<OutboxStore> {
  try {
    return new DatabaseStore(
      await openDatabase<Schema>(NAME, (created) => created.createObjectStore('items', { keyPath: 'command' })),
    );
  } catch {
    return new MemoryStore();
  }
}

class DatabaseStore implements OutboxStore {
  readonly durable = true;
  /** The same channel speaks and listens: a channel does not hear itself. */
  private readonly channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(NAME);

  constructor(private readonly database: Database<Schema>) {}

  read(): Promise<Items> {
    return this.database.begin((open) => open.getAll('items'));
  }

  async change<Value>(step: (items: Items) => { items: Items; value: Value }): Promise<Value> {
    const { transaction, before } = await this.database.begin(async (open) => {
      const begun = open.transaction('items', 'readwrite', { durability: 'strict' });
      this.database.follow(begun);
      return { transaction: begun, before: await begun.store.getAll() };
    });
    const { items, value } = step(before);
    const writes = differences(before, items, transaction.store);
    await Promise.all([...writes, transaction.done]);
    if (writes.length > 0) this.channel?.postMessage('changed');
    return value;
  }

  subscribe(listener: () => void): () => void {
    this.channel?.addEventListener('message', listener);
    return () => this.channel?.removeEventListener('message', listener);
  }
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
