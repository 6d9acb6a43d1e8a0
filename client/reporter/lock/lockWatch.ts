/** Watches the time for the lock while the page lives, and the pages beside it. */
import { effect } from '@preact/signals';
import type { KeptShelf } from '../../store/phoneShelf.js';
import { IdleClock, type IdleClockParts } from './idleClock.js';
import type { Lock } from './lock.js';

export interface LockWatchParts extends Omit<IdleClockParts, 'onOver'> {
  lock: Lock;
  shelf: Pick<KeptShelf, 'learned' | 'refresh'>;
}

/** A use is kept so often, ms: the next page counts from a use that is at most so much older. */
const KEEP_MS = 30_000;

export class LockWatch {
  private readonly clock: IdleClock;
  private readonly ends: (() => void)[] = [];

  constructor(private readonly parts: LockWatchParts) {
    this.clock = new IdleClock({ ...parts, onOver: () => void this.fall() });
  }

  start(): void {
    const { lock, shelf } = this.parts;
    const counts = effect(() => {
      if (lock.isAsleep.value) this.clock.stop();
      else this.clock.start(lock.usedAt);
    });
    const listens = effect(() => {
      if (shelf.learned.value > 0) this.hear();
    });
    this.ends.push(counts, listens);
    this.look();
  }

  stop(): void {
    this.settle();
    for (const end of this.ends.splice(0)) end();
    this.clock.stop();
  }

  /** Takes note that somebody uses the page now. Too late a use opens nothing. */
  readonly used = (): void => {
    this.look();
    const { lock } = this.parts;
    if (lock.isAsleep.peek()) return;
    this.clock.used();
    if (this.clock.usedAt - lock.usedAt >= KEEP_MS) lock.keep(this.clock.usedAt);
  };

  /** Locks where it is time: a page that comes back may have slept through it. */
  readonly look = (): void => {
    if (!this.parts.lock.isAsleep.peek() && this.clock.isOver()) void this.fall();
  };

  /** Keeps the last use: the page may be ended now. */
  readonly settle = (): void => {
    const { lock } = this.parts;
    if (!lock.isAsleep.peek() && this.clock.usedAt > lock.usedAt) lock.keep(this.clock.usedAt);
  };

  /** Locks this page at once. A page that was frozen has heard nothing of one beside it, which may be in use. */
  private async fall(): Promise<void> {
    const { lock, shelf } = this.parts;
    lock.fall();
    await shelf.refresh().catch(() => undefined);
    lock.follow();
    if (lock.isAsleep.peek()) lock.keep();
  }

  /** Another page locked, opened or used the app. */
  private hear(): void {
    const { lock } = this.parts;
    lock.follow();
    if (!lock.isAsleep.peek()) this.clock.usedElsewhere(lock.usedAt);
  }
}
