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

  /**
   * Changes the items. Where there is no room for that, what is learned of items that wait is known to this page alone, and
   * what leaves leaves; a wish for something new (`isWish`) rejects, and changes nothing.
   */
  change<Value>(step: Step<Value>, isWish = false): Promise<Value> {
    return this.apply(step, true).catch((error: unknown) => {
      if (isWish || !isFull(error)) throw error;
      return this.apply(step, false);
    });
  }

  edit(step: (items: Items) => Items, isWish?: boolean): Promise<void> {
    return this.change((items) => ({ items: step(items), value: undefined }), isWish);
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

  /** Changes the items in one transaction. Without room, items stay in the store as they are there, and their changes here. */
  private async apply<Value>(step: Step<Value>, hasRoom: boolean): Promise<Value> {
    let place = 0;
    let after: Items = [];
    const unstored = new Map<string, Item>();
    const value = await this.store.change((stored) => {
      const next = step(this.laidOver(stored));
      place = ++this.begun;
      after = next.items.map((item) => {
        const kept = !hasRoom && stored.find(({ command }) => command === item.command);
        if (!kept) return item;
        unstored.set(JSON.stringify(kept), item);
        return kept;
      });
      return { ...next, items: after };
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
