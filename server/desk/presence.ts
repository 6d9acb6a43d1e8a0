/**
 * How many readers each blog has now: open sockets and streams of all instances, each counted where it is let in. Readers
 * who poll are not: shared caches answer them, and to count them they would have to be told apart.
 */
import type { Bus } from '../bus/bus.js';

const TELL_EVERY_MS = 5_000;
/** An instance of which nothing was heard for so long is gone, and its readers are counted elsewhere. */
const FORGOTTEN_AFTER_MS = 15_000;

export interface Presence {
  /** One reader more; returns how to take them away again. */
  enter: (slug: string) => () => void;
  /** Readers now, rounded (see `rounded`). */
  readers: (slug: string) => number;
  /** Tells the rounded number at once and whenever it changed, at most every five seconds; returns how to stop. */
  watch: (slug: string, tell: (readers: number) => void) => () => void;
  stop: () => void;
}

interface Elsewhere {
  counts: Readonly<Record<string, number>>;
  heardAt: number;
}

/** `clock`: milliseconds that never go back. */
export function createPresence(bus: Bus, clock: () => number = () => performance.now()): Presence {
  const counts = new Map<string, number>();
  const elsewhere = new Map<string, Elsewhere>();
  const watching = new Set<() => void>();
  const timer = setInterval(() => {
    bus.tell({ kind: 'readers', counts: Object.fromEntries(counts) });
    watching.forEach((look) => look());
  }, TELL_EVERY_MS);
  const stopHearing = bus.hear((notice, from) => {
    if (notice.kind === 'readers') elsewhere.set(from, { counts: notice.counts, heardAt: clock() });
  });

  function readers(slug: string): number {
    let count = counts.get(slug) ?? 0;
    forgetTheSilent();
    for (const { counts: theirs } of elsewhere.values()) count += Object.hasOwn(theirs, slug) ? (theirs[slug] ?? 0) : 0;
    return rounded(count);
  }

  function forgetTheSilent(): void {
    const since = clock() - FORGOTTEN_AFTER_MS;
    for (const [instance, { heardAt }] of elsewhere) if (heardAt < since) elsewhere.delete(instance);
  }

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
    stop: () => {
      clearInterval(timer);
      stopHearing();
      // They are connected elsewhere soon, and counted there.
      bus.tell({ kind: 'readers', counts: {} });
    },
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
