/** Notices to the editor: that something is done (for a moment), or that something went wrong (until it is read). */
import { signal, type ReadonlySignal } from '@preact/signals';
import type { Refusal } from '../../../shared/refusals.js';
import type { After } from '../../account/device.js';

/** The meaning of a notice, before it has words. */
export type Told = 'saved' | 'offerReady' | 'made' | 'lost' | 'typedSince' | 'thereBefore' | Refusal;

interface Notice {
  id: number;
  is: 'done' | 'fault';
  told: Told;
}

const SHOWN_MS = 6_000;

export class Notices {
  private readonly shown = signal<readonly Notice[]>([]);
  private count = 0;
  readonly list: ReadonlySignal<readonly Notice[]> = this.shown;

  constructor(private readonly after: After) {}

  done(told: Told): void {
    const id = this.add('done', told);
    this.after(SHOWN_MS, () => this.dismiss(id));
  }

  fault(told: Told): void {
    this.add('fault', told);
  }

  dismiss(id: number): void {
    this.shown.value = this.shown.value.filter((notice) => notice.id !== id);
  }

  private add(is: Notice['is'], told: Told): number {
    this.count += 1;
    const others = this.shown.value.filter((notice) => JSON.stringify(notice.told) !== JSON.stringify(told));
    this.shown.value = [...others, { id: this.count, is, told }];
    return this.count;
  }
}
