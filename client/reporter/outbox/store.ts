/** The place where the outbox's items are kept. */
import type { Items } from './item.js';

export interface OutboxStore {
  /** Whether what is stored outlives this page. */
  durable: boolean;
  read(): Promise<Items>;
  /**
   * Replaces the items by `step(items)`, in one transaction that no other page of this browser can come between; the
   * answer comes when it is stored. `step` must be synchronous and pure: where the browser ends its connection in the
   * middle, nothing is stored, and `step` is run again.
   */
  change<Value>(step: (items: Items) => { items: Items; value: Value }): Promise<Value>;
  /** Calls `listener` when another page of this browser changed the items. */
  subscribe(listener: () => void): () => void;
}

/** Keeps the items as long as the page lives: where the browser gives no storage, and in tests. */
export class MemoryStore implements OutboxStore {
  readonly durable = false;
  private items: Items = [];

  read(): Promise<Items> {
    return Promise.resolve(this.items);
  }

  change<Value>(step: (items: Items) => { items: Items; value: Value }): Promise<Value> {
    const next = step(this.items);
    this.items = next.items;
    return Promise.resolve(next.value);
  }

  subscribe(): () => void {
    return () => undefined;
  }
}
