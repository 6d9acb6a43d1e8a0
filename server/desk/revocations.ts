/**
 * Ends the connections of revoked devices (rule A3). The store is asked every second, so that it works whoever revoked
 * them (the command line, another instance) and needs no bus; commands are checked in their own transaction anyway.
 */
import type { People } from '../storage/ports.js';

const CHECK_EVERY_MS = 1_000;

export interface Revocations {
  /** Keeps an eye on a device while it is connected; returns how to stop. */
  watch: (device: string, onRevoked: () => void) => () => void;
  /** Checks now. */
  check: () => Promise<void>;
  stop: () => void;
}

export function createRevocations(people: People, onFault: (error: unknown, where: string) => void): Revocations {
  const connected = new Map<string, Set<() => void>>();

  async function check(): Promise<void> {
    if (connected.size === 0) return;
    for (const device of await people.revokedAmong([...connected.keys()])) {
      for (const end of connected.get(device) ?? []) end();
      connected.delete(device);
    }
  }

  const timer = setInterval(() => {
    check().catch((error: unknown) => onFault(error, 'asking for revoked devices'));
  }, CHECK_EVERY_MS);

  return {
    watch: (device, onRevoked) => {
      const those = connected.get(device) ?? new Set();
      connected.set(device, those.add(onRevoked));
      return () => {
        those.delete(onRevoked);
        if (those.size === 0 && connected.get(device) === those) connected.delete(device);
      };
    },
    check,
    stop: () => clearInterval(timer),
  };
}
