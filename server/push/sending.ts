/**
 * Sends what waits, by one instance at a time. Each service has a round of its own, so that one which does not answer
 * delays no other. What was sent and not noted before a crash is sent once more: it takes its own place on the phone.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Lease, Leases } from '../leases.js';
import { HostRound, type RoundParts } from './hostRound.js';
import { TOLD_MS } from './news.js';

export interface SendingParts extends Omit<RoundParts, 'ending'> {
  leases: Leases;
  onFault: (error: unknown, where: string) => void;
  /** Milliseconds between two looks at what waits. */
  lookEveryMs?: number;
}

const LEASE = 'push sending';
const LOOK_EVERY_MS = 1_000;
const TIDY_EVERY_MS = 600_000;
/** Services at once. Those with most to send come first, so that many made-up ones do not stand before them. */
const HOSTS_AT_ONCE = 16;

export class Sending {
  private readonly stopping = new AbortController();
  private running: Promise<void> | null = null;
  private waking = new AbortController();
  /** Rounds under way, by host. */
  private readonly rounds = new Map<string, Promise<void>>();
  /** By host, until when it is left alone. */
  private readonly paused = new Map<string, number>();
  private tidiedAt = -Infinity;

  constructor(private readonly parts: SendingParts) {}

  start(): void {
    this.running ??= this.run();
  }

  /** Resolves when nothing is on its way any more. */
  async stop(): Promise<void> {
    this.stopping.abort();
    this.wake();
    await this.running;
  }

  /** Looks at what waits now, where this instance sends. */
  wake(): void {
    this.waking.abort();
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      try {
        const lease = await this.parts.leases.await(LEASE, signal);
        await this.sendUnder(lease);
      } catch (error) {
        if (!this.stopping.signal.aborted) this.parts.onFault(error, 'sending what readers asked to be told');
        await this.rest(signal);
      }
    }
  }

  private async sendUnder(lease: Lease): Promise<void> {
    const ending = AbortSignal.any([this.stopping.signal, lease.lost]);
    try {
      while (!ending.aborted) {
        await this.look(ending);
        await this.rest(ending);
      }
    } finally {
      await Promise.all(this.rounds.values());
      await lease.release();
    }
  }

  private async look(ending: AbortSignal): Promise<void> {
    const { push, now } = this.parts;
    const at = now().getTime();
    if (at - this.tidiedAt >= TIDY_EVERY_MS) {
      this.tidiedAt = at;
      await push.tidy(now().toISOString(), new Date(at - TOLD_MS).toISOString());
    }
    for (const host of await push.waitingHosts(now().toISOString())) {
      if (this.rounds.size >= HOSTS_AT_ONCE) return;
      if (!this.rounds.has(host) && (this.paused.get(host) ?? 0) <= at) this.begin(host, ending);
    }
  }

  private begin(host: string, ending: AbortSignal): void {
    const round = new HostRound(host, { ...this.parts, ending })
      .run()
      .then((pauseMs) => this.pause(host, pauseMs))
      .catch((error: unknown) => this.parts.onFault(error, 'sending to a push service'))
      // More is found at the next look, not at once: a round may have ended because its host has to wait.
      .finally(() => this.rounds.delete(host));
    this.rounds.set(host, round);
  }

  private pause(host: string, ms: number): void {
    if (ms > 0) this.paused.set(host, this.parts.now().getTime() + ms);
    else this.paused.delete(host);
  }

  private async rest(ending: AbortSignal): Promise<void> {
    const signal = AbortSignal.any([ending, this.waking.signal]);
    await sleep(this.parts.lookEveryMs ?? LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined);
    if (this.waking.signal.aborted) this.waking = new AbortController();
  }
}
