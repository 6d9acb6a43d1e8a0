/**
 * Leases, kept while work goes on. Among instances a lease of the store says who works on something (an upload, a
 * follower): short, and renewed, so that a lease of an instance which ended without a word ends by itself. A holder that
 * lost its lease without knowing must do no harm: the store compares what it then does.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LeasePort } from './storage/ports.js';

export interface Lease {
  /** The holder's own name in the store, random. */
  holder: string;
  /** Aborted where the lease is lost: somebody else may be at work. */
  lost: AbortSignal;
  /**
   * Whether it is held at this moment, by the clock alone: a process that stood still hears that it lost its lease later
   * than it could do harm.
   */
  holds: () => boolean;
  /** Never rejects: a lease whose end the store does not hear of ends by itself. */
  release: () => Promise<void>;
}

export interface LeaseTiming {
  /** Time until a lease ends that nobody renews: longer than a garbage collection, a slow answer, or a database's new start. */
  leaseMs: number;
  renewEveryMs: number;
  askEveryMs: number;
}

const TIMING: LeaseTiming = { leaseMs: 10_000, renewEveryMs: 2_000, askEveryMs: 300 };

export class Leases {
  private readonly held = new Set<HeldLease>();

  constructor(
    private readonly port: LeasePort,
    private readonly timing = TIMING,
  ) {}

  /** null where another has it, who is told that it is asked for. `onAsked`: another wants this one, once. */
  async take(name: string, onAsked?: () => unknown): Promise<Lease | null> {
    const { port, timing } = this;
    const holder = randomUUID();
    // The store's lease begins after this moment, so counting from here never trusts it for too long.
    const since = performance.now();
    if ((await port.lease(name, holder, timing.leaseMs)) === 'taken') return null;
    const onEnd = (lease: HeldLease): boolean => this.held.delete(lease);
    const lease = new HeldLease({ port, timing, name, holder, since, onAsked, onEnd });
    this.held.add(lease);
    lease.start();
    return lease;
  }

  /** Waits for it. Rejects where the signal aborts, or the store is away. */
  async await(name: string, signal: AbortSignal, onAsked?: () => unknown): Promise<Lease> {
    for (;;) {
      signal.throwIfAborted();
      const lease = await this.take(name, onAsked);
      if (lease !== null) return lease;
      // Aborted meanwhile: said at the top of the loop.
      await sleep(this.timing.askEveryMs, undefined, { signal }).catch(() => undefined);
    }
  }

  /** Renews nothing any more: whatever is held and not released runs out by itself. */
  stop(): void {
    for (const lease of this.held) lease.stop();
  }
}

interface HeldLeaseParts {
  port: LeasePort;
  timing: LeaseTiming;
  name: string;
  holder: string;
  since: number;
  onAsked: (() => unknown) | undefined;
  onEnd: (lease: HeldLease) => void;
}

class HeldLease implements Lease {
  private readonly losing = new AbortController();
  private timer: NodeJS.Timeout | undefined;
  private renewing: Promise<void> | null = null;
  private last: number;
  private wasAsked = false;

  constructor(private readonly parts: HeldLeaseParts) {
    this.last = parts.since;
  }

  get holder(): string {
    return this.parts.holder;
  }

  get lost(): AbortSignal {
    return this.losing.signal;
  }

  readonly holds = (): boolean => {
    return !this.lost.aborted && performance.now() - this.last < this.parts.timing.leaseMs;
  };

  start(): void {
    this.timer = setInterval(() => {
      this.renewing ??= this.renew().finally(() => (this.renewing = null));
    }, this.parts.timing.renewEveryMs).unref();
  }

  stop(): void {
    clearInterval(this.timer);
    this.parts.onEnd(this);
  }

  readonly release = async (): Promise<void> => {
    this.stop();
    // Not before a renewal under way: it would be too late for it, and find nothing.
    await this.renewing;
    await this.parts.port.release(this.parts.name, this.parts.holder).catch(() => undefined);
  };

  private async renew(): Promise<void> {
    const { port, name, holder, timing } = this.parts;
    const askedAt = performance.now();
    // A store that is away is asked again, for as long as nobody else can have the lease.
    const renewed = await port.renew(name, holder, timing.leaseMs).catch(() => undefined);
    if (renewed !== undefined && renewed !== null) this.last = askedAt;
    if (renewed === null || performance.now() - this.last >= timing.leaseMs) this.lose();
    else if (renewed?.asked === true) this.tellAsked();
  }

  private tellAsked(): void {
    if (this.wasAsked) return;
    this.wasAsked = true;
    this.parts.onAsked?.();
  }

  private lose(): void {
    this.stop();
    this.losing.abort(new Error('another may hold this lease'));
  }
}
