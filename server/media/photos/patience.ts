/** What seems lost to one instance may be in another's hands for a moment; what stays so is lost. */

/** Well above the time that a store is away while the photo that was made waits for it. */
export const PATIENCE_MS = 3 * 60_000;

/**
 * Asked again and again about what seems lost: true once it did for so long. By the time of this process, which no wrong
 * clock and no other machine's moves. What was not asked about for as long is forgotten: it was found in between.
 */
export function createPatience(forMs: number): (id: string) => boolean {
  const seen = new Map<string, { first: number; last: number }>();
  return (id) => {
    const at = performance.now();
    for (const [other, { last }] of seen) if (at - last > forMs) seen.delete(other);
    const { first } = seen.get(id) ?? { first: at };
    seen.set(id, { first, last: at });
    return at - first >= forMs;
  };
}
