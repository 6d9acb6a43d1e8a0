/** What the page tells the editor: that something is done (for a moment), or that something went wrong (until read). */
import type { Refusal } from '../../../shared/refusals.js';
import { cell, type Readable } from '../../account/cell.js';

/** What is told, before it has words. */
export type Told = 'saved' | 'offerReady' | 'lost' | Refusal;

export interface Notice {
  id: number;
  is: 'done' | 'fault';
  told: Told;
}

export interface Notices {
  list: Readable<readonly Notice[]>;
  done(told: Told): void;
  fault(told: Told): void;
  dismiss(id: number): void;
}

const SHOWN_MS = 6_000;

export function createNotices(after: (ms: number, run: () => void) => () => void): Notices {
  const list = cell<readonly Notice[]>([]);
  let count = 0;

  function add(is: Notice['is'], told: Told): number {
    count += 1;
    const others = list.get().filter((notice) => JSON.stringify(notice.told) !== JSON.stringify(told));
    list.set([...others, { id: count, is, told }]);
    return count;
  }

  function dismiss(id: number): void {
    list.set(list.get().filter((notice) => notice.id !== id));
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
