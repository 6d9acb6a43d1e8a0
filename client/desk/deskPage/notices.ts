/** What the page tells the editor: that something is done (for a moment), or that something went wrong (until read). */
import { cell, type Readable } from '../../account/cell.js';

export interface Notice {
  id: number;
  is: 'done' | 'fault';
  text: string;
}

export interface Notices {
  list: Readable<readonly Notice[]>;
  done(text: string): void;
  fault(text: string): void;
  dismiss(id: number): void;
}

const SHOWN_MS = 6_000;

export function createNotices(after: (ms: number, run: () => void) => () => void): Notices {
  const list = cell<readonly Notice[]>([]);
  let count = 0;

  function add(is: Notice['is'], text: string): number {
    count += 1;
    const others = list.get().filter((notice) => notice.text !== text);
    list.set([...others, { id: count, is, text }]);
    return count;
  }

  function dismiss(id: number): void {
    list.set(list.get().filter((notice) => notice.id !== id));
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
