/**
 * Turns of outlets at the slots in which they are carried to. An address may take seconds over each answer, for as long as
 * something waits there: so a slot is given back after a while where others wait, they wait in a line, and outlets that were
 * slow last time, or did not answer, leave some slots to the others. Kept in memory alone: another instance learns anew who is slow.
 */
import type { Outlet } from '../storage/ports.js';

export interface TurnLimits {
  /** Outlets that are carried to at once. */
  slots: number;
  /** As many of them at most are slow ones. */
  forSlow: number;
  /** Milliseconds after which a slot is given back where others wait. */
  turnMs: number;
  /** An outlet is slow where it takes so many milliseconds for a change. */
  slowMs: number;
}

export const TURN_LIMITS: TurnLimits = { slots: 32, forSlow: 24, turnMs: 2_000, slowMs: 1_000 };

/** Turn of an outlet, until it ends. */
export interface Turn {
  /** Whether its slot is to be given back: others wait for one. */
  isOver: () => boolean;
  /** Hears how long the outlet took for so many changes. */
  took: (ms: number, changes: number) => void;
  end: () => void;
}

export class Turns {
  /** Ids of those that wait, the longest first. */
  private readonly line = new Set<string>();
  private readonly running = new Set<string>();
  private readonly slow = new Set<string>();

  constructor(
    /** Milliseconds, by a clock that never goes back. */
    private readonly clock: () => number,
    private readonly limits: TurnLimits = TURN_LIMITS,
  ) {}

  /** Takes note of those that are due; returns those whose turn it may be now, the longest waiting first. */
  next(due: readonly Outlet[]): Outlet[] {
    const waiting = new Map(due.filter(({ id }) => !this.running.has(id)).map((outlet) => [outlet.id, outlet]));
    // An address that did not answer last time holds its slot as long as it may: the store knows of it, also after a restart.
    for (const { id, attempts } of waiting.values()) if (attempts > 0) this.slow.add(id);
    for (const id of this.line) if (!waiting.has(id)) this.line.delete(id);
    // Those that waited before keep their place.
    for (const id of waiting.keys()) this.line.add(id);
    const ids = [...this.line];
    const slow = ids.filter((id) => this.slow.has(id)).slice(0, this.slotsForSlow());
    return ids.flatMap((id) => (this.slow.has(id) && !slow.includes(id) ? [] : (waiting.get(id) ?? [])));
  }

  /** Whether somebody waits for a slot. */
  isWaitedFor(): boolean {
    return this.line.size > 0;
  }

  begin(id: string): Turn {
    const { turnMs } = this.limits;
    const begun = this.clock();
    this.line.delete(id);
    this.running.add(id);
    return {
      isOver: () => this.isWaitedFor() && this.clock() - begun >= turnMs,
      took: (ms, changes) => this.judge(id, ms / Math.max(1, changes)),
      end: () => void this.running.delete(id),
    };
  }

  /** Forgets outlets that are not there any more. */
  keepOnly(ids: ReadonlySet<string>): void {
    for (const id of this.slow) if (!ids.has(id)) this.slow.delete(id);
  }

  private judge(id: string, ms: number): void {
    if (ms >= this.limits.slowMs) this.slow.add(id);
    else this.slow.delete(id);
  }

  private slotsForSlow(): number {
    const held = [...this.running].filter((id) => this.slow.has(id)).length;
    return Math.max(0, this.limits.forSlow - held);
  }
}
