/**
 * Rounds of work at places that answer in their own time (push services, outlets), by one instance at a time: under a
 * lease it looks where something is to be done, and begins a round at each place. So a place that does not answer delays no
 * other.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Lease, Leases } from '../leases.js';

/** The time in which this instance works. */
export interface Tenure {
  /** Aborted when it is to do nothing more: it stops, or its lease is lost. */
  ending: AbortSignal;
  /** As of its lease: asked right before anything that another instance may be doing by now. */
  holds: () => boolean;
}

export interface RoundsParts<Place> {
  leases: Leases;
  /** Names the lease, for good. */
  name: string;
  /** Finds places where something is due, the most urgent first. `isFree`: whether nothing is done at a place, and it is not left alone. */
  look: (isFree: (key: string) => boolean) => Promise<readonly Place[]>;
  /** Whether places wait for the end of a round elsewhere: then it is looked at once. */
  isWaitedFor?: () => boolean;
  /** Tells places apart. */
  keyOf: (place: Place) => string;
  /**
   * Works there until nothing is due, the place asks for a pause, or the tenure ends. Resolves with the milliseconds for
   * which the place is left alone.
   */
  round: (place: Place, tenure: Tenure) => Promise<number>;
  /** Places at once. */
  atOnce: number;
  /** Milliseconds between two looks. */
  lookEveryMs: number;
  /** Milliseconds that never go back; the process's own where it is not given. */
  clock?: () => number;
  /** The work, in the words of a log. */
  what: string;
  onFault: (error: unknown, where: string) => void;
}

export class Rounds<Place> {
  private readonly stopping = new AbortController();
  private running: Promise<void> | null = null;
  private waking = new AbortController();
  /** Rounds under way, by place. */
  private readonly rounds = new Map<string, Promise<void>>();
  /** By place, until when it is left alone. */
  private readonly paused = new Map<string, number>();

  private readonly clock: () => number;

  constructor(private readonly parts: RoundsParts<Place>) {
    this.clock = parts.clock ?? (() => performance.now());
  }

  start(): void {
    this.running ??= this.run();
  }

  /** Resolves when nothing is on its way any more. */
  async stop(): Promise<void> {
    this.stopping.abort();
    this.wake();
    await this.running;
  }

  /** Looks now, where this instance has the lease. */
  wake(): void {
    this.waking.abort();
  }

  private async run(): Promise<void> {
    const { leases, name, what, onFault } = this.parts;
    const { signal } = this.stopping;
    while (!signal.aborted) {
      try {
        await this.workUnder(await leases.await(name, signal));
      } catch (error) {
        if (!this.stopping.signal.aborted) onFault(error, what);
        await this.rest(signal);
      }
    }
  }

  private async workUnder(lease: Lease): Promise<void> {
    const ending = AbortSignal.any([this.stopping.signal, lease.lost]);
    try {
      while (!ending.aborted) {
        await this.look({ ending, holds: lease.holds });
        await this.rest(ending);
      }
    } finally {
      await Promise.all(this.rounds.values());
      await lease.release();
    }
  }

  private async look(tenure: Tenure): Promise<void> {
    const { look, keyOf, atOnce } = this.parts;
    const at = this.clock();
    for (const [key, until] of this.paused) if (until <= at) this.paused.delete(key);
    const isFree = (key: string): boolean => !this.rounds.has(key) && !this.paused.has(key);
    for (const place of await look(isFree)) {
      if (this.rounds.size >= atOnce) return;
      const key = keyOf(place);
      if (isFree(key)) this.begin(place, key, tenure);
    }
  }

  private begin(place: Place, key: string, tenure: Tenure): void {
    const { round, what, onFault } = this.parts;
    const work = round(place, tenure).then(
      (pauseMs) => this.end(key, pauseMs),
      (error: unknown) => {
        // A store that is away would be asked without a rest, if this woke, too.
        this.rounds.delete(key);
        onFault(error, what);
      },
    );
    this.rounds.set(key, work);
  }

  /** More is found at the next look, and at once for others alone: a round may have ended because its place has to wait. */
  private end(key: string, pauseMs: number): void {
    const { isWaitedFor } = this.parts;
    this.rounds.delete(key);
    if (pauseMs > 0) this.paused.set(key, this.clock() + pauseMs);
    if (isWaitedFor?.() === true) this.wake();
  }

  private async rest(ending: AbortSignal): Promise<void> {
    const signal = AbortSignal.any([ending, this.waking.signal]);
    await sleep(this.parts.lookEveryMs, undefined, { signal }).catch(() => undefined);
    if (this.waking.signal.aborted) this.waking = new AbortController();
  }
}
