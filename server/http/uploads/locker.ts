/** The locks of uploads as the library of tus asks for them. */
import type { Lock, Locker } from '@tus/server';
import { HeldElsewhere, type UploadLocks } from '../../media/photos/locks.js';

/** The phone comes again. The fields are what the library answers with. */
class Busy extends Error {
  readonly status_code = 503;
  readonly body = this.message;
}

export function lockerOver(locks: UploadLocks): Locker {
  return { newLock: (id) => lockOf(id, locks) };
}

function lockOf(id: string, locks: UploadLocks): Lock {
  let release: (() => Promise<void>) | null = null;
  return {
    lock: async (signal, askToGo) => {
      release = await locks.forRequest(id, signal, askToGo).catch((error: unknown) => {
        if (!(error instanceof HeldElsewhere)) throw error;
        throw new Busy('another instance works on this upload', { cause: error.cause });
      });
    },
    unlock: async () => {
      await release?.();
      release = null;
    },
  };
}
