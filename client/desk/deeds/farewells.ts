/** Withdrawals that can still be undone: the protocol knows no way back, so they are held for a moment before they go. */
import { signal, type ReadonlySignal } from '@preact/signals';

export interface Farewell {
  id: string;
  blog: string;
  /** What the notice says of it. */
  gist: string;
}

export interface Farewells {
  waiting: ReadonlySignal<readonly Farewell[]>;
  begin(farewell: Farewell, go: () => void): void;
  /** Calls it off; the last one where no id is given. Answers whether there was one. */
  undo(id?: string): boolean;
  /** The page is about to go: what waits is sent now. */
  goNow(): void;
}

const UNDO_MS = 5_000;

export function createFarewells(after: (ms: number, run: () => void) => () => void): Farewells {
  const waiting = signal<readonly Farewell[]>([]);
  const running = new Map<string, { callOff: () => void; go: () => void }>();

  function end(id: string): { go: () => void } | null {
    const one = running.get(id);
    if (one === undefined) return null;
    one.callOff();
    running.delete(id);
    waiting.value = waiting.value.filter((other) => other.id !== id);
    return one;
  }

  return {
    waiting,
    begin(farewell, go) {
      if (running.has(farewell.id)) return;
      const callOff = after(UNDO_MS, () => end(farewell.id)?.go());
      running.set(farewell.id, { callOff, go });
      waiting.value = [...waiting.value, farewell];
    },
    undo: (id = waiting.value.at(-1)?.id ?? '') => end(id) !== null,
    goNow() {
      for (const id of [...running.keys()]) end(id)?.go();
    },
  };
}
