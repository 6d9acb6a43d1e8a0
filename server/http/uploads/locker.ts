/**
 * One request at a time for each upload. A phone that lost its line comes back while the server still waits on the dead
 * connection: the one that comes asks the one that is there to go, and waits for its turn without a loop.
 */
import type { Lock, Locker } from '@tus/server';

interface Holder {
  askToGo: () => unknown;
  gone: Promise<void>;
  go: () => void;
}

export function createLocker(): Locker {
  const holders = new Map<string, Holder>();
  return { newLock: (id) => lockOf(id, holders) };
}

function lockOf(id: string, holders: Map<string, Holder>): Lock {
  let mine: Holder | null = null;
  return {
    lock: async (signal, askToGo) => {
      for (let held = holders.get(id); held !== undefined; held = holders.get(id)) {
        void held.askToGo();
        await held.gone;
        signal.throwIfAborted();
      }
      let go: () => void = () => undefined;
      const gone = new Promise<void>((resolve) => (go = resolve));
      mine = { askToGo, gone, go };
      holders.set(id, mine);
    },
    unlock: async () => {
      if (mine === null) return;
      holders.delete(id);
      mine.go();
      mine = null;
      return Promise.resolve();
    },
  };
}
