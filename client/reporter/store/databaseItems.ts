/** The outbox's items in the phone's database: they survive a reload, a crash and a dead battery. */
import { isPhoto, type Item, type Items } from '../outbox/item.js';
import type { OutboxStore } from '../outbox/store.js';
import { last, type Database } from '../../store/database.js';
import type { Neighbours } from '../../store/neighbours.js';

export class DatabaseItems implements OutboxStore {
  readonly durable = true;

  constructor(
    private readonly database: Database,
    private readonly neighbours: Neighbours,
  ) {}

  read(): Promise<Items> {
    return this.database.run((connection) => connection.getAll('items'));
  }

  async change<Value>(step: (items: Items) => { items: Items; value: Value }): Promise<Value> {
    const { value, writes } = await this.database.write(['items', 'photos'], async (transaction) => {
      const store = transaction.objectStore('items');
      const before = await store.getAll();
      const after = step(before);
      const photos = goneFrom(before, after.items).filter(isPhoto);
      // The server has a photo, or no entry needs it: its bytes leave in the same step, whatever happens to this page.
      const bytes = photos.map(async ({ command }) => transaction.objectStore('photos').delete(command));
      const asked = differences(before, after.items, store);
      await last(transaction, [...asked, ...bytes]);
      return { value: after.value, writes: asked.length };
    });
    if (writes > 0) this.neighbours.tell('items');
    return value;
  }

  subscribe(listener: () => void): () => void {
    return this.neighbours.listen((news) => {
      if (news === 'items') listener();
    });
  }
}

interface Writable {
  put(item: Item): Promise<string>;
  delete(command: string): Promise<void>;
}

function differences(before: Items, after: Items, store: Writable): Promise<unknown>[] {
  const gone = goneFrom(before, after);
  const changed = after.filter((item) => !before.includes(item));
  // A browser may throw at once; then the others must not be left without a listener.
  return [...gone.map(async ({ command }) => store.delete(command)), ...changed.map(async (item) => store.put(item))];
}

function goneFrom(before: Items, after: Items): Items {
  const kept = new Set(after.map(({ command }) => command));
  return before.filter(({ command }) => !kept.has(command));
}
