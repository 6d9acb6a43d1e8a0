/** Leases: the right to work on something, alone among all instances, for a short time. */

export interface LeasePort {
  /**
   * Takes the lease on a name for so many ms by the store's own clock (those of machines differ). `holder` is random,
   * of one piece of work. `taken`: another has it and its time is not over; that somebody asks is noted for it. Held by
   * this holder already, it is lengthened. Nothing need be known of the name.
   */
  lease(name: string, holder: string, forMs: number): Promise<'held' | 'taken'>;
  /** Lengthens it; `asked`: another wants it. null: it is lost, since its time was over and another took it. */
  renew(name: string, holder: string, forMs: number): Promise<{ asked: boolean } | null>;
  /** Ends it at once; nothing where this holder does not have it. */
  release(name: string, holder: string): Promise<void>;
}
