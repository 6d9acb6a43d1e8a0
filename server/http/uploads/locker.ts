/**
 * One request at a time for each upload. A phone that lost its line comes back, perhaps at another instance, while the
 * server still waits on the dead connection: the one that comes asks the one that is there to go, and waits for its turn.
 * Within a process that takes no time and no store; among instances it is a lease.
 */
import type { Lock, Locker } from '@tus/server';
import type { Lease, Leases } from '../../leases.js';

interface Holder {
  askToGo: () => unknown;
  gone: Promise<void>;
  go: () => void;
}

/** A holder that lives goes within a few seconds, and the lease of one that does not ends within ten. */
const LONGEST_WAIT_MS = 30_000;

/** The phone comes again. Its fields are what the library answers with. */
class Busy extends Error {
  readonly status_code = 503;
  readonly body = this.message;
}

export function createLocker(leases: Leases): Locker {
  const holders = new Map<string, Holder>();
  return { newLock: (id) => lockOf(id, holders, leases) };
}

function lockOf(id: string, holders: Map<string, Holder>, leases: Leases): Lock {
  let mine: Holder | null = null;
  let lease: Lease | null = null;

  /** Among those of this process: without a loop that asks. */
  async function comeIn(signal: AbortSignal, askToGo: () => unknown): Promise<Holder> {
    for (let held = holders.get(id); held !== undefined; held = holders.get(id)) {
      void held.askToGo();
      await held.gone;
      signal.throwIfAborted();
    }
    let go: () => void = () => undefined;
    const gone = new Promise<void>((resolve) => (go = resolve));
    const holder = { askToGo, gone, go };
    holders.set(id, holder);
    return holder;
  }

  function goOut(): void {
    if (mine === null) return;
    holders.delete(id);
    mine.go();
    mine = null;
  }

  return {
    lock: async (signal, askToGo) => {
      // Whoever waits for another instance can be asked to go as well: it is not alone in here either.
      const waiting = new AbortController();
      mine = await comeIn(signal, () => {
        waiting.abort();
        void askToGo();
      });
      try {
        lease = await leases.await(
          id,
          AbortSignal.any([signal, waiting.signal, AbortSignal.timeout(LONGEST_WAIT_MS)]),
          askToGo,
        );
      } catch (cause) {
        goOut();
        throw new Busy('another instance works on this upload', { cause });
      }
      lease.lost.addEventListener('abort', () => void askToGo(), { once: true });
    },
    unlock: async () => {
      await lease?.release();
      lease = null;
      goOut();
    },
  };
}
