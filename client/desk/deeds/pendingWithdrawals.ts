/** Withdrawals that can still be undone: the protocol knows no way back, so they are held for a moment before they go. */
import { signal, type ReadonlySignal } from '@preact/signals';
import type { FormSpeech } from '../../entry/formWords.js';
import type { After } from '../../account/device.js';

interface PendingWithdrawal {
  id: string;
  blog: string;
  /** The entry's name in the notice. */
  title: (speech: FormSpeech) => string;
}

const UNDO_MS = 5_000;

export class PendingWithdrawals {
  private readonly listed = signal<readonly PendingWithdrawal[]>([]);
  private readonly running = new Map<string, { callOff: () => void; go: () => void }>();
  readonly waiting: ReadonlySignal<readonly PendingWithdrawal[]> = this.listed;

  constructor(private readonly after: After) {}

  begin(withdrawal: PendingWithdrawal, go: () => void): void {
    if (this.running.has(withdrawal.id)) return;
    const callOff = this.after(UNDO_MS, () => this.end(withdrawal.id)?.go());
    this.running.set(withdrawal.id, { callOff, go });
    this.listed.value = [...this.listed.value, withdrawal];
  }

  /** Calls a withdrawal off, the last one where no id is given. Answers whether there was one. */
  undo(id = this.waiting.value.at(-1)?.id ?? ''): boolean {
    return this.end(id) !== null;
  }

  /** Sends what waits, since the page is about to go. */
  goNow(): void {
    for (const id of [...this.running.keys()]) this.end(id)?.go();
  }

  private end(id: string): { go: () => void } | null {
    const found = this.running.get(id);
    if (found === undefined) return null;
    found.callOff();
    this.running.delete(id);
    this.listed.value = this.listed.value.filter((other) => other.id !== id);
    return found;
  }
}
