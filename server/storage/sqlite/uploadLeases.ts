/**
 * Leases of the embedded store, on uploads and followers: its one process keeps them, so they end with it, and a process
 * that was killed keeps nobody waiting at its next start.
 */
import type { LeasePort } from '../ports.js';

interface Held {
  holder: string;
  until: number;
  asked: boolean;
}

export interface MemoryLeases extends LeasePort {
  /** Whether nobody else took the lease from this holder. */
  has: (name: string, holder: string) => boolean;
}

/** `clock`: milliseconds that never go back. */
export function memoryLeases(clock: () => number): MemoryLeases {
  const leases = new Map<string, Held>();
  return {
    has: (name, holder) => leases.get(name)?.holder === holder,
    lease: (name, holder, forMs) => {
      const held = leases.get(name);
      if (held !== undefined && held.holder !== holder && held.until > clock()) {
        held.asked = true;
        return Promise.resolve('taken');
      }
      const asked = held?.holder === holder && held.asked;
      leases.set(name, { holder, until: clock() + forMs, asked });
      return Promise.resolve('held');
    },
    renew: (name, holder, forMs) => {
      const held = leases.get(name);
      // A lease whose time is over is still its holder's while nobody took it.
      if (held?.holder !== holder) return Promise.resolve(null);
      held.until = clock() + forMs;
      return Promise.resolve({ asked: held.asked });
    },
    release: (name, holder) => {
      if (leases.get(name)?.holder === holder) leases.delete(name);
      return Promise.resolve();
    },
  };
}
