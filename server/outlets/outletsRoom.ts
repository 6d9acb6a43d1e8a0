/** Everything about outlets together: the follower that hears what goes to them, and the rounds that carry it. */
import { Leases, type LeaseTiming } from '../leases.js';
import { Rounds, type Tenure } from '../leases/rounds.js';
import { Turns, type TurnLimits } from '../leases/turns.js';
import type { Followers } from '../record/followers.js';
import type { Pauses } from '../record/storedBlog.js';
import { StoredFollower } from '../record/storedFollower.js';
import type { JournalLists, Outlet, Store } from '../storage/ports.js';
import { BACK_OFF, type BackOff } from './backOff.js';
import { Composer } from './composer.js';
import { CARRYING, OutletRound, type OutletRoundParts } from './outletRound.js';
import { OutletTeller } from './teller.js';

export interface OutletsRoomParts {
  store: Pick<Store, 'outlets' | 'followers' | 'archive'>;
  journal: JournalLists;
  followers: Followers;
  carriers: OutletRoundParts['carriers'];
  now: () => Date;
  /** Returns the id of the line in the log. */
  onFault: (error: unknown, where: string) => string;
  /** Milliseconds, by a clock that never goes back. */
  clock?: () => number;
  timing?: OutletsTiming;
}

/** Tests have less patience. */
export interface OutletsTiming {
  leases: LeaseTiming;
  pauses: Pauses;
  backOff: BackOff;
  lookEveryMs: number;
}

/** Looked for this often, since a change that another instance heard leaves within a second, too. */
const TIMING: OutletsTiming = {
  leases: { leaseMs: 10_000, renewEveryMs: 2_000, askEveryMs: 2_000 },
  pauses: { firstMs: 1_000, longestMs: 60_000 },
  backOff: BACK_OFF,
  lookEveryMs: 300,
};
/** Editors add outlets, a hundred at most for each blog: those of which nothing is known yet take any slot. */
export const TURN_LIMITS: TurnLimits = { slots: 32, forSlow: 24, forUnproven: 32, turnMs: 2_000, slowMs: 1_000 };
/** Names the follower's stored positions for good. */
const FOLLOWER = 'outlets';
const TIDY_EVERY_MS = 600_000;

export class OutletsRoom {
  private readonly leases: Leases;
  private readonly follower: StoredFollower;
  private readonly rounds: Rounds<Outlet>;
  private readonly turns: Turns;
  private tidiedAt = -Infinity;

  constructor(private readonly parts: OutletsRoomParts) {
    const { timing = TIMING } = parts;
    this.leases = new Leases(parts.store.followers, timing.leases);
    this.turns = new Turns(this.clock, TURN_LIMITS);
    this.rounds = this.createRounds(timing);
    this.follower = this.createFollower(timing);
  }

  /** Begins to hear and to carry. A store that is away is asked again. */
  start(): void {
    this.follower.start();
    this.rounds.start();
  }

  async stop(): Promise<void> {
    await Promise.all([this.follower.stop(), this.rounds.stop()]);
    this.leases.stop();
  }

  /** Carries on now, where this instance carries: an outlet was resumed. */
  wake(): void {
    this.rounds.wake();
  }

  private get clock(): () => number {
    return this.parts.clock ?? (() => performance.now());
  }

  private createRounds({ backOff, lookEveryMs }: OutletsTiming): Rounds<Outlet> {
    const { store, journal, carriers, now, onFault } = this.parts;
    const composer = new Composer({ journal, now });
    const parts: OutletRoundParts = {
      outlets: store.outlets,
      ...{ composer, carriers, backOff, now, onFault },
      clock: this.clock,
    };
    return new Rounds<Outlet>({
      leases: this.leases,
      name: 'outlets carrying',
      look: (isFree) => this.look(isFree),
      isWaitedFor: () => this.turns.isWaitedFor(),
      keyOf: ({ id }) => id,
      round: ({ id }, tenure) => this.round(id, parts, tenure),
      atOnce: TURN_LIMITS.slots,
      what: CARRYING,
      ...{ lookEveryMs, clock: this.clock, onFault },
    });
  }

  /** An outlet at rest keeps no place of those that may be carried to. */
  private async look(isFree: (id: string) => boolean): Promise<Outlet[]> {
    const at = this.parts.now();
    if (this.clock() - this.tidiedAt >= TIDY_EVERY_MS) {
      this.tidiedAt = this.clock();
      await this.tidy();
    }
    const found = await this.parts.store.outlets.dueOutlets(at.toISOString());
    const due = new Map(found.filter(({ id }) => isFree(id)).map((outlet) => [outlet.id, outlet]));
    // An address that did not answer last time holds its slot as long as it may: the store knows of it, also after a restart.
    const waiting = [...due].map(([key, { attempts }]) => ({ key, wasSilent: attempts > 0 }));
    return this.turns.next(waiting).flatMap((id) => due.get(id) ?? []);
  }

  private async tidy(): Promise<void> {
    const { outlets } = this.parts.store;
    await outlets.tidy();
    this.turns.keepOnly(new Set((await outlets.allOutlets()).map(({ id }) => id)));
  }

  /** Carries to an outlet for one turn. */
  private async round(id: string, parts: OutletRoundParts, tenure: Tenure): Promise<number> {
    const turn = this.turns.begin(id);
    try {
      return await new OutletRound(id, parts, tenure, turn).run();
    } finally {
      turn.end();
    }
  }

  private createFollower({ pauses }: OutletsTiming): StoredFollower {
    const { store, journal, followers, onFault } = this.parts;
    const teller = new OutletTeller({ outlets: store.outlets, journal, onTold: () => this.rounds.wake() });
    return new StoredFollower({
      name: FOLLOWER,
      handle: teller.handle,
      // Entries that a restore took away have no change that could be heard.
      onEpoch: (begun) => store.outlets.tellNoted(begun),
      positions: store.followers,
      archive: store.archive,
      leases: this.leases,
      ...{ journal, followers, pauses, onFault },
    });
  }
}
