/**
 * Ends the connections of revoked devices (rule A3). The store is asked every second, so that it works whoever revoked
 * them (the command line, another instance) and needs no bus; an instance that revokes one tells the others, which then
 * ask at once. Commands are checked in their own transaction anyway.
 */
import type { Bus } from '../bus/bus.js';
import type { People } from '../storage/ports.js';

const CHECK_EVERY_MS = 1_000;

export interface Revocations {
  /** Keeps an eye on a device while it is connected; returns how to stop. */
  watch: (device: string, onRevoked: () => void) => () => void;
  /** A device was revoked: checks now, and has the other instances check. */
  announce: () => Promise<void>;
  stop: () => void;
}

export interface RevocationsParts {
  people: People;
  bus: Bus;
  onFault: (error: unknown, where: string) => void;
}

export function createRevocations({ people, bus, onFault }: RevocationsParts): Revocations {
  const connected = new Map<string, Set<() => void>>();
  let checking: Promise<void> | null = null;
  let next: Promise<void> | null = null;

  /** One question at a time. What was revoked after one was asked is in the next answer, once however many ask. */
  function check(): Promise<void> {
    if (checking === null) return (checking = ask().finally(() => (checking = null)));
    return (next ??= checking.then(again, again));
  }

  function again(): Promise<void> {
    next = null;
    return check();
  }

  async function ask(): Promise<void> {
    if (connected.size === 0) return;
    for (const device of await people.revokedAmong([...connected.keys()])) {
      for (const end of connected.get(device) ?? []) end();
      connected.delete(device);
    }
  }

  const checkSoon = (): void => {
    check().catch((error: unknown) => onFault(error, 'asking for revoked devices'));
  };
  const timer = setInterval(checkSoon, CHECK_EVERY_MS);
  const stopHearing = bus.hear(({ kind }) => {
    if (kind === 'revoked') checkSoon();
  });

  return {
    watch: (device, onRevoked) => {
      const those = connected.get(device) ?? new Set();
      connected.set(device, those.add(onRevoked));
      return () => {
        those.delete(onRevoked);
        if (those.size === 0 && connected.get(device) === those) connected.delete(device);
      };
    },
    announce: () => {
      bus.tell({ kind: 'revoked' });
      return check();
    },
    stop: () => {
      clearInterval(timer);
      stopHearing();
    },
  };
}
