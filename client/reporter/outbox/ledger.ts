/** The items that the outbox holds, the same on the screen and in the store, since every change is stored first. */
import { signal, type ReadonlySignal, type Signal } from '@preact/signals';
import { byTurn, type Items } from './item.js';
import type { OutboxStore } from './store.js';
import type { Delivery } from './verdict.js';

export interface OutboxState {
  /** Items of everybody who used this phone, by turn. */
  items: Items;
  /** The commands and the photo that are on their way now. */
  sending: readonly string[];
  delivery: Delivery;
  /** Whether photos get through: they go another way than commands, and a stop of one is none of the other. */
  photoDelivery: Delivery;
  /** Photos that arrived since the last time that there were none to send: "photo 2 of 3". */
  photosSent: number;
  /** Whether the items outlive this page. */
  durable: boolean;
}

const EMPTY = { items: [], sending: [], delivery: 'open', photoDelivery: 'open', photosSent: 0 } as const;

export class Ledger {
  private readonly now: Signal<OutboxState>;
  /** Changes that this page began in the store, and those of them that `state` knows: answers may come in another order. */
  private begun = 0;
  private known = 0;
  readonly state: ReadonlySignal<OutboxState>;

  constructor(private readonly store: OutboxStore) {
    this.now = signal<OutboxState>({ ...EMPTY, durable: store.durable });
    this.state = this.now;
  }

  /** Changes the items in one transaction. */
  async change<Value>(step: (items: Items) => { items: Items; value: Value }): Promise<Value> {
    let place = 0;
    let after: Items = [];
    const value = await this.store.change((items) => {
      const next = step(items);
      place = ++this.begun;
      after = next.items;
      return next;
    });
    if (place > this.known) this.learn(after, place);
    return value;
  }

  edit(step: (items: Items) => Items): Promise<void> {
    return this.change((items) => ({ items: step(items), value: undefined }));
  }

  show(part: Partial<OutboxState>): void {
    this.now.value = { ...this.now.value, ...part };
  }

  /** Reads the items again, which another page may have changed. */
  async refresh(): Promise<void> {
    const place = this.begun;
    const items = await this.store.read();
    // Nobody knows whether the items were read before or after a change of this page that came in between.
    if (place === this.begun) this.learn(items, place);
    else await this.refresh();
  }

  private learn(items: Items, place: number): void {
    this.known = place;
    this.show({ items: byTurn(items) });
  }
}
