/**
 * Lets one of several open pages send. Should two ever send at once (the lock was taken from a page that slept), the ids
 * make it harmless: the server knows a command that it has, and answers with the first receipt.
 */
import type { Lease } from '../store/lease.js';
import { StoredLease } from './storedLease.js';

/** Calls `got` when it is this page's turn to send, `lost` when it is no longer. The answer gives the turn up. */
export type SenderLock = (got: () => void, lost: () => void) => () => void;

/** The lock for a store that no other page shares. */
export const soleSender: SenderLock = (got) => {
  got();
  return () => undefined;
};

/** Web Locks where the browser has them (they need https), otherwise a stored lease. */
export function browserSenderLock(holder: string, stored: Lease): SenderLock {
  const storedLease: SenderLock = (got, lost) => {
    const lease = new StoredLease(stored, holder, got, lost);
    lease.start();
    return () => lease.stop();
  };
  return 'locks' in navigator ? webLock(navigator.locks, storedLease) : storedLease;
}

/** `otherwise`: the lock to use where the browser has locks and gives none. */
export function webLock(locks: Pick<LockManager, 'request'>, otherwise: SenderLock): SenderLock {
  return (got, lost) => {
    const lock = new WebLock({ locks, otherwise, got, lost });
    lock.start();
    return () => lock.stop();
  };
}

/** The lock's name, which pages and worker share. */
export const TURN = 'rallyline-turn';

interface WebLockParts {
  locks: Pick<LockManager, 'request'>;
  otherwise: SenderLock;
  got: () => void;
  lost: () => void;
}

/** The page in front takes the lock: a page that sleeps in the background may hold it and send nothing. */
class WebLock {
  /** Lets go of the lock; null while this page does not hold it. */
  private release: (() => void) | null = null;
  /** Gives up the other lock; null while that is not used. */
  private giveUp: (() => void) | null = null;
  private isOver = false;

  constructor(private readonly parts: WebLockParts) {}

  start(): void {
    this.ask(document.visibilityState === 'visible' ? { steal: true } : {});
    document.addEventListener('visibilitychange', this.onShown);
  }

  stop(): void {
    this.isOver = true;
    document.removeEventListener('visibilitychange', this.onShown);
    this.release?.();
    this.giveUp?.();
  }

  private ask(options: LockOptions): void {
    const refused = (error: unknown) => this.refused(error);
    void this.parts.locks.request(TURN, options, () => this.hold()).catch(refused);
  }

  private hold(): Promise<void> {
    return new Promise<void>((resolve) => {
      if (this.isOver) {
        resolve();
        return;
      }
      this.release = resolve;
      this.parts.got();
    });
  }

  private refused(error: unknown): void {
    const { otherwise, got, lost } = this.parts;
    const isTaken = this.release !== null;
    this.release = null;
    if (isTaken) lost();
    if (this.isOver) return;
    // The browser refuses every request of a page that was left at once: asked for ever, it would stop the page that follows.
    if (isTaken) this.ask({});
    else if (!isLeft(error)) this.giveUp ??= otherwise(got, lost);
  }

  private readonly onShown = (): void => {
    const isAsking = this.release === null && this.giveUp === null && !this.isOver;
    if (document.visibilityState === 'visible' && isAsking) this.ask({ steal: true });
  };
}

/** Whether the browser says that this page is no longer the one that is shown. */
function isLeft(error: unknown): boolean {
  return error instanceof DOMException && (error.name === 'InvalidStateError' || error.name === 'AbortError');
}
