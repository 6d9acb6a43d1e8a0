/**
 * Ends the connections of revoked devices (rule A3). The store is asked every second, so revoking works from wherever it
 * is done (the command line, another instance) and needs no bus; an instance that revokes one tells the others, which
 * then ask at once. Commands are checked in their own transaction anyway.
 */
import type { Bus } from '../bus/bus.js';
import type { People } from '../storage/ports.js';

const CHECK_EVERY_MS = 1_000;

export interface RevocationsParts {
  people: People;
  bus: Bus;
  onFault: (error: unknown, where: string) => void;
}

export class Revocations {
  private readonly connected = new Map<string, Set<() => void>>();
  private checking: Promise<void> | null = null;
  private next: Promise<void> | null = null;
  private timer: NodeJS.Timeout | undefined;
  private stopHearing: () => void = () => undefined;

  constructor(private readonly parts: RevocationsParts) {}

  start(): void {
    this.timer = setInterval(() => this.checkSoon(), CHECK_EVERY_MS);
    this.stopHearing = this.parts.bus.hear(({ kind }) => {
      if (kind === 'revoked') this.checkSoon();
    });
  }

  stop(): void {
    clearInterval(this.timer);
    this.stopHearing();
  }

  /** Keeps an eye on a device while it is connected; returns how to stop. */
  watch(device: string, onRevoked: () => void): () => void {
    const those = this.connected.get(device) ?? new Set();
    this.connected.set(device, those.add(onRevoked));
    return () => {
      those.delete(onRevoked);
      if (those.size === 0 && this.connected.get(device) === those) this.connected.delete(device);
    };
  }

  /** A device was revoked: checks now, and has the other instances check. */
  announce(): Promise<void> {
    this.parts.bus.tell({ kind: 'revoked' });
    return this.check();
  }

  private checkSoon(): void {
    this.check().catch((error: unknown) => this.parts.onFault(error, 'asking for revoked devices'));
  }

  /** Asks one question at a time. A device revoked after a question was asked is in the answer to the next. */
  private check(): Promise<void> {
    if (this.checking === null) return (this.checking = this.ask().finally(() => (this.checking = null)));
    return (this.next ??= this.checking.then(this.again, this.again));
  }

  private readonly again = (): Promise<void> => {
    this.next = null;
    return this.check();
  };

  private async ask(): Promise<void> {
    if (this.connected.size === 0) return;
    for (const device of await this.parts.people.revokedAmong([...this.connected.keys()])) {
      for (const end of this.connected.get(device) ?? []) end();
      this.connected.delete(device);
    }
  }
}
