/** Milliseconds until the next attempt: full jitter above a half, doubling from 1 s to 30 s; never sooner than asked. */
export function backoff(failures: number, after: number | null, random: () => number): number {
  const ceiling = Math.min(30_000, 1_000 * 2 ** Math.max(0, failures - 1));
  return Math.max(ceiling * (0.5 + random() / 2), (after ?? 0) * 1_000 * (1 + random() / 4));
}
