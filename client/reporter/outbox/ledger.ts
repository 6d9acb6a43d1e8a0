/** What the outbox holds, as the screen sees it and as the store has it: always the same, since every change is stored first. */
import { cell, type Readable } from '../../account/cell.js';
import type { Items } from './item.js';
import type { OutboxStore } from './store.js';
import type { Line } from './verdict.js';

export interface OutboxState {
  /** Everybody's who used this phone, by turn. */
  items: Items;
  /** The commands and the photo that are on their way now. */
  sending: readonly string[];
  line: Line;
  /** Photos go another way than commands: what stops them does not stop words. */
  photoLine: Line;
  /** Photos that arrived since last there were none to send: "photo 2 of 3". */
  photosSent: number;
  /** Whether it outlives this page. */
  durable: boolean;
}

export interface Ledger {
  state: Readable<OutboxState>;
  /** One transaction. */
  change: <Value>(step: (items: Items) => { items: Items; value: Value }) => Promise<Value>;
  show: (part: Partial<Omit<OutboxState, 'items'>>) => void;
  /** Reads again what another page may have changed. */
  refresh: () => Promise<void>;
}

export function openLedger(store: OutboxStore): Ledger {
  const state = cell<OutboxState>({
    items: [],
    sending: [],
    line: 'open',
    photoLine: 'open',
    photosSent: 0,
    durable: store.durable,
  });
  const show = (part: Partial<OutboxState>) => {
    state.set({ ...state.get(), ...part });
  };
  return {
    state,
    show,
    async change(step) {
      let after: Items = [];
      const value = await store.change((items) => {
        const next = step(items);
        after = next.items;
        return next;
      });
      show({ items: inOrder(after) });
      return value;
    },
    refresh: async () => {
      show({ items: inOrder(await store.read()) });
    },
  };
}

function inOrder(items: Items): Items {
  return [...items].sort((a, b) => a.turn - b.turn);
}
