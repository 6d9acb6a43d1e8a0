/** A round of carrying to one outlet: until nothing waits there, its turn is over, or the outlet has to be left alone. */
import { setTimeout as sleep } from 'node:timers/promises';
import { FilesAway } from '../media/mediaStore.js';
import type { Tenure } from '../leases/rounds.js';
import type { Turn } from '../leases/turns.js';
import { isForReaders } from '../../shared/may.js';
import type { OutletKind } from '../../shared/protocol/outlets.js';
import {
  BLOG_ITEM,
  StoreAway,
  type Outlet,
  type OutletFailure,
  type Outlets,
  type OutletWaiting,
} from '../storage/ports.js';
import { isDead, isDue, pauseAfter, type BackOff } from './backOff.js';
import type { Carried, Carrier, Load } from './carrier.js';
import { changesIn, mostWaiting, type Composed, type Composer, type Composition } from './composer.js';

export interface OutletRoundParts {
  outlets: Outlets;
  composer: Composer;
  carriers: Readonly<Partial<Record<OutletKind, Carrier>>>;
  backOff: BackOff;
  now: () => Date;
  /** Milliseconds, by a clock that never goes back. */
  clock: () => number;
  /** Hears of defects and outages; returns the id of the line in the log. */
  onFault: (error: unknown, where: string) => string;
}

type Changes = ReturnType<typeof changesIn>;

/** The work, in the words of a log. */
export const CARRYING = 'carrying changes to outlets';
/** So long an outlet is left alone where nothing could be carried, and nothing failed. */
const REST_MS = 1_000;
/** More than a blog has items. */
const ALL = 1_000_000_000;

export class OutletRound {
  constructor(
    private readonly id: string,
    private readonly parts: OutletRoundParts,
    private readonly tenure: Tenure,
    private readonly turn: Turn,
  ) {}

  /** Resolves with how many ms the outlet is to be left alone; 0 where nothing waits, or the store knows when. */
  async run(): Promise<number> {
    while (!this.tenure.ending.aborted && !this.turn.isOver()) {
      // Read anew for each go: it may have been removed, paused, or given a new secret.
      const outlet = await this.parts.outlets.outlet(this.id);
      if (outlet === null || !this.mayCarryTo(outlet)) return 0;
      const carrier = this.parts.carriers[outlet.kind];
      // Made by a newer version, which may run beside this one: it stays due.
      if (carrier === undefined) return REST_MS;
      const waiting = await this.parts.outlets.waiting(outlet.id, mostWaiting(carrier.atOnce));
      if (waiting.length === 0) return 0;
      const goesOn = await this.goOrFail(outlet, carrier, changesIn(waiting, carrier.atOnce));
      if (!goesOn) return REST_MS;
    }
    return 0;
  }

  /** A defect leaves the outlet alone for a growing pause. The log has it, and the desk the id of its line. */
  private async goOrFail(outlet: Outlet, carrier: Carrier, changes: Changes): Promise<boolean> {
    try {
      return await this.go(outlet, carrier, changes);
    } catch (error) {
      const isStoreAway = error instanceof StoreAway && !(error instanceof FilesAway);
      if (isStoreAway || this.tenure.ending.aborted) throw error;
      const id = this.parts.onFault(error, CARRYING);
      // Read anew: something may have been taken before it.
      const stands = (await this.parts.outlets.outlet(outlet.id)) ?? outlet;
      await this.fail(stands, { kind: 'later', afterS: null, why: 'internal', error: id });
      return true;
    }
  }

  private mayCarryTo(outlet: Outlet): boolean {
    return outlet.state === 'on' && isDue(outlet, this.parts.now());
  }

  /** Resolves with whether it came any further. */
  private async go(outlet: Outlet, carrier: Carrier, changes: Changes): Promise<boolean> {
    const { outlets, composer } = this.parts;
    const notes = await outlets.notes(outlet.id, [...new Set(changes.flat().map(({ item }) => item))]);
    const composition = await composer.compose(outlet.blog, changes, notes);
    const { composed, dropped } = composition;
    if (dropped.length > 0) await outlets.drop(outlet.id, dropped);
    if (composed.length === 0) return dropped.length > 0 || this.hide(outlet, carrier);
    if (this.tenure.ending.aborted || !this.tenure.holds()) return false;
    return this.settle(outlet, composed, await this.carry(outlet, carrier, composition, notes));
  }

