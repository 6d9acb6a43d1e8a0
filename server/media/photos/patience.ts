/** Patience with uploads: one that seems lost to this instance may be in another's hands for a moment. */

/** Well above the time that a store is away while the photo that was made waits for it. */
export const PATIENCE_MS = 3 * 60_000;

/** Counts by the time of this process, which no wrong clock and no other machine's moves. */
export class Patience {
  private readonly seen = new Map<string, { first: number; last: number }>();

  constructor(private readonly forMs: number) {}

  /**
   * Asked again and again about an id that seems lost; true once it has seemed so for long enough. An id that was not
   * asked about for as long is forgotten: it was found in between.
   */
  isOver(id: string): boolean {
    const at = performance.now();
    for (const [other, { last }] of this.seen) if (at - last > this.forMs) this.seen.delete(other);
    const { first } = this.seen.get(id) ?? { first: at };
    this.seen.set(id, { first, last: at });
    return at - first >= this.forMs;
  }
}
