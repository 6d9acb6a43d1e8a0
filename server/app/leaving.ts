/**
 * Leaving without a jolt (rule S2): this instance is not ready any more, so the balancer sends nobody new; its readers
 * move at random moments; and until they have, or the time is over, everything goes on being served.
 */
import type { Drain } from '../../shared/protocol/readers.js';

export interface Leaving {
  /** What to tell a reader who comes or stays now; null while nobody is asked to go. */
  drain: () => Drain | null;
  /** Asks everybody to go within so many seconds; resolves when they are gone, or have had the time and a little more. */
  begin: (within: number) => Promise<void>;
}

export interface LeavingParts {
  /** Readers connected now. */
  count: () => number;
  /** Asks those who are connected. */
  ask: (drain: Drain) => void;
}

const LOOK_EVERY_MS = 100;
/** Who moves in the last moment makes the new connection before the old one is left. */
const SPARE_S = 5;

export function createLeaving({ count, ask }: LeavingParts): Leaving {
  let until: number | null = null;
  const left = (): number => (until === null ? Infinity : (until - performance.now()) / 1_000);
  return {
    drain: () => (until === null ? null : { within: Math.max(0, Math.floor(left())) }),
    begin: async (within) => {
      until = performance.now() + within * 1_000;
      ask({ within });
      while (count() > 0 && left() > -SPARE_S) await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    },
  };
}
