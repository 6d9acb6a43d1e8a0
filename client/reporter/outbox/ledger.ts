/**
 * The items that the outbox holds, the same on the screen and in the store, since every change is stored first. A phone
 * that is full by now stores none; what is learned of items that wait is then kept here, until a change can be stored.
 */
import { signal, type ReadonlySignal, type Signal } from '@preact/signals';
import { isFull } from '../../store/full.js';
import { byTurn, type Item, type Items } from './item.js';
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

type Step<Value> = (items: Items) => { items: Items; value: Value };

/** Whether an item after a step may stay as it is stored, for want of room. `before`: the items before the step. */
type Stays = (item: Item, before: Items) => boolean;

const EMPTY = { items: [], sending: [], delivery: 'open', photoDelivery: 'open', photosSent: 0 } as const;

export class Ledger {
  private readonly now: Signal<OutboxState>;
  /** Changes that this page began in the store, and those of them that `state` knows: answers may come in another order. */
  private begun = 0;
  private known = 0;
  /** Items that could not be stored as they are, each by the text of what is stored of it: what another page stored since counts. */
  private unstored = new Map<string, Item>();
  readonly state: ReadonlySignal<OutboxState>;

  constructor(private readonly store: OutboxStore) {
    this.now = signal<OutboxState>({ ...EMPTY, durable: store.durable });
    this.state = this.now;
  }

  /** Changes what is known of items that wait, in one transaction; where there is no room for it, in this page alone. */
  change<Value>(step: Step<Value>): Promise<Value> {
    return this.apply(step, () => true);
  }

  /** The same, without an answer. */
  note(step: (items: Items) => Items): Promise<void> {
    return this.change((items) => ({ items: step(items), value: undefined }));
  }

  /** Changes the items as somebody asked for; rejects, and changes nothing, where there is no room for that. */
  edit(step: (items: Items) => Items): Promise<void> {
    return this.apply(
      (items) => ({ items: step(items), value: undefined }),
      (item, before) => before.includes(item),
    );
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

  private async apply<Value>(step: Step<Value>, stays: Stays): Promise<Value> {
    try {
      return await this.attempt(step, () => false);
    } catch (error) {
      if (!isFull(error)) throw error;
      // What leaves needs no room, and goes without what has none.
      return this.attempt(step, stays);
    }
  }

  private async attempt<Value>(step: Step<Value>, stays: Stays): Promise<Value> {
    let place = 0;
    let after: Items = [];
    let unstored = new Map<string, Item>();
    const value = await this.store.change((stored) => {
      const before = this.laidOver(stored);
      const next = step(before);
      place = ++this.begun;
      unstored = new Map();
      after = next.items.map((item) => {
        const kept = stays(item, before) && stored.find(({ command }) => command === item.command);
        if (!kept || kept === item) return item;
        unstored.set(JSON.stringify(kept), item);
        return kept;
      });
      return { items: after, value: next.value };
    });
    if (place > this.known) {
      this.unstored = unstored;
      this.learn(after, place);
    }
    return value;
  }

  private laidOver(stored: Items): Items {
    return stored.map((item) => this.unstored.get(JSON.stringify(item)) ?? item);
  }

  private learn(stored: Items, place: number): void {
    this.known = place;
    this.show({ items: byTurn(this.laidOver(stored)) });
  }
}
