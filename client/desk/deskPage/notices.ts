/** What the page tells the editor: that something is done (for a moment), or that something went wrong (until read). */
import { signal, type ReadonlySignal } from '@preact/signals';

export interface Notice {
  id: number;
  is: 'done' | 'fault';
  text: string;
}

export interface Notices {
  list: ReadonlySignal<readonly Notice[]>;
  done(text: string): void;
  fault(text: string): void;
  dismiss(id: number): void;
}

const SHOWN_MS = 6_000;

export function createNotices(after: (ms: number, run: () => void) => () => void): Notices {
  const list = signal<readonly Notice[]>([]);
  let count = 0;

  function add(is: Notice['is'], text: string): number {
    count += 1;
    const others = list.value.filter((notice) => notice.text !== text);
    list.value = [...others, { id: count, is, text }];
    return count;
  }

  function dismiss(id: number): void {
    list.value = list.value.filter((notice) => notice.id !== id);
  }

  return {
    list,
    dismiss,
    done(text) {
      const id = add('done', text);
      after(SHOWN_MS, () => dismiss(id));
    },
    fault: (text) => void add('fault', text),
  };
}
