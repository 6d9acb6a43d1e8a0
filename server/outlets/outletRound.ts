/** A round of carrying to one outlet: until nothing waits there, or the outlet has to be left alone. */
import type { Tenure } from '../leases/rounds.js';
import type { OutletKind } from '../../shared/protocol/outlets.js';
import type { Outlet, Outlets, OutletFailure } from '../storage/ports.js';
import { isDead, pauseAfter, type BackOff } from './backOff.js';
import type { Carried, Carrier } from './carrier.js';
import { changesIn, mostWaiting, type Composed, type Composer, type Composition } from './composer.js';

export interface OutletRoundParts {
  outlets: Outlets;
  composer: Composer;
  carriers: Readonly<Partial<Record<OutletKind, Carrier>>>;
  backOff: BackOff;
  now: () => Date;
}

/** So long an outlet is left alone where nothing could be carried, and nothing failed. */
const REST_MS = 1_000;

export class OutletRound {
  constructor(
    private readonly id: string,
    private readonly parts: OutletRoundParts,
    private readonly tenure: Tenure,
  ) {}

  /** Resolves with how many ms the outlet is to be left alone; 0 where nothing waits, or the store knows when. */
  async run(): Promise<number> {
    while (!this.tenure.ending.aborted) {
      // Read anew for each go: it may have been removed, paused, or given a new secret.
      const outlet = await this.parts.outlets.outlet(this.id);
      const carrier = outlet === null ? undefined : this.parts.carriers[outlet.kind];
      if (outlet === null || carrier === undefined || !this.mayCarryTo(outlet)) return 0;
      const waiting = await this.parts.outlets.waiting(outlet.id, mostWaiting(carrier.atOnce));
      if (waiting.length === 0) return 0;
      const goesOn = await this.go(outlet, carrier, changesIn(waiting, carrier.atOnce));
      if (!goesOn) return REST_MS;
    }
    return 0;
  }

  private mayCarryTo({ state, due }: Outlet): boolean {
    return state === 'on' && Date.parse(due) <= this.parts.now().getTime();
  }

  /** Resolves with whether it came any further. */
  private async go(outlet: Outlet, carrier: Carrier, changes: ReturnType<typeof changesIn>): Promise<boolean> {
    const { outlets, composer } = this.parts;
    const notes = await outlets.notes(outlet.id, [...new Set(changes.flat().map(({ item }) => item))]);
    const composition = await composer.compose(outlet.blog, changes, notes);
    const { composed, dropped } = composition;
    if (dropped.length > 0) await outlets.drop(outlet.id, dropped);
    if (composed.length === 0) return dropped.length > 0;
    if (this.tenure.ending.aborted || !this.tenure.holds()) return false;
    return this.settle(outlet, composed, await this.carry(outlet, carrier, composition, notes));
  }

  private carry(
    outlet: Outlet,
    carrier: Carrier,
    { blog, composed }: Composition,
    notes: ReadonlyMap<string, string>,
  ): Promise<Carried> {
    return carrier.carry({ outlet, blog, changes: composed.map(({ change }) => change), notes }, this.tenure.ending);
  }

  private async settle(outlet: Outlet, composed: readonly Composed[], carried: Carried): Promise<boolean> {
    const { outlets, now } = this.parts;
    const { taken, notes = new Map<string, string | null>(), then } = carried;
    const of = composed.slice(0, taken).flatMap((one) => one.of);
    // Noted before what was taken, by which it counts as over.
    if (then?.kind === 'told') await this.note(outlet, then);
    if (taken > 0 || notes.size > 0) await outlets.take(outlet.id, { taken: of, notes, at: now().toISOString() });
    if (then === undefined || then.kind === 'told') return taken > 0;
    // A request that this end cut off is no failure of the outlet.
    if (this.tenure.ending.aborted && then.kind === 'later') return false;
    await this.fail(taken > 0 ? { ...outlet, attempts: 0, failingSince: null } : outlet, then);
    return true;
  }

  private note(outlet: Outlet, { why }: NonNullable<Carried['then']>): Promise<void> {
    const at = this.parts.now().toISOString();
    return this.parts.outlets.fail(outlet.id, { at, why }, { due: at });
  }

  private async fail(outlet: Outlet, { kind, why, status, ...then }: NonNullable<Carried['then']>): Promise<void> {
    const { outlets, backOff, now } = this.parts;
    const at = now();
    const failure: OutletFailure = { at: at.toISOString(), why, ...(status === undefined ? {} : { status }) };
    if (kind === 'dead' || isDead(outlet, at, backOff)) return outlets.fail(outlet.id, failure, 'paused');
    const ms = pauseAfter(outlet.attempts, 'afterS' in then ? then.afterS : null, backOff);
    await outlets.fail(outlet.id, failure, { due: new Date(at.getTime() + ms).toISOString() });
  }
}