  /**
   * Carries that the blog is hidden before the entries that wait since before it was, which are not carried meanwhile.
   * False where that does not wait (yet).
   */
  private async hide(outlet: Outlet, carrier: Carrier): Promise<boolean> {
    const blog = (await this.parts.outlets.waiting(outlet.id, ALL)).filter(({ item }) => item === BLOG_ITEM);
    return blog.length > 0 && this.go(outlet, carrier, [blog]);
  }

  private async carry(
    outlet: Outlet,
    carrier: Carrier,
    { blog, composed }: Composition,
    notes: ReadonlyMap<string, string>,
  ): Promise<Carried> {
    const { clock } = this.parts;
    const begun = clock();
    const load: Load = { outlet, blog, changes: composed.map(({ change }) => change), notes };
    const carried = await carrier.carry(load, this.tenure.ending);
    const { taken, then, waitedMs = 0 } = carried;
    // A carrier that only waited for its time says nothing of how fast the outlet answers.
    if (taken > 0 || then !== undefined) this.turn.took(clock() - begun - waitedMs, taken);
    return carried;
  }

  private async settle(outlet: Outlet, composed: readonly Composed[], carried: Carried): Promise<boolean> {
    const { taken, notes = new Map<string, string | null>(), then, defect } = carried;
    // Noted before what was taken, by which it counts as over.
    if (then?.kind === 'told') await this.note(outlet, then);
    if (taken > 0 || notes.size > 0) await this.take(outlet, composed.slice(0, taken), notes);
    if (defect !== undefined) throw defect;
    if (then === undefined || then.kind === 'told') return taken > 0;
    // A request that this end cut off is no failure of the outlet.
    if (this.tenure.ending.aborted && then.kind === 'later') return false;
    await this.fail(taken > 0 ? { ...outlet, attempts: 0, failingSince: null } : outlet, then);
    return true;
  }

  private async take({ id }: Outlet, composed: readonly Composed[], notes: ReadonlyMap<string, string | null>) {
    const { outlets, now } = this.parts;
    const taken = composed.flatMap(({ of }) => of);
    const hidden = composed.map(hiddenIn).find((item) => item !== undefined);
    const at = now().toISOString();
    await this.noted(() => outlets.take(id, { taken, notes, at, ...(hidden !== undefined && { hidden }) }));
  }

  /** A store that is away is asked again: what was sent is not sent again for that. */
  private async noted(work: () => Promise<void>): Promise<void> {
    const { ending } = this.tenure;
    for (;;) {
      try {
        return await work();
      } catch (error) {
        if (!(error instanceof StoreAway) || ending.aborted) throw error;
        await sleep(REST_MS, undefined, { signal: ending }).catch(() => undefined);
      }
    }
  }

  private note(outlet: Outlet, { why }: NonNullable<Carried['then']>): Promise<void> {
    const at = this.parts.now().toISOString();
    return this.noted(() => this.parts.outlets.fail(outlet.id, { at, why }, { due: at }));
  }

  private async fail(
    outlet: Outlet,
    { kind, why, status, error, ...then }: NonNullable<Carried['then']>,
  ): Promise<void> {
    const { outlets, backOff, now } = this.parts;
    const at = now();
    const seen = { ...(status !== undefined && { status }), ...(error !== undefined && { error }) };
    const failure: OutletFailure = { at: at.toISOString(), why, ...seen };
    const ms = pauseAfter(outlet.attempts, 'afterS' in then ? then.afterS : null, backOff);
    const isOver = kind === 'dead' || isDead(outlet, at, backOff);
    const next = isOver ? 'paused' : { due: new Date(at.getTime() + ms).toISOString() };
    await this.noted(() => outlets.fail(outlet.id, failure, next));
  }
}

/** The blog's item of a change that says that it is for its desk alone. */
function hiddenIn({ change, of }: Composed): OutletWaiting | undefined {
  const { blog } = change;
  const isHidden = blog !== undefined && 'visibility' in blog && !isForReaders(blog);
  return isHidden ? of.find(({ item }) => item === BLOG_ITEM) : undefined;
}
