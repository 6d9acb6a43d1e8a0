/**
 * Leaving without a jolt (rule S2): this instance is not ready any more, so the balancer sends it no new readers; its
 * readers move at random moments; and until they have, or the time is over, everything goes on being served.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Drain } from '../../shared/protocol/readers.js';

export interface LeavingParts {
  /** Counts the readers that are connected now. */
  count: () => number;
  /** Asks the readers that are connected to move. */
  ask: (drain: Drain) => void;
}

const LOOK_EVERY_MS = 100;
/** A reader that moves in the last moment makes the new connection before it leaves the old one. */
export const SPARE_S = 5;

export class Leaving {
  private until: number | null = null;

  constructor(private readonly parts: LeavingParts) {}

  /** Returns the message for a reader who comes or stays now; null while nobody is asked to go. */
  drain(): Drain | null {
    return this.until === null ? null : { within: Math.max(0, Math.floor(this.left())) };
  }

  /** Asks everybody to go within so many seconds; resolves when they are gone, or have had the time and a little more. */
  async begin(within: number): Promise<void> {
    this.until = performance.now() + within * 1_000;
    this.parts.ask({ within });
    while (this.parts.count() > 0 && this.left() > -SPARE_S) await sleep(LOOK_EVERY_MS);
  }

  /** Returns the seconds that are left. */
  private left(): number {
    return this.until === null ? Infinity : (this.until - performance.now()) / 1_000;
  }
}
