/** What the page tells the editor: that something is done (for a moment), or that something went wrong (until read). */
import { signal, type ReadonlySignal } from '@preact/signals';
import type { Refusal } from '../../../shared/refusals.js';

/** What is told, before it has words. */
export type Told = 'saved' | 'offerReady' | 'lost' | Refusal;

export interface Notice {
  id: number;
  is: 'done' | 'fault';
  told: Told;
}

export interface Notices {
  list: ReadonlySignal<readonly Notice[]>;
  done(told: Told): void;
  fault(told: Told): void;
  dismiss(id: number): void;
}

const SHOWN_MS = 6_000;

export function createNotices(after: (ms: number, run: () => void) => () => void): Notices {
  const list = signal<readonly Notice[]>([]);
  let count = 0;

  function add(is: Notice['is'], told: Told): number {
    count += 1;
    const others = list.value.filter((notice) => JSON.stringify(notice.told) !== JSON.stringify(told));
    list.value = [...others, { id: count, is, told }];
    return count;
  }

  function dismiss(id: number): void {
    list.value = list.value.filter((notice) => notice.id !== id);
  }

  return {
    list,
    dismiss,
    done(told) {
      const id = add('done', told);
      after(SHOWN_MS, () => dismiss(id));
    },
    fault: (told) => void add('fault', told),
  };
}
