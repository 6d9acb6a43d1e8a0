/**
 * How many readers each blog has now: open sockets and streams of this server, each counted where it is let in. Readers
 * who poll are not: shared caches answer them, and to count them they would have to be told apart.
 */
const TELL_EVERY_MS = 5_000;

export interface Presence {
  /** One reader more; returns how to take them away again. */
  enter: (slug: string) => () => void;
  /** Readers now, rounded (see `rounded`). */
  readers: (slug: string) => number;
  /** Tells the rounded number at once and whenever it changed, at most every five seconds; returns how to stop. */
  watch: (slug: string, tell: (readers: number) => void) => () => void;
  stop: () => void;
}

export function createPresence(): Presence {
  const counts = new Map<string, number>();
  const watching = new Set<() => void>();
  const readers = (slug: string): number => rounded(counts.get(slug) ?? 0);
  const timer = setInterval(() => watching.forEach((look) => look()), TELL_EVERY_MS);

  function add(slug: string, more: number): void {
    const count = (counts.get(slug) ?? 0) + more;
    if (count === 0) counts.delete(slug);
    else counts.set(slug, count);
  }

  return {
    readers,
    enter: (slug) => {
      add(slug, 1);
      let here = true;
      return () => {
        if (here) add(slug, -1);
        here = false;
      };
    },
    watch: (slug, tell) => {
      let told = readers(slug);
      tell(told);
      const look = (): void => {
        const now = readers(slug);
        if (now !== told) tell((told = now));
      };
      watching.add(look);
      return () => watching.delete(look);
    },
    stop: () => clearInterval(timer),
  };
}

/**
 * To the nearest 5, then 10, 50 and 100 as it grows, so that nobody sees a single reader come and go: an editor who knows
 * who is expected would know who reads. 0 is nobody at all, anybody at all is 5.
 */
export function rounded(count: number): number {
  if (count === 0) return 0;
  const step = count < 50 ? 5 : count < 200 ? 10 : count < 1_000 ? 50 : 100;
  return Math.max(5, Math.round(count / step) * step);
}
