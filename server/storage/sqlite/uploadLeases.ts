/**
 * Leases on uploads of the embedded store: its one process keeps them, so that they end with it, and one that was killed
 * keeps nobody waiting at its next start.
 */
import type { Photos } from '../ports.js';

interface Held {
  holder: string;
  until: number;
  asked: boolean;
}

/** `clock`: milliseconds that never go back. */
export function uploadLeases(clock: () => number): Pick<Photos, 'lease' | 'renew' | 'release'> {
  const leases = new Map<string, Held>();
  return {
    lease: (upload, holder, forMs) => {
      const held = leases.get(upload);
      if (held !== undefined && held.holder !== holder && held.until > clock()) {
        held.asked = true;
        return Promise.resolve('taken');
      }
      const asked = held?.holder === holder && held.asked;
      leases.set(upload, { holder, until: clock() + forMs, asked });
      return Promise.resolve('held');
    },
    renew: (upload, holder, forMs) => {
      const held = leases.get(upload);
      // One whose time is over is still its holder's while nobody took it.
      if (held?.holder !== holder) return Promise.resolve(null);
      held.until = clock() + forMs;
      return Promise.resolve({ asked: held.asked });
    },
    release: (upload, holder) => {
      if (leases.get(upload)?.holder === holder) leases.delete(upload);
      return Promise.resolve();
    },
  };
}
