/**
 * The page's lock: after a time without use nothing of the session is shown until somebody opens it. State and last use
 * are kept on the shelf, for the next page and for those beside this one. It hides, and encrypts nothing.
 *
 * Its chapters: lockWatch, idleClock, use (the time, while a page lives) · passkey, phoneUnlock, assertion, rawSignature
 * (the phone's own unlock) · lockScreen, lockSetting, lockNow, opening (what is seen).
 */
import { signal, type ReadonlySignal } from '@preact/signals';
import type { Shelf } from '../../account/shelf.js';

export interface LockParts {
  shelf: Shelf;
  /** ms since 1970. */
  now: () => number;
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

/** Time without use after which the page locks, ms. */
export const IDLE_MS = 15 * 60_000;
/** Phones trim their clocks by less, ms. A clock that is set back farther says nothing of the time that passed. */
const TRIM_MS = 60_000;

/** Whether the page is to be locked, so many ms after its last use by the device's clock. */
export function isTooLong(passed: number): boolean {
  return passed < -TRIM_MS || passed >= IDLE_MS;
}

/** The beginning of all the lock's names on the shelf. */
const OURS = 'lock/';
const STATE = `${OURS}state`;

export class Lock {
  private readonly asleep = signal(false);
  private device: string | null = null;
  readonly isAsleep: ReadonlySignal<boolean> = this.asleep;

  constructor(private readonly parts: LockParts) {}

  /** The last use that is kept, ms since 1970; that of no page is this moment. */
  get usedAt(): number {
    return this.kept()?.usedAt ?? this.parts.now();
  }

  /** Somebody is signed in, as this device: the page begins as it was left, with another device open. */
  entered(device: string): void {
    if (device === this.device) return;
    this.device = device;
    this.asleep.value = false;
    const kept = this.kept();
    if (kept === null) {
      // Choices of another person on this phone are no choice of this one.
      this.clear();
      this.keep();
    } else if (kept.isAsleep || isTooLong(this.parts.now() - kept.usedAt)) this.sleep();
  }

  /** Nobody is signed in any more: there is nothing to hide. */
  left(): void {
    this.device = null;
    this.asleep.value = false;
    this.clear();
  }

  /** Locks the page, here and beside. */
  readonly sleep = (): void => {
    this.fall();
    this.keep();
  };

  /** Opens the page: whoever calls this has seen that it may be opened. */
  readonly wake = (): void => {
    // The watch counts from this moment on as soon as the page is open.
    this.keep(this.parts.now(), false);
    this.asleep.value = false;
    this.parts.woke();
  };

  /** Locks this page alone, until more is known of the others. */
  fall(): void {
    if (this.device === null || this.asleep.peek()) return;
    this.asleep.value = true;
    this.parts.forgetOwn();
  }

  /** Does as the page did that kept its state last. */
  follow(): void {
    const kept = this.kept();
    if (kept === null || kept.isAsleep === this.asleep.peek()) return;
    if (kept.isAsleep) this.fall();
    else if (!isTooLong(this.parts.now() - kept.usedAt)) {
      this.asleep.value = false;
      this.parts.woke();
    }
  }

  /** Keeps the state as it is, with this last use. */
  keep(usedAt = this.usedAt, isAsleep = this.asleep.peek()): void {
    const { device } = this;
    if (device !== null) this.parts.shelf.set(STATE, { device, usedAt, isAsleep });
  }

  /** Forgets what was accepted while the page is asleep. Answers whether it is. */
  forgetsOwn(): boolean {
    if (this.asleep.peek()) this.parts.forgetOwn();
    return this.asleep.peek();
  }

  private kept(): KeptLock | null {
    const kept = this.parts.shelf.get(STATE) as KeptLock | null;
    return kept?.device === this.device ? kept : null;
  }

  private clear(): void {
    const { shelf } = this.parts;
    for (const key of shelf.keys()) if (key.startsWith(OURS)) shelf.remove(key);
  }
}
