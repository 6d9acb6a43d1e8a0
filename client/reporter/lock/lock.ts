/**
 * The page's lock: after a time without use nothing of the session is shown until somebody opens it. State and last use
 * are kept on the shelf, for the next page and for those beside this one. It hides, and encrypts nothing.
 */
import { effect, signal, type ReadonlySignal } from '@preact/signals';
import { pageTicks, type Ticks } from '../../account/clock.js';
import type { KeptShelf } from '../store/phoneShelf.js';
import { IdleClock, type IdleClockParts } from './idleClock.js';

export interface LockParts extends Omit<IdleClockParts, 'ticks' | 'onOver'> {
  shelf: Pick<KeptShelf, 'get' | 'set' | 'remove' | 'keys' | 'learned' | 'refresh'>;
  /** By default the page's own. */
  ticks?: Ticks;
  /** Drops what the phone keeps of own entries; called when the page falls asleep, and for all that is accepted while it does. */
  forgetOwn: () => void;
  /** Called when the page is open again. */
  woke: () => void;
}

/** The lock as it is kept. `device`: the session that it is of: whoever signs in by a new link begins with an open page. */
interface KeptLock {
  device: string;
  /** ms since 1970. */
  usedAt: number;
  isAsleep: boolean;
}

/** The beginning of all the lock's names on the shelf. */
const OURS = 'lock/';
const STATE = `${OURS}state`;
/** A use is kept so often, ms: the next page counts from a use that is at most so much older. */
const KEEP_MS = 30_000;

export class Lock {
  private readonly asleep = signal(false);
  private readonly clock: IdleClock;
  private device: string | null = null;
  private keptAt = 0;
  private endListening: () => void = () => undefined;
  readonly isAsleep: ReadonlySignal<boolean> = this.asleep;
  readonly forgetOwn: LockParts['forgetOwn'];

  constructor(private readonly parts: LockParts) {
    this.clock = new IdleClock({ ...parts, ticks: parts.ticks ?? pageTicks, onOver: () => this.fall() });
    this.forgetOwn = parts.forgetOwn;
  }

  start(): void {
    this.endListening = effect(() => {
      if (this.parts.shelf.learned.value > 0) this.hear();
    });
  }

  stop(): void {
    this.endListening();
    this.clock.stop();
  }

  /** Somebody is signed in, as this device: the page begins as it was left, with another device open. */
  entered(device: string): void {
    if (device === this.device) return;
    this.device = device;
    const kept = this.kept();
    this.clock.start(kept?.usedAt ?? this.parts.now());
    if (kept === null) this.begin();
    else if (kept.isAsleep) this.fall();
    else this.look();
  }

  /** Nobody is signed in any more: there is nothing to hide. */
  left(): void {
    this.device = null;
    this.clock.stop();
    this.asleep.value = false;
    this.clear();
  }

  /** Takes note that somebody uses the page now. Too late a use opens nothing. */
  readonly used = (): void => {
    this.look();
    if (this.device === null || this.asleep.peek()) return;
    this.clock.used();
    if (this.clock.usedAt - this.keptAt >= KEEP_MS) this.keep();
  };

  /** Falls asleep where it is time: a page that comes back may have slept through it. */
  readonly look = (): void => {
    if (this.device !== null && !this.asleep.peek() && this.clock.isOver()) this.fall();
  };

  /** Locks the page at once. */
  readonly sleep = (): void => {
    if (this.device === null) return;
    this.fall();
    this.keep();
  };

  /** Opens the page: whoever calls this has seen that it may be opened. */
  readonly wake = (): void => {
    if (this.device === null || !this.asleep.peek()) return;
    this.open(this.parts.now());
    this.keep();
  };

  /** Keeps the last use as it is: the page may be ended now. */
  readonly settle = (): void => {
    if (this.device !== null && (this.asleep.peek() || this.clock.usedAt > this.keptAt)) this.keep();
  };

  private begin(): void {
    // What another person of this phone had chosen.
    this.clear();
    this.asleep.value = false;
    this.keep();
  }

  private fall(): void {
    if (this.asleep.peek()) return;
    this.asleep.value = true;
    this.clock.stop();
    this.parts.forgetOwn();
    void this.keepUnlessUsedElsewhere();
  }

  /** A page that was frozen has heard nothing of a page beside it, which may be in use. */
  private async keepUnlessUsedElsewhere(): Promise<void> {
    await this.parts.shelf.refresh().catch(() => undefined);
    if (this.asleep.peek()) this.keep();
  }

  private open(usedAt: number): void {
    this.clock.start(usedAt);
    this.asleep.value = false;
    this.parts.woke();
  }

  /** Another page locked, opened or used the app. */
  private hear(): void {
    const kept = this.kept();
    if (kept === null) return;
    if (kept.isAsleep) return this.fall();
    this.clock.usedElsewhere(kept.usedAt);
    if (this.asleep.peek() && !this.clock.isOver()) this.open(kept.usedAt);
  }

  private kept(): KeptLock | null {
    const kept = this.parts.shelf.get(STATE) as Partial<KeptLock> | null;
    return kept !== null && kept.device === this.device ? (kept as KeptLock) : null;
  }

  private keep(): void {
    const { device, clock, asleep } = this;
    this.keptAt = clock.usedAt;
    this.parts.shelf.set(STATE, { device, usedAt: clock.usedAt, isAsleep: asleep.peek() });
  }

  private clear(): void {
    const { shelf } = this.parts;
    for (const key of shelf.keys()) if (key.startsWith(OURS)) shelf.remove(key);
  }
}
