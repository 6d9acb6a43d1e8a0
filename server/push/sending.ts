/**
 * Sends what waits, by one instance at a time: a round for each service. What was sent and not noted before a crash is
 * sent once more: it takes its own place on the phone.
 */
import type { Leases } from '../leases.js';
import { Rounds, type Tenure } from '../leases/rounds.js';
import { Turns, type TurnLimits } from '../leases/turns.js';
import { HostRound, type RoundParts } from './hostRound.js';
import { TOLD_MS } from './news.js';

export interface SendingParts extends Omit<RoundParts, 'ending' | 'holds' | 'turn'> {
  leases: Leases;
  onFault: (error: unknown, where: string) => void;
  /** Milliseconds between two looks at what waits. */
  lookEveryMs?: number;
}

const LOOK_EVERY_MS = 1_000;
const TIDY_EVERY_MS = 600_000;
/**
 * Services at once. Anybody may subscribe with a service of their own, and each name is another one: so four slots are left to
 * those that were prompt last time, as the few are that browsers have. Of the others, those with most to send come first.
 */
export const PUSH_TURNS: TurnLimits = { slots: 16, forSlow: 8, forUnproven: 12, turnMs: 2_000, slowMs: 1_000 };

export class Sending {
  private readonly rounds: Rounds<string>;
  private readonly turns: Turns;
  private tidiedAt = -Infinity;

  constructor(private readonly parts: SendingParts) {
    const { leases, clock, onFault, lookEveryMs = LOOK_EVERY_MS } = parts;
    this.turns = new Turns(clock, PUSH_TURNS);
    this.rounds = new Rounds<string>({
      name: 'push sending',
      look: (isFree) => this.look(isFree),
      isWaitedFor: () => this.turns.isWaitedFor(),
      keyOf: (host) => host,
      round: (host, tenure) => this.round(host, tenure),
      atOnce: PUSH_TURNS.slots,
      what: 'sending what readers asked to be told',
      ...{ leases, lookEveryMs, clock, onFault },
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

  /** Sends to a service for one turn. */
  private async round(host: string, tenure: Tenure): Promise<number> {
    const turn = this.turns.begin(host);
    try {
      return await new HostRound(host, { ...this.parts, ...tenure, turn }).run();
    } finally {
      turn.end();
    }
  }

  private async look(isFree: (host: string) => boolean): Promise<string[]> {
    const { push, now, clock } = this.parts;
    if (clock() - this.tidiedAt >= TIDY_EVERY_MS) {
      this.tidiedAt = clock();
      await push.tidy(now().toISOString(), new Date(now().getTime() - TOLD_MS).toISOString());
    }
    const hosts = await push.waitingHosts(now().toISOString());
    return this.turns.next(hosts.filter(isFree).map((key) => ({ key })));
  }
}
