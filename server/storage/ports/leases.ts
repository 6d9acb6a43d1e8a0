/** Leases: the right to work on something, alone among all instances, for a short time. */

export interface LeasePort {
  /**
   * Takes the lease on a name for so many ms by the store's own clock (those of machines differ). `holder` is random, a
   * new one for each piece of work. `taken`: another has the lease and its time is not over; the other is told that
   * somebody asks. Held by this holder already, the lease is lengthened. The name need not be known.
   */
  lease(name: string, holder: string, forMs: number): Promise<'held' | 'taken'>;
  /** Lengthens a lease; `asked`: another wants it. null: the lease is lost, since its time was over and another took it. */
  renew(name: string, holder: string, forMs: number): Promise<{ asked: boolean } | null>;
  /** Ends a lease at once; does nothing where this holder does not have it. */
  release(name: string, holder: string): Promise<void>;
}
