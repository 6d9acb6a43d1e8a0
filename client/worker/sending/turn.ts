/** The worker's turn to send: taken from pages that nobody sees, and given to the page that comes to the front. */
import { TURN, type SenderLock } from '../../reporter/outbox/senderLock.js';

export function workersTurn(locks: Pick<LockManager, 'request'>): SenderLock {
  return (got, lost) => {
    let release: (() => void) | null = null;
    let isOver = false;
    const hold = () =>
      new Promise<void>((resolve) => {
        release = resolve;
        if (isOver) resolve();
        else got();
      });
    // A browser that gives no locks gives none to the pages either: the ids make it harmless to send beside them.
    locks.request(TURN, { steal: true }, hold).catch(() => (release === null && !isOver ? got() : lost()));
    return () => {
      isOver = true;
      release?.();
    };
  };
}
