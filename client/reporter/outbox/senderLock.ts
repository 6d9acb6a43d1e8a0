/**
 * Of several open pages one sends. Should two ever send at once (the turn was taken from a page that slept), the ids
 * make it harmless: the server knows a command that it has, and answers with the first receipt.
 */
import type { DBSchema } from 'idb';
import { openDatabase } from '../database.js';

/** Calls `got` when it is this page's turn to send, `lost` when it is no longer. The answer gives it up. */
export type SenderLock = (got: () => void, lost: () => void) => () => void;

/** For a store that no other page shares. */
export const soleSender: SenderLock = (got) => {
  got();
  return () => undefined;
};

/** Web Locks where the browser has them (they need https), otherwise a lease in IndexedDB. */
export function browserSenderLock(holder: string): SenderLock {
  return 'locks' in navigator ? webLock(navigator.locks, storedLease(holder)) : storedLease(holder);
}

const NAME = 'rallyline-turn';

/**
 * The page in front takes the turn: one that sleeps in the background may hold it and send nothing. `otherwise`: where the
 * browser has locks and gives none.
 */
export function webLock(locks: Pick<LockManager, 'request'>, otherwise: SenderLock): SenderLock {
  return (got, lost) => {
    let release: (() => void) | null = null;
    let giveUp: (() => void) | null = null;
    let isOver = false;
    const hold = () =>
      new Promise<void>((resolve) => {
        if (isOver) {
          resolve();
          return;
        }
        release = resolve;
        got();
      });
    const onRefused = (error: unknown) => {
      const isTaken = release !== null;
      release = null;
      if (isTaken) lost();
      if (isOver) return;
      // Of a page that was left, each request is refused at once: asked again for ever, it would stop the page that follows.
      if (isTaken) ask({});
      else if (!isLeft(error)) giveUp ??= otherwise(got, lost);
    };
    const ask = (options: LockOptions) => void locks.request(NAME, options, hold).catch(onRefused);
    const onShown = () => {
      const isAsking = release === null && giveUp === null && !isOver;
      if (document.visibilityState === 'visible' && isAsking) ask({ steal: true });
    };
    ask(document.visibilityState === 'visible' ? { steal: true } : {});
    document.addEventListener('visibilitychange', onShown);
    return () => {
      isOver = true;
      document.removeEventListener('visibilitychange', onShown);
      release?.();
      giveUp?.();
    };
  };
}

/** Whether the browser says that this page is no longer the one that is shown. */
function isLeft(error: unknown): boolean {
  return error instanceof DOMException && (error.name === 'InvalidStateError' || error.name === 'AbortError');
}

interface LeaseSchema extends DBSchema {
  lease: { key: string; value: { holder: string; until: number } };
}
const LEASE_MS = 6_000;
const RENEW_MS = 2_000;

function storedLease(holder: string): SenderLock {
  return (got, lost) => {
    let has = false;
    const database = openDatabase<LeaseSchema>(NAME, (created) => created.createObjectStore('lease'));
    const renew = async () => {
      const { transaction, held } = await (
        await database
      ).begin(async (open) => {
        const begun = open.transaction('lease', 'readwrite');
        return { transaction: begun, held: await begun.store.get('sender') };
      });
      const isFree =
        held === undefined || held.holder === holder || held.until < Date.now() || held.until > Date.now() + LEASE_MS;
      if (isFree) await transaction.store.put({ holder, until: Date.now() + LEASE_MS }, 'sender');
      await transaction.done;
      if (isFree === has) return;
      has = isFree;
      if (has) got();
      else lost();
    };
    const tick = () => {
      renew().catch(() => {
        // Without the lease's store each page sends for itself: the ids hold.
        if (!has) got();
        has = true;
      });
    };
    const timer = setInterval(tick, RENEW_MS);
    const giveUp = () =>
      void database
        .then(({ begin }) => (has ? begin((open) => open.delete('lease', 'sender')) : undefined))
        .catch(() => undefined);
    addEventListener('pagehide', giveUp);
    tick();
    return () => {
      clearInterval(timer);
      removeEventListener('pagehide', giveUp);
      giveUp();
    };
  };
}
