/**
 * What keeps a second server from one store: an open exclusive transaction on a file of its own. The operating system
 * frees it with the process, however that ends; a file that says who holds it would outlive a kill -9.
 */
export interface ServerLock {
  /** Throws StoreLocked where another server holds it and goes on holding it for `waitMs`. */
  take: (ask: { waitMs: number }) => void;
  free: () => void;
}

/** Does the work with the lock in hand; keeps it afterwards where it was held before. */
export function withLock(
  lock: ServerLock,
  { isHeld, waitMs }: { isHeld: boolean; waitMs: number },
  work: () => void,
): void {
  if (isHeld) {
    work();
    return;
  }
  lock.take({ waitMs });
  try {
    work();
  } finally {
    lock.free();
  }
}
