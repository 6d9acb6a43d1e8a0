/** A carrier brings a blog's public changes to outlets of one kind: a webhook's address, a messenger's channel. */
import type { PublicBlog, PublicEntry } from '../../shared/entry.js';
import type { OutletFault } from '../../shared/protocol/outlets.js';
import type { Outlet } from '../storage/ports.js';

/** The public JSON of a blog, or that it is for its desk alone now. */
export type BlogShown = PublicBlog | { slug: string; visibility: 'desk' };

/**
 * A change in its latest state. `at` is to the minute. A drive's entry moves its blog too: both come with one seq, and
 * are one change. `gone`: the id of an entry that readers may not see any more, or never saw.
 */
export type Change = { epoch: string; seq: number; at: string } & (
  | { entry: PublicEntry; blog?: BlogShown }
  | { gone: string; blog?: BlogShown }
  | { blog: BlogShown }
);

/** Changes that are carried in one go, with what belongs to them. */
export interface Load {
  outlet: Outlet;
  /** The blog as it stands; null where it is for its desk alone. */
  blog: PublicBlog | null;
  /** First those of noted entries, then the rest, both by rising seq and as they stand now; at least one, at most `atOnce`. */
  changes: readonly Change[];
  /** Notes that this carrier kept of these entries. */
  notes: ReadonlyMap<string, string>;
}

export interface Carried {
  /** How many of the changes need not be carried again, from the first on. */
  taken: number;
  /** Milliseconds in which the carrier waited for its own time, and not for the outlet. */
  waitedMs?: number;
  /** Notes that are kept of an entry until it is carried again, such as a message's number; null forgets it. */
  notes?: ReadonlyMap<string, string | null>;
  /**
   * Where not all were taken because of the outlet. `later`: tried again after a pause, `afterS` seconds where the outlet
   * asks for so many. `dead`: paused, until a person resumes it. Absent where the carrier alone stopped early: it is
   * handed what is left at once. `told`: nothing failed, and a person has to hear of something that was not as it should be.
   */
  then?: ({ kind: 'later'; afterS: number | null } | { kind: 'dead' } | { kind: 'told' }) & OutletFault;
  /** A defect that ended it, or `StoreAway`, where something has to be noted first. */
  defect?: Error;
}

/** The kind's own code. A carrier keeps no state: another instance may go on. */
export interface Carrier {
  /**
   * Changes that are handed over in one go at most. What is noted is noted after each go: a crash repeats as many.
   */
  readonly atOnce: number;
  /**
   * Carries what waits, as far as it gets in one go, in seconds rather than minutes: what is handed over gets older.
   * Ends where the signal aborts, with what was taken until then. Rejects for a defect alone, or `StoreAway`,
   * where nothing has to be noted.
   */
  carry(load: Load, signal: AbortSignal): Promise<Carried>;
  /** Sends a test that is no change, where the kind has one; null where it was taken. */
  test(outlet: Outlet, signal: AbortSignal): Promise<OutletFault | null>;
  /** Host and path, or a channel's name: shown at the desk. No secret is in it. */
  nameOf(settings: unknown): string;
}
