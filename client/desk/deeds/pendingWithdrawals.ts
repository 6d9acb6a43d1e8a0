/** Withdrawals that can still be undone: the protocol knows no way back, so they are held for a moment before they go. */
import { signal } from '@preact/signals';
import type { FormSpeech } from '../../entry/formWords.js';
import type { After } from '../../account/device.js';

interface PendingWithdrawal {
  id: string;
  blog: string;
  /** The name that the notice gives it. */
  title: (speech: FormSpeech) => string;
}

export type PendingWithdrawals = ReturnType<typeof createFarewells>;

const UNDO_MS = 5_000;

export function createFarewells(after: After) {
  const waiting = signal<readonly PendingWithdrawal[]>([]);
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
    begin(farewell: PendingWithdrawal, go: () => void): void {
      if (running.has(farewell.id)) return;
      const callOff = after(UNDO_MS, () => end(farewell.id)?.go());
      running.set(farewell.id, { callOff, go });
      waiting.value = [...waiting.value, farewell];
    },
    /** Calls it off; the last one where no id is given. Answers whether there was one. */
    undo: (id = waiting.value.at(-1)?.id ?? ''): boolean => end(id) !== null,
    /** The page is about to go: what waits is sent now. */
    goNow(): void {
      for (const id of [...running.keys()]) end(id)?.go();
    },
  };
}
