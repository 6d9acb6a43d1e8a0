/**
 * Sends what waits, by one instance at a time: a round for each service. What was sent and not noted before a crash is
 * sent once more: it takes its own place on the phone.
 */
import type { Leases } from '../leases.js';
import { Rounds } from '../leases/rounds.js';
import { HostRound, type RoundParts } from './hostRound.js';
import { TOLD_MS } from './news.js';

export interface SendingParts extends Omit<RoundParts, 'ending'> {
  leases: Leases;
  onFault: (error: unknown, where: string) => void;
  /** Milliseconds between two looks at what waits. */
  lookEveryMs?: number;
}

const LOOK_EVERY_MS = 1_000;
const TIDY_EVERY_MS = 600_000;
/** Services at once. Those with most to send come first, so that many made-up ones do not stand before them. */
const HOSTS_AT_ONCE = 16;

export class Sending {
  private readonly rounds: Rounds<string>;
  private tidiedAt = -Infinity;

  constructor(private readonly parts: SendingParts) {
    const { leases, now, onFault, lookEveryMs = LOOK_EVERY_MS } = parts;
    this.rounds = new Rounds<string>({
      name: 'push sending',
      look: () => this.look(),
      keyOf: (host) => host,
      round: (host, { ending }) => new HostRound(host, { ...parts, ending }).run(),
      atOnce: HOSTS_AT_ONCE,
      what: 'sending what readers asked to be told',
      ...{ leases, lookEveryMs, now, onFault },
    });
  }

  start(): void {
    this.rounds.start();
  }

  /** Resolves when nothing is on its way any more. */
  stop(): Promise<void> {
    return this.rounds.stop();
  }

  /** Looks at what waits now, where this instance sends. */
  wake(): void {
    this.rounds.wake();
  }

  private async look(): Promise<string[]> {
    const { push, now } = this.parts;
    const at = now().getTime();
    if (at - this.tidiedAt >= TIDY_EVERY_MS) {
      this.tidiedAt = at;
      await push.tidy(now().toISOString(), new Date(at - TOLD_MS).toISOString());
    }
    return push.waitingHosts(now().toISOString());
  }
}
