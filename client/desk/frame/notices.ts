/** What the page tells the editor: that something is done (for a moment), or that something went wrong (until read). */
import { signal } from '@preact/signals';
import type { Refusal } from '../../../shared/refusals.js';
import type { After } from '../../account/device.js';

/** What is told, before it has words. */
export type Told = 'saved' | 'offerReady' | 'lost' | Refusal;

interface Notice {
  id: number;
  is: 'done' | 'fault';
  told: Told;
}

export type Notices = ReturnType<typeof createNotices>;

const SHOWN_MS = 6_000;

export function createNotices(after: After) {
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
    done(told: Told): void {
      const id = add('done', told);
      after(SHOWN_MS, () => dismiss(id));
    },
    fault: (told: Told) => void add('fault', told),
  };
}
